package io.escapement.venue.feed;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.market.Xoshiro256;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceKind;
import io.escapement.venue.model.TradePrint;
import java.util.ArrayList;
import java.util.List;

/**
 * The public state of one instrument, made of the points of a path: book, prints and ticker are functions of them, mark,
 * index and funding as {@link MarkModel} says.
 */
public final class PointFeed extends InstrumentFeed {
    private static final long MINUTE_MS = 60_000L;
    private static final long RATE_STEP = 100L;

    /** A part of the price that is a wide move from one point to the next. */
    private static final long LIQUIDATING_MOVE = 400L;

    private final MarketSource market;
    private final int instrumentId;
    private final BarStore store;
    private final int baseMinutes;
    private final RunningBars bars;
    private final DayWindow day;
    private final long levelSize;
    private final BookShape book = new BookShape();
    private final BookShape bookBefore = new BookShape();
    private final BookShape bookForOrders = new BookShape();
    private final BookChange change = new BookChange();
    private final MarkModel model = new MarkModel();
    private final DerivedHistory derived;
    private final KindBars kinds;
    private final PointPrints prints;
    private BookShaper shaper;

    private long step = 1;
    private long timeMs;
    private long crossSequence;
    private long lastPrice;
    private boolean takerBuys = true;
    private int spreadTicks = 1;
    private long priceBefore;
    private boolean takerBoughtBefore = true;
    private int spreadTicksBefore = 1;
    private int shapedDepth;
    private long noise;
    private long tradedSize;
    private int direction = 2;

    private long markPrice;
    private long indexPrice;
    private long fundingRate;

    /** The latest payment's, where the market knows it. */
    private long paidRate = FixedPoint.NULL;

    private long nextFundingTimeMs;
    private int pendingFields;
    private boolean stepsChanged;
    private long stepsChangedMs;
    private long openInterest;
    private long bidPrice;
    private long bidSize;
    private long askPrice;
    private long askSize;
    private int changedFields = ALL;
    private long volume24h;
    private long turnover24h;
    private long previousPrice24h;
    private long highPrice24h;
    private long lowPrice24h;
    private long change24h;
    private long previousPrice1h;

    /**
     * An instrument at the market's start, standing at the close of its history.
     *
     * @param market it comes from
     * @param instrumentId dense index
     */
    public PointFeed(MarketSource market, int instrumentId) {
        super(market.rules(instrumentId));
        this.market = market;
        this.instrumentId = instrumentId;
        store = market.bars(instrumentId);
        baseMinutes = market.baseIntervalMinutes(instrumentId);
        final long startMs = market.startMs();
        prints = new PointPrints(store, baseMinutes, startMs, rules.lotSize());
        bars = new RunningBars(baseMinutes, store, startMs);
        day = new DayWindow(store, baseMinutes, startMs);
        timeMs = startMs;
        final long fundingMs = rules.fundingIntervalMinutes() * MINUTE_MS;
        nextFundingTimeMs = (Math.floorDiv(startMs, fundingMs) + 1) * fundingMs;
        final List<Bar> last = store.query(baseMinutes, Long.MIN_VALUE / 2, startMs - baseMinutes * MINUTE_MS, 1, true);
        final long first = last.isEmpty() ? 0 : last.get(0).close();
        lastPrice = first;
        priceBefore = first;
        markPrice = first;
        indexPrice = first;
        model.reset(first);
        derived = new DerivedHistory(market, instrumentId);
        paidRate = market.fundingRate(instrumentId, nextFundingTimeMs - fundingMs);
        fundingRate = estimate();
        kinds = new KindBars(baseMinutes, rules.tickSize(), derived);
        levelSize = market.levelSize(instrumentId);
        shaper = shaper(first);
        openInterest = levelSize / 10_000 * 4_000;
        if (first > 0) {
            refreshStatistics();
            shape(1);
            bidPrice = book.bidPrice(0);
            bidSize = book.bidSize(0);
            askPrice = book.askPrice(0);
            askSize = book.askSize(0);
        }
    }

