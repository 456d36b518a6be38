package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.text.MessagePrinter;
import io.escapement.gateway.bybit.port.GatewayClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Both decoders on a port that keeps everything; what was published is told as lines of JSON. */
final class Decoding implements GatewayClock {
    /** Receive time of all messages, so that expectations need no arithmetic. */
    static final long RECEIVE_TIME_NS = 77;

    final SymbolTable symbols;
    final CapturePort port = new CapturePort();
    final FrameDecoder frames;
    final RestDecoder answers;
    private final MessagePrinter printer;

    Decoding() {
        this(new SymbolTable(List.of("BTCUSDT", "ETHUSDT", "1000PEPEUSDT"), "alpha"));
    }

    Decoding(SymbolTable symbols) {
        this.symbols = symbols;
        frames = new FrameDecoder(symbols, this, port);
        answers = new RestDecoder(symbols, this, port);
        printer = new MessagePrinter(symbols);
    }

    @Override
    public long nowNs() {
        return RECEIVE_TIME_NS;
    }

    @Override
    public long stamp(long venueTimeNs) {
        return RECEIVE_TIME_NS;
    }

    /** Decodes a frame that lies inside a larger array, as in a session. */
    Verdict frame(String text) {
        return frame(text.getBytes(StandardCharsets.UTF_8));
    }

    Verdict frame(byte[] text) {
        port.clear();
        final byte[] larger = new byte[text.length + 64];
        System.arraycopy(text, 0, larger, 3, text.length);
        return frames.onFrame(larger, 3, text.length);
    }

    /** Decodes a frame that fills its array, where nothing may be looked at ahead. */
    Verdict tightFrame(String text) {
        port.clear();
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return frames.onFrame(bytes, 0, bytes.length);
    }

    Verdict answer(String text) {
        port.clear();
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return answers.read(bytes, 0, bytes.length);
    }

    List<String> messages() {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < port.count(); i++) {
            lines.add(printer.toJson(port.message(i), 0));
        }
        return lines;
    }

    /** The only message. */
    String message() {
        final List<String> lines = messages();
        if (lines.size() != 1) {
            throw new AssertionError("one message expected: " + lines);
        }
        return lines.get(0);
    }
}
