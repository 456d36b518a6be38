package io.escapement.trainer.backtest.result;

/**
 * A calendar month, UTC; the first and the last may be parts of one.
 *
 * @param year of it
 * @param month 1 to 12
 * @param value return
 */
public record MonthReturn(int year, int month, double value) {}
