package io.escapement.core.model;

import java.nio.ByteOrder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows and the margins XGBoost itself computed for them, by which a bundle proves on the machine it is loaded on that its
 * predictions are the trainer's.
 *
 * <p>Bytes, little-endian: row count and feature count (int32 each), then the rows (float32, row-major), then the margins
 * (float32).
 */
public final class GoldenVectors {
    private static final int HEADER_LENGTH = 8;

    private final float[][] rows;
    private final float[] margins;

    /**
     * Vectors of a model.
     *
     * @param rows {@code float[count][featureCount]}, NaN where missing; at least one
     * @param margins one a row
     * @throws IllegalArgumentException if the shapes differ or there are none
     */
    public GoldenVectors(float[][] rows, float[] margins) {
        if (rows.length == 0 || rows.length != margins.length) {
            throw new IllegalArgumentException(
                    "golden vectors: " + rows.length + " rows and " + margins.length + " margins");
        }
        this.rows = rows;
        this.margins = margins;
    }

    /**
     * As bytes.
     *
     * @return the section's content
     */
    public byte[] encode() {
        final int columns = rows[0].length;
        final byte[] bytes = new byte[HEADER_LENGTH + rows.length * (columns + 1) * Float.BYTES];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        buffer.putInt(0, rows.length, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(4, columns, ByteOrder.LITTLE_ENDIAN);
        int at = HEADER_LENGTH;
        for (final float[] row : rows) {
            for (final float x : row) {
                buffer.putInt(at, Float.floatToIntBits(x), ByteOrder.LITTLE_ENDIAN);
                at += Float.BYTES;
            }
        }
        for (final float margin : margins) {
            buffer.putInt(at, Float.floatToIntBits(margin), ByteOrder.LITTLE_ENDIAN);
            at += Float.BYTES;
        }
        return bytes;
    }

    /**
     * From bytes.
     *
     * @param bytes a section's content
     * @return the vectors
     * @throws IllegalArgumentException if the length does not fit the counts
     */
    public static GoldenVectors decode(byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final int count = bytes.length < HEADER_LENGTH ? 0 : buffer.getInt(0, ByteOrder.LITTLE_ENDIAN);
        final int columns = bytes.length < HEADER_LENGTH ? 0 : buffer.getInt(4, ByteOrder.LITTLE_ENDIAN);
        if (count < 1 || columns < 1 || HEADER_LENGTH + (long) count * (columns + 1) * Float.BYTES != bytes.length) {
            throw new IllegalArgumentException("model bundle's golden vectors are cut short");
        }
        final float[][] rows = new float[count][columns];
        final float[] margins = new float[count];
        int at = HEADER_LENGTH;
        for (final float[] row : rows) {
            at = read(buffer, at, row);
        }
        read(buffer, at, margins);
        return new GoldenVectors(rows, margins);
    }

    /**
     * Predicts every row and compares bit by bit.
     *
     * @param predictor of the same bundle
     * @throws IllegalArgumentException naming the first row that differs
     */
    void verify(Predictor predictor) {
        if (rows[0].length != predictor.featureCount()) {
            throw new IllegalArgumentException(
                    "model has " + predictor.featureCount() + " features, its golden vectors " + rows[0].length);
        }
        for (int i = 0; i < rows.length; i++) {
            final float margin = predictor.margin(rows[i]);
            if (Float.floatToIntBits(margin) != Float.floatToIntBits(margins[i])) {
                throw new IllegalArgumentException("golden vector " + i + " gives margin " + margin + " instead of "
                        + margins[i] + ": the bundle's model and its vectors do not belong together, train it again");
            }
        }
    }

    /**
     * The rows.
     *
     * @return a view of them
     */
    public List<float[]> rows() {
        return List.of(rows);
    }

    private static int read(UnsafeBuffer buffer, int from, float[] into) {
        int at = from;
        for (int i = 0; i < into.length; i++) {
            into[i] = Float.intBitsToFloat(buffer.getInt(at, ByteOrder.LITTLE_ENDIAN));
            at += Float.BYTES;
        }
        return at;
    }
}
