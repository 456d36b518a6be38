package io.escapement.benchmarks.latency;

import io.escapement.gateway.exchange.session.CommandDesk;
import io.escapement.gateway.exchange.stream.PrivateFeed;
import io.escapement.gateway.exchange.stream.PublicFeed;
import io.escapement.venue.VenueListener;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.WalletView;
import java.util.List;

/** Passes a venue's news to the exchange's feeds: public ones where a tape is recorded, private ones where it is played. */
public final class FeedRelay implements VenueListener {
    private PublicFeed publicFeed;
    private PrivateFeed privateFeed;
    private CommandDesk desk;

    /** Public news. @param feed takes them */
    public void connectPublic(PublicFeed feed) {
        publicFeed = feed;
    }

    /** Private news. @param feed takes them @param commands take answers */
    public void connectPrivate(PrivateFeed feed, CommandDesk commands) {
        privateFeed = feed;
        desk = commands;
    }

    @Override
    public void onKline(int instrumentId, Bar bar) {
        if (publicFeed != null) {
            publicFeed.onKline(instrumentId, bar);
        }
    }

    @Override
    public void onBook(int instrumentId, int depth, BookView book) {
        if (publicFeed != null) {
            publicFeed.onBook(instrumentId, depth, book);
        }
    }

    @Override
    public void onTrades(int instrumentId, List<TradePrint> trades) {
        if (publicFeed != null) {
            publicFeed.onTrades(instrumentId, trades);
        }
    }

    @Override
    public void onTicker(int instrumentId, TickerView ticker) {
        if (publicFeed != null) {
            publicFeed.onTicker(instrumentId, ticker);
        }
    }

    @Override
    public void onExecutions(long crossSequence, List<ExecutionView> rows) {
        if (privateFeed != null) {
            privateFeed.onExecutions(crossSequence, rows);
        }
    }

    @Override
    public void onOrders(long crossSequence, List<OrderView> rows) {
        if (privateFeed != null) {
            privateFeed.onOrders(crossSequence, rows);
        }
    }

    @Override
    public void onPositions(List<PositionView> rows) {
        if (privateFeed != null) {
            privateFeed.onPositions(rows);
        }
    }

    @Override
    public void onWallet(WalletView wallet) {
        if (privateFeed != null) {
            privateFeed.onWallet(wallet);
        }
    }

    @Override
    public void onCommandResult(CommandResult result) {
        if (desk != null) {
            desk.onResult(result);
        }
    }
}
