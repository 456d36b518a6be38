package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The definition published last of every instrument, so that a refresh tells changes only. Thread-safe. */
public final class Definitions {
    /** Header and the two stamps, which differ every time. */
    private static final int RULES = MessageHeaderEncoder.ENCODED_LENGTH + 2 * Long.BYTES;

    private static final int STATUS =
            MessageHeaderEncoder.ENCODED_LENGTH + InstrumentDefinitionEncoder.statusEncodingOffset();

    private final Map<Integer, byte[]> last = new HashMap<>();

    /** Nothing defined. */
    public Definitions() {}

    /** Remembers a message; whether its rules differ from those before, or are the first. */
    synchronized boolean keep(int instrumentId, DirectBuffer buffer, int offset, int length) {
        final byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        final byte[] before = last.put(instrumentId, message);
        return before == null || !Arrays.equals(before, RULES, before.length, message, RULES, length);
    }

    /** Writes the last message with the status CLOSED; returns its length, 0 if there is none or it was closed before. */
    synchronized int close(int instrumentId, MutableDirectBuffer buffer, int offset) {
        final byte[] message = last.get(instrumentId);
        if (message == null || message[STATUS] == (byte) InstrumentStatus.CLOSED.value()) {
            return 0;
        }
        message[STATUS] = (byte) InstrumentStatus.CLOSED.value();
        buffer.putBytes(offset, message);
        return message.length;
    }
}
