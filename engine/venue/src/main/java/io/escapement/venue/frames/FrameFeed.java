package io.escapement.venue.frames;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.feed.BookChange;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.feed.KindBars;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceKind;
import io.escapement.venue.model.TradePrint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The public state of one instrument as frames tell it. The book is that of the deepest topic seen; without one, the best
 * levels of the ticker. Without tickers, mark and index are the last price. A conditional order that fires meets the book
 * as it is, for between two prints nothing is known.
 */
final class FrameFeed extends InstrumentFeed {
    private static final long MINUTE_MS = 60_000L;
    private static final long TURNOVER_UNIT = FixedPoint.ONE * 10_000L;
    private static final long SIZE_PER_VOLUME = 10_000L;
    private static final long DEFAULT_FUNDING_RATE = 10_000L;

    private static final KindBars.History NO_HISTORY = new KindBars.History() {
        @Override
        public long firstMs(int intervalMinutes) {
            return Long.MAX_VALUE;
        }

        @Override
        public List<Bar> bars(PriceKind kind, int intervalMinutes, long fromMs, long toMs) {
            return List.of();
        }
    };

    /** As many as the venue gives in one answer. */
    private static final int RECENT_MAX = 1_000;

    private final ArrayDeque<TradePrint> recent = new ArrayDeque<>();
    private final FrameBars bars = new FrameBars();
    private final FrameTicker ticker = new FrameTicker();
    private final BookShape book = new BookShape();
    private final BookShape bookBefore = new BookShape();
    private final BookChange change = new BookChange();

    private final KindBars kinds;
    private Frame pending;
    private int pendingPrint;
    private List<TradePrint> prints = List.of();
    private List<LiquidationView> liquidations = List.of();
    private int bookDepth;
    private long bookUpdate = 1;
    private long bookTimeMs;
    private long crossSequence;
    private long timeMs;
    private long lastPrice;
    private long priceBefore;
    private long tradedSize;
    private boolean takerBuys;
    private long nextFundingTimeMs;
    private long settledFundingTimeMs;
    private boolean sawTicker;
    private boolean sawTrades;

    FrameFeed(InstrumentRules rules, long startMs) {
        super(rules);
        timeMs = startMs;
        // Marks and indices have finer digits than trades.
        kinds = new KindBars(1, Math.max(1, rules.tickSize() / 100), NO_HISTORY);
        final long funding = rules.fundingIntervalMinutes() * MINUTE_MS;
        nextFundingTimeMs = (Math.floorDiv(startMs, funding) + 1) * funding;
        ticker.fundingRate(DEFAULT_FUNDING_RATE);
        ticker.nextFundingTime(nextFundingTimeMs);
    }

    /** History by REST; see {@link FrameMarket#history}. */
    void history(Collection<Bar> rows) {
        bars.history(rows);
        if (lastPrice == 0) {
            Bar newest = null;
            for (final Bar row : rows) {
                newest = newest == null || row.openTimeMs() >= newest.openTimeMs() ? row : newest;
            }
            if (newest != null) {
                lastPrice = newest.close();
                priceBefore = lastPrice;
                ticker.price(lastPrice, !sawTicker);
            }
        }
    }

    /**
     * What the next point is about.
     *
     * @param frame to be taken; null: only time passed
     * @param print index of the print to be taken, of a frame of trades
     * @return bits of {@link PricePoint}; 0 if the frame changes nothing here
     */
    int prepare(Frame frame, int print) {
        pending = frame;
        pendingPrint = print;
        if (frame == null) {
            return 0;
        }
        if (frame instanceof Frame.Book next) {
            return next.depth() < bookDepth ? 0 : sawTicker ? PricePoint.BOOK : PricePoint.BOOK | PricePoint.TICKER;
        }
        if (frame instanceof Frame.Trades trades) {
            final boolean last = print == trades.prints().size() - 1;
            return PricePoint.PRICE
                    | (last ? PricePoint.TRADES | PricePoint.BARS : 0)
                    | (last && !sawTicker ? PricePoint.TICKER : 0);
        }
        if (frame instanceof Frame.Ticker) {
            return PricePoint.PRICE
                    | PricePoint.TICKER
                    | (bookDepth == 0 ? PricePoint.BOOK : 0)
                    | (sawTrades ? 0 : PricePoint.BARS);
        }
        return frame instanceof Frame.Klines ? PricePoint.BARS : PricePoint.LIQUIDATIONS;
    }

