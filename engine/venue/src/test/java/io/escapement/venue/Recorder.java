package io.escapement.venue;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.WalletView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Writes down what it hears. */
class Recorder implements VenueListener {
    final List<String> log = new ArrayList<>();
    final List<ExecutionView> executions = new ArrayList<>();
    final List<OrderView> orders = new ArrayList<>();
    final List<PositionView> positions = new ArrayList<>();
    final List<WalletView> wallets = new ArrayList<>();
    final List<CommandResult> results = new ArrayList<>();
    final List<Bar> bars = new ArrayList<>();
    LongSupplier nowMs = () -> 0;

    private void log(String what) {
        log.add((nowMs.getAsLong() - ScriptedMarket.START_MS) + " " + what);
    }

    @Override
    public void onKline(int instrumentId, Bar bar) {
        bars.add(bar);
        log("bar " + instrumentId + " " + bar.intervalMinutes() + (bar.confirmed() ? " closed" : ""));
    }

    @Override
    public void onBook(int instrumentId, int depth, BookView book) {
        log("book " + instrumentId + " " + depth);
    }

    @Override
    public void onTrades(int instrumentId, List<TradePrint> trades) {
        log("trades " + instrumentId);
    }

    @Override
    public void onTicker(int instrumentId, TickerView ticker) {
        log("ticker " + instrumentId);
    }

    @Override
    public void onExecutions(long crossSequence, List<ExecutionView> rows) {
        executions.addAll(rows);
        log("executions " + rows.size());
    }

    @Override
    public void onOrders(long crossSequence, List<OrderView> rows) {
        orders.addAll(rows);
        final StringBuilder text = new StringBuilder("orders");
        for (final OrderView row : rows) {
            text.append(' ').append(row.status());
        }
        log(text.toString());
    }

    @Override
    public void onPositions(List<PositionView> rows) {
        positions.addAll(rows);
        log("position");
    }

    @Override
    public void onWallet(WalletView wallet) {
        wallets.add(wallet);
        log("wallet");
    }

    @Override
    public void onCommandResult(CommandResult result) {
        results.add(result);
        log("result " + result.token() + " " + result.retCode());
    }
}