    @Override
    public void apply(PricePoint point, long sequence) {
        changedFields = pendingFields;
        pendingFields = 0;
        point.price = onStep(point.price);
        priceBefore = lastPrice == 0 ? point.price : lastPrice;
        takerBoughtBefore = takerBuys;
        spreadTicksBefore = spreadTicks;
        step++;
        shapedDepth = 0;
        crossSequence = sequence;
        timeMs = point.timeMs;
        noise = point.noise;
        tradedSize = point.size;
        spreadTicks = point.spreadTicks;
        takerBuys = point.price == priceBefore ? (point.noise & 1) == 0 : point.price > priceBefore;
        moveTo(point.price);
        if (tradedSize >= rules.lotSize()) {
            prints.add(timeMs, lastPrice, tradedSize, noise, sequence, direction, takerBuys);
        }
        bars.apply(point);
        day.apply(point.timeMs, point.price, point.volume, point.turnover);
        refreshStatistics();

        shape(1);
        bidPrice = put(BID, bidPrice, book.bidPrice(0));
        bidSize = put(BID, bidSize, book.bidSize(0));
        askPrice = put(ASK, askPrice, book.askPrice(0));
        askSize = put(ASK, askSize, book.askSize(0));
        final long interest = Math.max(1, openInterest + (point.noise >> 40) % (1 + openInterest / 20_000));
        openInterest = put(OPEN_INTEREST, openInterest, interest);
    }

    private void moveTo(long price) {
        final int moved = price > priceBefore ? 3 : price < priceBefore ? 0 : direction >= 2 ? 2 : 1;
        if (moved != direction) {
            changedFields |= TICK_DIRECTION;
        }
        direction = moved;
        lastPrice = put(LAST_PRICE, lastPrice, price);
        model.move(price, rules);
        markPrice = put(MARK_PRICE, markPrice, model.mark());
        fundingRate = put(FUNDING_RATE, fundingRate, estimate());
        indexPrice = put(INDEX_PRICE, indexPrice, model.index());
        kinds.note(timeMs, markPrice, indexPrice);
    }

    private void refreshStatistics() {
        volume24h = put(VOLUME_24H, volume24h, day.volume());
        turnover24h = put(TURNOVER_24H, turnover24h, day.turnover());
        previousPrice24h = put(PREVIOUS_PRICE_24H, previousPrice24h, day.firstPrice());
        previousPrice1h = put(PREVIOUS_PRICE_1H, previousPrice1h, day.hourPrice());
        highPrice24h = put(HIGH_PRICE_24H, highPrice24h, day.highPrice());
        lowPrice24h = put(LOW_PRICE_24H, lowPrice24h, day.lowPrice());
        final long change = FixedPoint.divide(lastPrice - previousPrice24h, previousPrice24h, Rounding.DOWN);
        change24h = put(CHANGE_24H, change24h, change / RATE_STEP * RATE_STEP);
    }

    private long put(int field, long before, long now) {
        if (before != now) {
            changedFields |= field;
        }
        return now;
    }

