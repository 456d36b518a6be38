package io.escapement.tools.gate;

import io.escapement.core.output.OutputPort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/** SHA-256 over an output stream: cause, index, length and bytes of every output. */
final class OutputDigest implements OutputPort {
    private static final int ROOM = 8_192;

    private final MessageDigest digest;
    private final ByteBuffer record = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private long outputs;
    private long mutedUpTo;

    OutputDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Ignores the outputs of inputs up to a sequence: they were counted before a core was rebuilt. */
    void muteUpTo(long sequence) {
        mutedUpTo = sequence;
    }

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        if (causeSequence <= mutedUpTo) {
            return;
        }
        record.clear();
        record.putLong(causeSequence).putInt(index).putInt(length);
        buffer.getBytes(offset, record, length);
        digest.update(record.array(), 0, record.position());
        outputs++;
    }

    /** Ends the digest. */
    VariantResult result(long inputs, long elapsedNs) {
        return new VariantResult(inputs, outputs, HexFormat.of().formatHex(digest.digest()), elapsedNs);
    }
}
