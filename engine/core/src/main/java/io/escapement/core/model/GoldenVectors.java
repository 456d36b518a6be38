package io.escapement.core.model;

import java.nio.ByteOrder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows and what the trainer computed for them, by which a bundle proves on the machine it is loaded on that its
 * predictions are the trainer's: XGBoost's own margins of boosted trees and forest, the regression's, the blend's and the
 * calibrated probability.
 *
 * <p>Bytes, little-endian: number of rows and of columns (int32 each), the rows (float32, row-major), then a record a row:
 * trees' margin (float32), forest's (float32), blend's (float32), regression's (float64), probability (float64). A part the
 * bundle doesn't have is NaN.
 */
public final class GoldenVectors {
    private static final int HEADER_LENGTH = 8;
    private static final int RECORD_LENGTH = 3 * Float.BYTES + 2 * Double.BYTES;

    private final float[][] rows;
    private final Expected[] expected;

    /**
     * What one row gives.
     *
     * @param trees margin of the boosted trees as XGBoost computes it
     * @param forest margin of the forest as XGBoost computes it, NaN without one
     * @param blend margin of the ensemble
     * @param logistic margin of the regression, NaN without one
     * @param probability calibrated
     */
    public record Expected(float trees, float forest, float blend, double logistic, double probability) {}

    /**
     * Vectors of a model.
     *
     * @param rows {@code float[count][columns]}, encoded, NaN where missing; at least one
     * @param expected one a row
     * @throws IllegalArgumentException if the shapes differ or there are none
     */
    public GoldenVectors(float[][] rows, List<Expected> expected) {
        if (rows.length == 0 || rows.length != expected.size()) {
            throw new IllegalArgumentException(
                    "golden vectors: " + rows.length + " rows and " + expected.size() + " results");
        }
        this.rows = rows;
        this.expected = new Expected[rows.length];
        for (int i = 0; i < rows.length; i++) {
            this.expected[i] = expected.get(i);
        }
    }

    private GoldenVectors(float[][] rows, Expected[] expected) {
        this.rows = rows;
        this.expected = expected;
    }

    /**
     * As bytes.
     *
     * @return the section's content
     */
    public byte[] encode() {
        final int columns = rows[0].length;
        final byte[] bytes = new byte[length(rows.length, columns)];
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
        for (final Expected e : expected) {
            buffer.putInt(at, Float.floatToIntBits(e.trees), ByteOrder.LITTLE_ENDIAN);
            buffer.putInt(at + 4, Float.floatToIntBits(e.forest), ByteOrder.LITTLE_ENDIAN);
            buffer.putInt(at + 8, Float.floatToIntBits(e.blend), ByteOrder.LITTLE_ENDIAN);
            buffer.putLong(at + 12, bits(e.logistic), ByteOrder.LITTLE_ENDIAN);
            buffer.putLong(at + 20, bits(e.probability), ByteOrder.LITTLE_ENDIAN);
            at += RECORD_LENGTH;
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
        if (count < 1
                || columns < 1
                || HEADER_LENGTH + (long) count * ((long) columns * Float.BYTES + RECORD_LENGTH) != bytes.length) {
            throw new IllegalArgumentException("model bundle's golden vectors are cut short");
        }
        final float[][] rows = new float[count][columns];
        final Expected[] expected = new Expected[count];
        int at = HEADER_LENGTH;
        for (final float[] row : rows) {
            for (int i = 0; i < columns; i++) {
                row[i] = single(buffer, at);
                at += Float.BYTES;
            }
        }
        for (int i = 0; i < count; i++) {
            expected[i] = new Expected(
                    single(buffer, at),
                    single(buffer, at + 4),
                    single(buffer, at + 8),
                    wide(buffer, at + 12),
                    wide(buffer, at + 20));
            at += RECORD_LENGTH;
        }
        return new GoldenVectors(rows, expected);
    }

    /**
     * Judges every row and compares bit by bit.
     *
     * @param ensemble of the same bundle
     * @param calibration of the same bundle
     * @throws IllegalArgumentException naming the first row and part that differ
     */
    void verify(Ensemble ensemble, Calibration calibration) {
        if (rows[0].length != ensemble.columns()) {
            throw new IllegalArgumentException(
                    "model has " + ensemble.columns() + " columns, its golden vectors " + rows[0].length);
        }
        for (int i = 0; i < rows.length; i++) {
            final float blend = ensemble.margin(rows[i]);
            same(i, "trees' margin", ensemble.treesMargin(), expected[i].trees);
            same(i, "forest's margin", ensemble.forestMargin(), expected[i].forest);
            same(i, "regression's margin", ensemble.logisticMargin(), expected[i].logistic);
            same(i, "margin", blend, expected[i].blend);
            same(i, "probability", calibration.probability(blend), expected[i].probability);
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

    /** A float32 widens to a double without a change, so one comparison serves both. */
    private static void same(int row, String what, double found, double wanted) {
        if (bits(found) != bits(wanted)) {
            throw new IllegalArgumentException("golden vector " + row + " gives " + what + " " + found + " instead of "
                    + wanted + ": the bundle's model and its vectors do not belong together, train it again");
        }
    }

    /** With one NaN only. */
    private static long bits(double x) {
        return x != x ? Double.doubleToRawLongBits(Double.NaN) : Double.doubleToRawLongBits(x);
    }

    private static int length(int count, int columns) {
        return HEADER_LENGTH + count * (columns * Float.BYTES + RECORD_LENGTH);
    }

    private static float single(UnsafeBuffer buffer, int at) {
        return Float.intBitsToFloat(buffer.getInt(at, ByteOrder.LITTLE_ENDIAN));
    }

    private static double wide(UnsafeBuffer buffer, int at) {
        return Double.longBitsToDouble(buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
    }
}