    /** After a wide move some others are liquidated: as many as the noise says, at prices a little behind. */
    @Override
    public List<LiquidationView> liquidations() {
        final long move = Math.abs(lastPrice - priceBefore);
        if (move < priceBefore / LIQUIDATING_MOVE || (noise >>> 20 & 3) != 0) {
            return List.of();
        }
        final int count = 1 + (int) (noise >>> 22 & 1);
        final List<LiquidationView> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final long lots = Math.max(1, levelSize / rules.lotSize() * (1 + (noise >>> 24 + 4 * i & 15)) / 16);
            final long behind = FixedPoint.floorToStep(lastPrice / 2_000 * (i + 1), rules.tickSize());
            final boolean fell = lastPrice < priceBefore;
            rows.add(new LiquidationView(
                    timeMs,
                    fell ? Side.BUY : Side.SELL,
                    lots * rules.lotSize(),
                    Math.max(rules.minPrice(), fell ? lastPrice - behind : lastPrice + behind)));
        }
        return rows;
    }

    @Override
    public List<Bar> priceBars(PriceKind kind, int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        return kinds.query(kind, intervalMinutes, fromMs, toMs, limit, newest);
    }

    @Override
    public List<FundingRate> fundingBefore(long fromMs, long toMs, int limit) {
        return derived.funding(fromMs, toMs, limit);
    }

    /** What is told of the next payment: where real rates are known the last one paid, since more is not known before. */
    private long estimate() {
        return paidRate == FixedPoint.NULL ? model.rate() : paidRate;
    }

    @Override
    public long settlingRate() {
        final long known = market.fundingRate(instrumentId, nextFundingTimeMs);
        return known == FixedPoint.NULL ? model.rate() : known;
    }

    @Override
    public void settleFunding() {
        settled(nextFundingTimeMs, settlingRate());
        paidRate = market.fundingRate(instrumentId, nextFundingTimeMs);
        model.settle(lastPrice);
        nextFundingTimeMs += rules.fundingIntervalMinutes() * MINUTE_MS;
        pendingFields |= NEXT_FUNDING_TIME;
    }

    @Override
    public void rules(InstrumentRules changed) {
        final boolean steps = changed.tickSize() != rules.tickSize();
        final boolean interval = changed.fundingIntervalMinutes() != rules.fundingIntervalMinutes();
        super.rules(changed);
        if (steps) {
            stepsChanged = true;
            stepsChangedMs = timeMs;
            shaper = shaper(lastPrice);
        }
        if (interval) {
            final long fundingMs = changed.fundingIntervalMinutes() * MINUTE_MS;
            nextFundingTimeMs = (Math.floorDiv(timeMs, fundingMs) + 1) * fundingMs;
            pendingFields |= NEXT_FUNDING_TIME | FUNDING_INTERVAL;
        }
    }

    /** A price on the present step; the market's own step may be another. */
    private long onStep(long price) {
        return stepsChanged
                ? Math.max(rules.tickSize(), FixedPoint.floorToStep(price + rules.tickSize() / 2, rules.tickSize()))
                : price;
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
        return bars.offers(intervalIndex);
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
    public Bar bar(int intervalIndex, boolean confirmed) {
        return bars.bar(intervalIndex, confirmed);
    }

    @Override
    public void closeAt(long closeMs) {
        bars.closeAt(closeMs);
    }

    @Override
    public boolean barChanged(int intervalIndex) {
        return bars.runs(intervalIndex);
    }

    @Override
    public boolean barConfirmed(int intervalIndex) {
        return false;
    }

    @Override
    public List<Bar> closedBars(int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        final List<Bar> bars = store.query(intervalMinutes, fromMs, toMs, limit, newest);
        if (!stepsChanged) {
            return bars;
        }
        final List<Bar> rounded = new ArrayList<>(bars.size());
        for (final Bar bar : bars) {
            rounded.add(bar.endTimeMs() < stepsChangedMs ? bar : onStep(bar));
        }
        return rounded;
    }

    private Bar onStep(Bar bar) {
        return new Bar(
                bar.openTimeMs(),
                bar.intervalMinutes(),
                onStep(bar.open()),
                onStep(bar.high()),
                onStep(bar.low()),
                onStep(bar.close()),
                bar.volume(),
                bar.turnover(),
                bar.lastTradeTimeMs(),
                bar.confirmed());
    }

    private BookShaper shaper(long price) {
        final long reference = Math.max(rules.tickSize(), price);
        final long gridTicks = Math.max(1, reference / 10_000 / rules.tickSize());
        return new BookShaper(
                rules.tickSize(), rules.lotSize(), levelSize, gridTicks, Xoshiro256.streamSeed(0, rules.symbol()));
    }

    @Override
    public BookView bookView(int depth) {
        shape(depth);
        shaper.shape(bookBefore, step - 1, priceBefore, takerBoughtBefore, spreadTicksBefore, depth);
        change.wrap(book, bookBefore, depth, timeMs, step, crossSequence);
        return change;
    }

    @Override
    public BookShape book() {
        return bookAt(lastPrice);
    }

    @Override
    public BookShape bookAt(long price) {
        shaper.shape(bookForOrders, step, price, takerBuys, spreadTicks, BookShape.MATCH_DEPTH);
        return bookForOrders;
    }

    private void shape(int depth) {
        if (shapedDepth < depth) {
            shaper.shape(book, step, lastPrice, takerBuys, spreadTicks, depth);
            shapedDepth = depth;
        }
    }

    @Override
    public List<TradePrint> prints() {
        return tradedSize < rules.lotSize() ? List.of() : prints.newest();
    }

    @Override
    public List<TradePrint> recentTrades(int limit) {
        return prints.recent(limit);
    }

    @Override
    public int changedFields() {
        return changedFields;
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
        return markPrice;
    }

    @Override
    public long indexPrice() {
        return indexPrice;
    }

    @Override
    public long bidPrice() {
        return bidPrice;
    }

    @Override
    public long bidSize() {
        return bidSize;
    }

    @Override
    public long askPrice() {
        return askPrice;
    }

    @Override
    public long askSize() {
        return askSize;
    }

    @Override
    public long fundingRate() {
        return fundingRate;
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
        return openInterest;
    }

    @Override
    public long volume24h() {
        return volume24h;
    }

    @Override
    public long turnover24h() {
        return turnover24h;
    }

    @Override
    public long previousPrice24h() {
        return previousPrice24h;
    }

    @Override
    public long highPrice24h() {
        return highPrice24h;
    }

    @Override
    public long lowPrice24h() {
        return lowPrice24h;
    }

    @Override
    public long change24h() {
        return change24h;
    }

    @Override
    public long previousPrice1h() {
        return previousPrice1h;
    }

    @Override
    public String tickDirection() {
        return PointPrints.word(direction);
    }
}
