package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.session.CommandDesk;
import io.escapement.gateway.exchange.stream.PrivateFeed;
import io.escapement.gateway.exchange.stream.PublicFeed;
import io.escapement.venue.VenueListener;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.WalletView;
import java.util.List;

/** Passes what the venue says to the feeds, which need the venue to exist first, and counts it. */
final class VenueRelay implements VenueListener {
    private PublicFeed publicFeed;
    private PrivateFeed privateFeed;
    private CommandDesk desk;
    private long closedBars;
    private long executions;
    private long commands;

    void connect(PublicFeed publicFeed, PrivateFeed privateFeed, CommandDesk desk) {
        this.publicFeed = publicFeed;
        this.privateFeed = privateFeed;
        this.desk = desk;
    }

    long closedBars() {
        return closedBars;
    }

    long executions() {
        return executions;
    }

    long commands() {
        return commands;
    }

    @Override
    public void onKline(int instrumentId, Bar bar) {
        if (bar.confirmed()) {
            closedBars++;
        }
        publicFeed.onKline(instrumentId, bar);
    }

    @Override
    public void onBook(int instrumentId, int depth, BookView book) {
        publicFeed.onBook(instrumentId, depth, book);
    }

    @Override
    public void onTrades(int instrumentId, List<TradePrint> trades) {
        publicFeed.onTrades(instrumentId, trades);
    }

    @Override
    public void onTicker(int instrumentId, TickerView ticker) {
        publicFeed.onTicker(instrumentId, ticker);
    }

    @Override
    public void onLiquidations(int instrumentId, List<LiquidationView> rows) {
        publicFeed.onLiquidations(instrumentId, rows);
    }

    @Override
    public void onPriceLimit(int instrumentId, PriceLimit limit) {
        publicFeed.onPriceLimit(instrumentId, limit);
    }

    @Override
    public void onExecutions(long crossSequence, List<ExecutionView> rows) {
        executions += rows.size();
        privateFeed.onExecutions(crossSequence, rows);
    }

    @Override
    public void onOrders(long crossSequence, List<OrderView> rows) {
        privateFeed.onOrders(crossSequence, rows);
    }

    @Override
    public void onPositions(List<PositionView> rows) {
        privateFeed.onPositions(rows);
    }

    @Override
    public void onWallet(WalletView wallet) {
        privateFeed.onWallet(wallet);
    }

    @Override
    public void onCommandResult(CommandResult result) {
        commands++;
        desk.onResult(result);
    }
}
