package io.escapement.tools.signals;

import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.TimeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signals as a table, and how many stand where. */
public final class SignalListText {
    /** Year and its dash, of a session of some days at most the same in every row. */
    private static final int YEAR_LENGTH = 5;

    private static final String FORMAT = "%-6s %-11s %-10s %-14s %-5s %-22s %6s %6s %6s %s%n";

    private final PrintWriter out;
    private final JournalNames names;

    /**
     * A table.
     *
     * @param out takes it
     * @param names symbols
     */
    public SignalListText(PrintWriter out, JournalNames names) {
        this.out = out;
        this.names = names;
    }

    /**
     * Prints the newest of some signals, then how many of all of them stand in which state and which gates blocked.
     *
     * @param rows in order of their ids
     * @param limit most rows printed
     */
    public void print(List<SignalRow> rows, int limit) {
        out.printf(
                FORMAT, "signal", "generated", "symbol", "strategy", "side", "fate", "prob", "EV bps", "R", "ended by");
        for (final SignalRow row : rows.subList(Math.max(0, rows.size() - limit), rows.size())) {
            print(row);
        }
        final Map<String, Integer> states = new TreeMap<>();
        final Map<String, Integer> fates = new TreeMap<>();
        for (final SignalRow row : rows) {
            states.merge(row.state, 1, Integer::sum);
            fates.merge((row.fate + " " + row.reason).trim(), 1, Integer::sum);
        }
        out.println();
        out.println("R is the trade's, or the phantom's of a signal that was not EXECUTED");
        out.println(rows.size() + " signals" + (rows.size() > limit ? ", the last " + limit + " shown" : ""));
        states.forEach((state, count) -> out.printf("  now %-32s %8d%n", state, count));
        fates.forEach((fate, count) -> out.printf("  %-36s %8d%n", fate, count));
    }

    private void print(SignalRow row) {
        final String symbol = names.symbol(row.instrumentId);
        out.printf(
                FORMAT,
                row.id,
                TimeText.minute(row.timeNs).substring(YEAR_LENGTH),
                symbol == null ? "#" + row.instrumentId : symbol,
                SignalWords.strategy(row.strategyId),
                row.side.equals("BUY") ? "LONG" : "SHORT",
                row.fate.equals("EXECUTED") || row.reason.isEmpty() ? row.fate : row.reason,
                SignalWords.number(row.probability, 3),
                SignalWords.number(row.expectedBps, 1),
                SignalWords.number(row.resultR, 2),
                row.ended);
    }
}
