package io.escapement.trainer.fit;

import io.escapement.trainer.dataset.Dataset;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What rows are, as one number: histories, journals, rules and the code that made them, all at once. */
public final class RowsHash {
    private static final int INTS = 4;
    private static final int LONGS = 4;

    private RowsHash() {}

    /**
     * Hashes rows.
     *
     * @param data in order
     * @return SHA-256 of every number of every row and its sample, 64 hexadecimal digits
     */
    public static String of(Dataset data) {
        final MessageDigest digest = digest();
        for (int i = 0; i < data.size(); i++) {
            final float[] features = data.rows()[i];
            final Dataset.Sample sample = data.samples().get(i);
            final ByteBuffer row =
                    ByteBuffer.allocate(INTS * Integer.BYTES + LONGS * Long.BYTES + features.length * Float.BYTES);
            row.putInt(sample.kind().ordinal()).putInt(sample.instrument()).putInt(sample.strategy());
            row.putInt(sample.side());
            row.putLong(sample.timeMs()).putLong(sample.exitTimeMs());
            row.putLong(Double.doubleToLongBits(sample.netReturn()));
            row.putLong(Double.doubleToLongBits(sample.weight()));
            for (final float x : features) {
                // One NaN for all of them.
                row.putInt(Float.floatToIntBits(x));
            }
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