    @Override
    public void apply(PricePoint point, long sequence) {
        timeMs = point.timeMs;
        crossSequence = sequence;
        tradedSize = 0;
        priceBefore = lastPrice;
        prints = List.of();
        liquidations = List.of();
        ticker.begin();
        bars.begin();
        if (pending instanceof Frame.Book frame) {
            apply(frame);
        } else if (pending instanceof Frame.Trades frame) {
            apply(frame);
        } else if (pending instanceof Frame.Ticker frame) {
            apply(frame);
        } else if (pending instanceof Frame.Klines frame) {
            apply(frame);
        } else if (pending instanceof Frame.Liquidations frame) {
            liquidations = frame.rows();
        }
        pending = null;
        kinds.note(timeMs, ticker.markPrice(), ticker.indexPrice());
    }

    private void apply(Frame.Book frame) {
        if (frame.depth() < bookDepth) {
            return;
        }
        bookBefore.copy(book);
        if (frame.snapshot() || frame.depth() > bookDepth) {
            book.clear();
        }
        bookDepth = frame.depth();
        for (int i = 0; i < frame.bids().length; i += 2) {
            book.setBid(frame.bids()[i], frame.bids()[i + 1]);
        }
        for (int i = 0; i < frame.asks().length; i += 2) {
            book.setAsk(frame.asks()[i], frame.asks()[i + 1]);
        }
        bookUpdate++;
        bookTimeMs = frame.matchTimeMs();
        if (!sawTicker && book.bids() > 0 && book.asks() > 0) {
            ticker.best(book);
        }
        if (lastPrice == 0 && book.bids() > 0 && book.asks() > 0) {
            moveTo((book.bidPrice(0) + book.askPrice(0)) / 2 / rules.tickSize() * rules.tickSize());
        }
    }

    private void apply(Frame.Trades frame) {
        sawTrades = true;
        final TradePrint print = frame.prints().get(pendingPrint);
        tradedSize = print.size();
        takerBuys = print.takerSide() == Side.BUY;
        moveTo(print.price());
        ticker.direction(print.tickDirection());
        final long turnover = FixedPoint.multiplyDivide(print.price(), print.size(), TURNOVER_UNIT, Rounding.HALF_UP);
        bars.print(timeMs, print.price(), print.size() / SIZE_PER_VOLUME, turnover);
        if (!sawTicker) {
            ticker.traded(print.size() / SIZE_PER_VOLUME, turnover);
        }
        if (pendingPrint == frame.prints().size() - 1) {
            prints = frame.prints();
            for (final TradePrint each : prints) {
                recent.addLast(each);
                if (recent.size() > RECENT_MAX) {
                    recent.removeFirst();
                }
            }
        }
    }

    private void apply(Frame.Ticker frame) {
        sawTicker = true;
        ticker.apply(frame);
        final long price = frame.values()[TickerField.LAST_PRICE.ordinal()];
        final long nextFunding = frame.values()[TickerField.NEXT_FUNDING_TIME.ordinal()];
        if (nextFunding > timeMs && nextFunding > settledFundingTimeMs) {
            nextFundingTimeMs = nextFunding;
        }
        ticker.nextFundingTime(nextFundingTimeMs);
        final long hours = frame.values()[TickerField.FUNDING_INTERVAL_HOUR.ordinal()];
        if (hours > 0 && hours * 60 != rules.fundingIntervalMinutes()) {
            rules = rules.withFundingInterval((int) hours * 60);
        }
        if (bookDepth == 0 && ticker.bidPrice() > 0 && ticker.askPrice() > ticker.bidPrice()) {
            bookBefore.copy(book);
            book.clear();
            book.addBid(ticker.bidPrice(), ticker.bidSize());
            book.addAsk(ticker.askPrice(), ticker.askSize());
            bookUpdate++;
            bookTimeMs = timeMs;
        }
        if (!sawTrades && price > 0 && price != lastPrice) {
            // Nobody tells how much was traded: what stood on the side that was taken.
            takerBuys = price > lastPrice;
            tradedSize = takerBuys ? ticker.askSize() : ticker.bidSize();
            moveTo(price);
            bars.print(timeMs, price, 0, 0);
        } else if (price > 0 && lastPrice == 0) {
            moveTo(price);
        }
    }

    private void apply(Frame.Klines frame) {
        for (final Bar bar : frame.bars()) {
            bars.upstream(bar);
            if (lastPrice == 0) {
                moveTo(bar.close());
            }
        }
    }

    private void moveTo(long price) {
        lastPrice = price;
        if (priceBefore == 0) {
            priceBefore = price;
        }
        ticker.price(price, !sawTicker);
    }

