package io.escapement.core.check;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.FindingDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.Totals;
import java.util.HashMap;
import java.util.Map;

/** Positions and money added up from the inputs alone, by plain sums: what the core's own books must equal. */
final class FillLedger {
    private record Execution(long high, long low) {}

    private final Map<Execution, Boolean> seen = new HashMap<>();
    private final Violations violations;
    private final CoreView view;
    private final long[] size;
    private long fees;
    private long funding;
    private long closedNet;
    private boolean based;

    private int pendingInstrument = -1;
    private long pendingSize;

    FillLedger(CoreView view, Violations violations) {
        this.view = view;
        this.violations = violations;
        size = new long[view.instruments().capacity()];
    }

    /** Before the core sees it. */
    void onFill(FillDecoder fill) {
        final int i = fill.instrumentId();
        if (!view.instruments().isDefined(i) || view.mode().isHedged(i)) {
            return;
        }
        final long high = fill.executionId().high();
        final long low = fill.executionId().low();
        if ((high != 0 || low != 0) && seen.put(new Execution(high, low), Boolean.TRUE) != null) {
            return;
        }
        if (!based && fill.source() == DataSource.QUERY) {
            return;
        }
        final long fee = fill.fee() == FixedPoint.NULL ? 0 : fill.fee();
        if (fill.kind() == FillKind.FUNDING) {
            funding += fee;
            return;
        }
        if (fill.size() <= 0 || fill.price() <= 0 || fill.side() == Side.NULL_VAL) {
            return;
        }
        fees += fee;
        pendingInstrument = i;
        pendingSize = fill.side() == Side.BUY ? fill.size() : -fill.size();
    }

    /** The first complete reconciliation: executions count from here on. */
    void onReconciled() {
        based = true;
    }

    /** A size taken over without its executions is the new beginning; an execution found in it adds nothing. */
    void onFinding(FindingDecoder finding) {
        final boolean byFill =
                finding.orderId().high() != 0 || finding.orderId().low() != 0;
        switch (finding.kind()) {
            case CLOSED_OUTSIDE, OPENED_OUTSIDE, SIZE_DIFFERS, SIDE_DIFFERS -> {
                if (!byFill) {
                    size[finding.instrumentId()] = finding.venues();
                }
            }
            case MISSED_FILL -> pendingInstrument = -1;
            default -> {
                // No other finding changes a position.
            }
        }
    }

    void onTradeClosed(TradeClosedDecoder trade) {
        violations.equal("net result of a trade", trade.netPnl(), trade.grossPnl() - trade.fees() - trade.funding());
        closedNet += trade.netPnl();
    }

    /** After the core has applied the input. */
    void check() {
        if (pendingInstrument >= 0) {
            size[pendingInstrument] += pendingSize;
            pendingInstrument = -1;
        }
        final PositionBook book = view.positions();
        long openNet = 0;
        for (int i = 0; i < view.instruments().count(); i++) {
            if (book.size(i) != size[i]) {
                violations.add("position " + i + " is " + book.size(i) + ", its fills sum to " + size[i]);
                size[i] = book.size(i);
            }
            openNet += book.gross(i) - book.fees(i) - book.funding(i);
            if ((book.size(i) == 0) != (book.cost(i) == 0)) {
                violations.add("position " + i + " of size " + book.size(i) + " cost " + book.cost(i));
            }
        }
        final Totals totals = book.totals();
        violations.equal("sum of fees", totals.fees(), fees);
        violations.equal("sum of funding", totals.funding(), funding);
        violations.equal("sum of results", totals.net(), closedNet + openNet + totals.unassigned());
    }
}
