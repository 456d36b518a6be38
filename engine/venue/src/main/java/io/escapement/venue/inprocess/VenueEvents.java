package io.escapement.venue.inprocess;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.venue.VenueListener;
import io.escapement.venue.feed.Intervals;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.WalletView;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Turns what the venue says in one instant into inputs that wait in the arena, by channel. */
final class VenueEvents implements VenueListener {
    private final int[] coreIds;
    private final PublicInputs publicInputs;
    private final PrivateInputs privateInputs;
    private final ControlInputs controlInputs;
    private final Map<Long, Command> submitted;
    private final LongSupplier nowNs;
    private final boolean[] tickerSeen;
    private final boolean[][] bookSeen;

    VenueEvents(
            int[] coreIds,
            PublicInputs publicInputs,
            PrivateInputs privateInputs,
            ControlInputs controlInputs,
            Map<Long, Command> submitted,
            LongSupplier nowNs) {
        this.coreIds = coreIds;
        this.publicInputs = publicInputs;
        this.privateInputs = privateInputs;
        this.controlInputs = controlInputs;
        this.submitted = submitted;
        this.nowNs = nowNs;
        tickerSeen = new boolean[coreIds.length];
        bookSeen = new boolean[coreIds.length][Intervals.depthCount()];
    }

    @Override
    public void onKline(int instrumentId, Bar bar) {
        publicInputs.bar(coreIds[instrumentId], bar, DataSource.STREAM, nowNs.getAsLong(), InProcessSession.PUBLIC);
    }

    @Override
    public void onBook(int instrumentId, int depth, BookView book) {
        final int index = Intervals.depthIndexOf(depth);
        // The shallowest book knows snapshots only.
        final boolean snapshot = depth == 1 || !bookSeen[instrumentId][index];
        bookSeen[instrumentId][index] = true;
        publicInputs.book(coreIds[instrumentId], depth, book, snapshot, nowNs.getAsLong(), InProcessSession.PUBLIC);
    }

    @Override
    public void onTrades(int instrumentId, List<TradePrint> trades) {
        publicInputs.trades(coreIds[instrumentId], trades, nowNs.getAsLong(), InProcessSession.PUBLIC);
    }

    @Override
    public void onTicker(int instrumentId, TickerView ticker) {
        final boolean snapshot = !tickerSeen[instrumentId];
        tickerSeen[instrumentId] = true;
        if (snapshot || ticker.changedFields() != 0) {
            publicInputs.ticker(coreIds[instrumentId], ticker, snapshot, nowNs.getAsLong(), InProcessSession.PUBLIC);
        }
    }

    @Override
    public void onExecutions(long crossSequence, List<ExecutionView> rows) {
        final int instrumentId = coreIds[rows.get(0).instrumentId()];
        if (instrumentId < 0) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            privateInputs.fill(
                    instrumentId,
                    rows.get(i),
                    DataSource.STREAM,
                    i == rows.size() - 1,
                    nowNs.getAsLong(),
                    InProcessSession.PRIVATE);
        }
    }

    @Override
    public void onOrders(long crossSequence, List<OrderView> rows) {
        final int instrumentId = coreIds[rows.get(0).instrumentId()];
        if (instrumentId < 0) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            privateInputs.order(
                    instrumentId,
                    rows.get(i),
                    DataSource.STREAM,
                    i == rows.size() - 1,
                    nowNs.getAsLong(),
                    InProcessSession.PRIVATE);
        }
    }

    @Override
    public void onPositions(List<PositionView> rows) {
        final int instrumentId = coreIds[rows.get(0).instrumentId()];
        if (instrumentId < 0) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            privateInputs.position(
                    instrumentId,
                    rows.get(i),
                    DataSource.STREAM,
                    i == rows.size() - 1,
                    nowNs.getAsLong(),
                    InProcessSession.PRIVATE);
        }
    }

    @Override
    public void onWallet(WalletView wallet) {
        privateInputs.wallet(wallet, DataSource.STREAM, nowNs.getAsLong(), InProcessSession.PRIVATE);
    }

    @Override
    public void onCommandResult(CommandResult result) {
        final Command command = submitted.remove(result.token());
        if (command != null) {
            controlInputs.outcome(
                    command,
                    outcomeOf(command.kind, result.retCode()),
                    result.orderId(),
                    result.retCode(),
                    result.accepted() ? "" : result.retMsg(),
                    result.timeMs() * 1_000_000L,
                    nowNs.getAsLong(),
                    InProcessSession.TRADE);
        }
    }

    static Outcome outcomeOf(CommandKind kind, int retCode) {
        return switch (retCode) {
            case RetCode.OK -> Outcome.ACK;
            case RetCode.LEVERAGE_NOT_MODIFIED, RetCode.MODE_NOT_MODIFIED, RetCode.NOT_MODIFIED -> Outcome.ALREADY_SO;
            case RetCode.ORDER_NOT_FOUND -> kind == CommandKind.CANCEL ? Outcome.ALREADY_SO : Outcome.REJECT;
            default -> Outcome.REJECT;
        };
    }
}