    @Override
    public List<TradePrint> recentTrades(int limit) {
        final List<TradePrint> rows = new ArrayList<>();
        final Iterator<TradePrint> newest = recent.descendingIterator();
        while (newest.hasNext() && rows.size() < limit) {
            rows.add(newest.next());
        }
        return rows;
    }

    @Override
    public List<Bar> priceBars(PriceKind kind, int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        return kinds.query(kind, intervalMinutes, fromMs, toMs, limit, newest);
    }

    /** None: nobody told. */
    @Override
    protected List<FundingRate> fundingBefore(long fromMs, long toMs, int limit) {
        return List.of();
    }

    @Override
    public void settleFunding() {
        settled(nextFundingTimeMs, ticker.fundingRate());
        settledFundingTimeMs = nextFundingTimeMs;
        nextFundingTimeMs += rules.fundingIntervalMinutes() * MINUTE_MS;
        ticker.nextFundingTime(nextFundingTimeMs);
    }

    /** Liquidations of the last point. */
    @Override
    public List<LiquidationView> liquidations() {
        return liquidations;
    }

    @Override
    public long tradedSize() {
        return tradedSize;
    }

    @Override
    public boolean takerBuys() {
        return takerBuys;
    }

    @Override
    public long priceBefore() {
        return priceBefore;
    }

    @Override
    public long timeMs() {
        return timeMs;
    }

    @Override
    public boolean offers(int intervalIndex) {
        return true;
    }

    @Override
    public long nextCloseMs() {
        return bars.nextCloseMs();
    }

    @Override
    public boolean closesAt(int intervalIndex, long closeMs) {
        return bars.closesAt(intervalIndex, closeMs);
    }

    @Override
    public boolean runs(int intervalIndex) {
        return bars.runs(intervalIndex);
    }

    @Override
    public boolean barChanged(int intervalIndex) {
        return bars.changed(intervalIndex);
    }

    @Override
    public boolean barConfirmed(int intervalIndex) {
        return bars.confirmed(intervalIndex);
    }

    @Override
    public Bar bar(int intervalIndex, boolean confirmed) {
        return bars.running(intervalIndex, confirmed);
    }

    @Override
    public void closeAt(long closeMs) {
        bars.closeAt(closeMs);
    }

    @Override
    public List<Bar> closedBars(int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        return bars.query(intervalMinutes, fromMs, toMs, limit, newest);
    }

    @Override
    public BookView bookView(int depth) {
        change.wrap(book, bookBefore, depth, bookTimeMs, bookUpdate, crossSequence);
        return change;
    }

    @Override
    public BookShape book() {
        return book;
    }

    @Override
    public BookShape bookAt(long price) {
        return book;
    }

    @Override
    public List<TradePrint> prints() {
        return prints;
    }

    @Override
    public int changedFields() {
        return ticker.changedFields();
    }

    @Override
    public long crossSequence() {
        return crossSequence;
    }

    @Override
    public long lastPrice() {
        return lastPrice;
    }

    @Override
    public long markPrice() {
        return ticker.markPrice();
    }

    @Override
    public long indexPrice() {
        return ticker.indexPrice();
    }

    @Override
    public long bidPrice() {
        return book.bids() > 0 ? book.bidPrice(0) : lastPrice;
    }

    @Override
    public long bidSize() {
        return book.bids() > 0 ? book.bidSize(0) : 0;
    }

    @Override
    public long askPrice() {
        return book.asks() > 0 ? book.askPrice(0) : lastPrice;
    }

    @Override
    public long askSize() {
        return book.asks() > 0 ? book.askSize(0) : 0;
    }

    @Override
    public long fundingRate() {
        return ticker.fundingRate();
    }

    @Override
    public long nextFundingTimeMs() {
        return nextFundingTimeMs;
    }

    @Override
    public int fundingIntervalHours() {
        return rules.fundingIntervalMinutes() / 60;
    }

    @Override
    public long openInterest() {
        return ticker.openInterest();
    }

    @Override
    public long volume24h() {
        return ticker.volume24h();
    }

    @Override
    public long turnover24h() {
        return ticker.turnover24h();
    }

    @Override
    public long previousPrice24h() {
        return ticker.previousPrice24h();
    }

    @Override
    public long highPrice24h() {
        return ticker.highPrice24h();
    }

    @Override
    public long lowPrice24h() {
        return ticker.lowPrice24h();
    }

    @Override
    public long change24h() {
        return ticker.change24h();
    }

    @Override
    public long previousPrice1h() {
        return ticker.previousPrice1h();
    }

    @Override
    public String tickDirection() {
        return ticker.direction();
    }
}
