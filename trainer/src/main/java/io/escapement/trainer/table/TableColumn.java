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
        LONG("BIGINT"),
        /** Doubles. */
        DOUBLE("DOUBLE"),
        /** Text. */
        TEXT("VARCHAR");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }
}
