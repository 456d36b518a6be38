package io.escapement.trainer.table;

/**
 * A column of a table to be written.
 *
 * @param name unique in its table
 * @param type of its values
 */
public record TableColumn(String name, Type type) {
    /** What a column holds. */
    public enum Type {
        /** 64-bit integers. */
        LONG("BIGINT", 0),
        /** Decimals of eight places, such as prices; {@code BigDecimal}. */
        PRICE("DECIMAL(18,8)", 8),
        /** Large decimals of twelve places, such as volumes; {@code BigDecimal}. */
        AMOUNT("DECIMAL(38,12)", 12),
        /** Doubles. */
        DOUBLE("DOUBLE", 0),
        /** Text. */
        TEXT("VARCHAR", 0);

        final String sql;

        /** Places behind the point, of decimals. */
        final int scale;

        Type(String sql, int scale) {
            this.sql = sql;
            this.scale = scale;
        }
    }
}
