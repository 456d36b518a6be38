package io.escapement.core.model;

/**
 * How a model of several symbols is told which one it looks at: columns appended to the row.
 *
 * <p>A symbol's code is its place in the manifest's list of symbols. A symbol that is not in it has none, and coverage
 * keeps it from being judged.
 */
public enum SymbolEncoding {
    /** Not at all: one model for all alike. */
    NONE,
    /** A column a symbol: 1 in the symbol's own, 0 in the others. */
    ONE_HOT,
    /** One column with the symbol's code. Means nothing to a regression, which leaves it out. */
    INDEX;

    /** No code. */
    public static final int UNKNOWN = -1;

    /**
     * Columns appended.
     *
     * @param symbols in the model's list
     * @return 0 or more
     */
    public int columns(int symbols) {
        return this == NONE ? 0 : this == ONE_HOT ? symbols : 1;
    }

    /**
     * Writes the columns.
     *
     * @param code of the symbol, or {@link #UNKNOWN}: no column is 1, or the code is missing
     * @param row encoded
     * @param from first of these columns; the row ends with the last
     */
    public void encode(int code, double[] row, int from) {
        if (this == INDEX) {
            row[from] = code == UNKNOWN ? Double.NaN : code;
        } else if (this == ONE_HOT) {
            for (int i = from; i < row.length; i++) {
                row[i] = i - from == code ? 1 : 0;
            }
        }
    }
}
