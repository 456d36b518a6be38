package io.escapement.tools.report;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints a session for a terminal of 100 columns. */
public final class SessionText {
    private static final int REASON_LENGTH = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final int tradesShown;

    /**
     * @param out takes the lines
     * @param tradesShown how many of the last trades are listed
     */
    public SessionText(PrintWriter out, int tradesShown) {
        this.out = out;
        this.tradesShown = tradesShown;
    }

    /**
     * @param session what to print
     */
    public void print(Session session) {
        final Duration length = Duration.ofNanos(session.lastTimeNs() - session.firstTimeNs());
        out.printf(
                Locale.ROOT,
                "Session %s, %s UTC to %s UTC (%s), %d %s%n",
                session.mode().isEmpty() ? "that never traded" : session.mode(),
                time(TIME, session.firstTimeNs()),
                time(TIME, session.lastTimeNs()),
                span(length),
                session.runs(),
                session.runs() == 1 ? "run" : "runs");
        trades(session.trades());
        positions(session.openPositions());
        money(session);
        counts("Signals by fate (" + session.signals() + ")", session.signalsByFate());
        counts("Commands by outcome", session.commandsByOutcome());
        counts("Alerts", session.alerts());
        counts("Findings", session.findings());
        counts("Inputs by type (" + session.inputs() + ")", session.inputsByType());
        counts("Outputs by type (" + session.outputs() + ")", session.outputsByType());
        out.println();
        out.printf(
                Locale.ROOT,
                "Journal  %s  %.1f MiB in %d files, last recorded state hash %s%n",
                session.directory(),
                session.bytesOnDisk() / 1048576.0,
                session.files(),
                session.stateHash() == null ? "none" : session.stateHash());
        out.flush();
    }

    private void trades(List<TradeRow> trades) {
        out.println();
        if (trades.isEmpty()) {
            out.println("Trades   none closed");
            return;
        }
        final List<TradeRow> shown = trades.subList(Math.max(0, trades.size() - tradesShown), trades.size());
        out.println("Trades closed: " + trades.size()
                + (shown.size() < trades.size() ? ", the last " + shown.size() + ":" : ":"));
        out.printf(
                Locale.ROOT,
                "  %-11s %-10s %-5s %9s %10s %10s %8s %9s %5s %s%n",
                "closed",
                "symbol",
                "side",
                "size",
                "entry",
                "exit",
                "costs",
                "net",
                "R",
                "reason");
        for (TradeRow trade : shown) {
            out.printf(
                    Locale.ROOT,
                    "  %-11s %-10s %-5s %9s %10s %10s %8s %9s %5s %s%n",
                    time(SHORT_TIME, trade.closeTimeNs()),
                    trade.symbol(),
                    trade.side(),
                    plain(trade.size()),
                    price(trade.entryPrice()),
                    price(trade.exitPrice()),
                    cents(trade.fees().add(trade.funding())),
                    cents(trade.net()),
                    number("%.2f", trade.resultR()),
                    shorten(trade.reason()));
        }
        final long won =
                trades.stream().filter(trade -> trade.net().signum() > 0).count();
        out.printf(Locale.ROOT, "  won %d of %d (%.0f %%)%n", won, trades.size(), 100.0 * won / trades.size());
        averages(trades);
    }

    /** What single rows have no room for; all of it is in the JSON, and explain tells one trade whole. */
    private void averages(List<TradeRow> trades) {
        out.printf(
                Locale.ROOT,
                "  on average held %s, best %s R, worst %s R, slippage %s bps in and %s bps out%n",
                held((long) mean(trades, trade -> trade.closeTimeNs() - trade.openTimeNs())),
                number("%.2f", mean(trades, TradeRow::favourableR)),
                number("%.2f", mean(trades, TradeRow::adverseR)),
                number("%.1f", mean(trades, TradeRow::entrySlippageBps)),
                number("%.1f", mean(trades, TradeRow::exitSlippageBps)));
    }

    /** Of the trades that have the number. */
    private static double mean(List<TradeRow> trades, ToDoubleFunction<TradeRow> number) {
        return trades.stream()
                .mapToDouble(number)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String held(long nanos) {
        final long minutes = nanos / 60_000_000_000L;
        return minutes < 60 ? minutes + "m" : String.format(Locale.ROOT, "%d:%02dh", minutes / 60, minutes % 60);
    }

    private void positions(List<PositionRow> positions) {
        out.println();
        if (positions.isEmpty()) {
            out.println("Open positions  none");
            return;
        }
        out.println("Open positions: " + positions.size());
        for (PositionRow row : positions) {
            out.printf(
                    Locale.ROOT,
                    "  %-10s %-5s %9s at %10s  stop %10s  target %10s  pnl %9s%n",
                    row.symbol(),
                    row.side(),
                    plain(row.size()),
                    price(row.entryPrice()),
                    price(row.stopLoss()),
                    price(row.takeProfit()),
                    cents(row.unrealised()));
        }
    }

    private void money(Session session) {
        out.println();
        out.printf(
                Locale.ROOT,
                "Closed trades  gross %s  net %s     All fills  fees %s  funding %s%n",
                cents(session.gross()),
                cents(session.net()),
                cents(session.feesPaid()),
                cents(session.fundingPaid()));
        if (session.equityStart() != null) {
            final BigDecimal change = session.equityEnd().subtract(session.equityStart());
            out.printf(
                    Locale.ROOT,
                    "Equity         start %s  end %s  change %s (%.2f %%)%n",
                    cents(session.equityStart()),
                    cents(session.equityEnd()),
                    cents(change),
                    session.equityStart().signum() == 0
                            ? 0.0
                            : 100 * change.doubleValue() / session.equityStart().doubleValue());
        }
    }

    /** Two columns, so that a long tally stays on the screen. */
    private void counts(String title, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        int column = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            final String cell = String.format(Locale.ROOT, "  %-32s %9d", entry.getKey(), entry.getValue());
            column++;
            if (column % 2 == 0 || column == counts.size()) {
                out.println(cell);
            } else {
                out.print(cell + "    ");
            }
        }
    }

    private static String time(DateTimeFormatter format, long timeNs) {
        return format.format(Instant.ofEpochSecond(0, timeNs));
    }

    private static String cents(BigDecimal amount) {
        return amount == null ? "-" : amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? "-" : amount.stripTrailingZeros().toPlainString();
    }

    /** Average prices have endless digits: six significant behind the point are plenty. */
    private static String price(BigDecimal amount) {
        if (amount == null) {
            return "-";
        }
        final int digits = amount.precision() - amount.scale();
        return amount.setScale(Math.max(0, Math.min(8, 7 - Math.max(0, digits))), RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** To the minute; below an hour to the second. */
    private static String span(Duration length) {
        return length.toHours() == 0
                ? String.format(Locale.ROOT, "%dm %02ds", length.toMinutesPart(), length.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%dd %02dh %02dm", length.toDays(), length.toHoursPart(), length.toMinutesPart());
    }

    private static String shorten(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }
}
