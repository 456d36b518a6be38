package io.escapement.core.market;

import static io.escapement.core.market.BookMessages.levels;
import static io.escapement.core.market.MarketMessages.MIDNIGHT;
import static io.escapement.core.market.MarketMessages.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final int THREE = 0;
    private static final int FIFTEEN = 1;

    private final Market market = new Market(2, new int[] {3, 15}, 64, 50);
    private final MarketMessages messages = new MarketMessages();
    private final BookMessages books = new BookMessages();

    @Test
    void shouldRouteBarsToTheirSeries() {
        assertThat(market.onBar(messages.bar(1, 3, true, MIDNIGHT, 100, 101))).isEqualTo(BarResult.CLOSED);
        assertThat(market.onBar(messages.bar(1, 15, false, MIDNIGHT, 100, 102))).isEqualTo(BarResult.UPDATED_OPEN);

        final BarSeries series = market.bars(1, THREE);
        assertThat(series.size()).isEqualTo(1);
        assertThat(series.closeOf(0)).isEqualTo(101.0);
        assertThat(series.volumeOf(0)).isEqualTo(12.345);
        assertThat(series.turnoverOf(0)).isEqualTo(12_345.0);
        assertThat(market.bars(1, FIFTEEN).currentClose()).isEqualTo(102 * FixedPoint.ONE);
        assertThat(market.bars(0, THREE).size()).isZero();
    }

    @Test
    void shouldRefuseUnknownInstrumentsAndIntervals() {
        assertThat(market.onBar(messages.bar(2, 3, true, MIDNIGHT, 100, 101))).isEqualTo(BarResult.INVALID);
        assertThat(market.onBar(messages.bar(-1, 3, true, MIDNIGHT, 100, 101))).isEqualTo(BarResult.INVALID);
        assertThat(market.onBar(messages.bar(0, 5, true, MIDNIGHT, 100, 101))).isEqualTo(BarResult.INVALID);
        assertThat(market.onBar(messages.bar(0, 60, true, MIDNIGHT, 100, 101))).isEqualTo(BarResult.INVALID);
        assertThat(market.refused()).isEqualTo(4);
    }

    @Test
    void shouldTellReadinessWithReason() {
        final long end = MIDNIGHT + 30 * MINUTE;
        assertThat(market.readiness(0, FIFTEEN, 2, end)).isEqualTo(BarReadiness.NO_BARS);
        market.onBar(messages.bar(0, 15, true, MIDNIGHT, 100, 101));
        assertThat(market.readiness(0, FIFTEEN, 2, end)).isEqualTo(BarReadiness.TOO_FEW);
        market.onBar(messages.bar(0, 15, true, MIDNIGHT + 15 * MINUTE, 101, 102));
        assertThat(market.readiness(0, FIFTEEN, 2, end)).isEqualTo(BarReadiness.READY);
        assertThat(market.readiness(0, FIFTEEN, 2, end + 30 * MINUTE)).isEqualTo(BarReadiness.READY);
        assertThat(market.readiness(0, FIFTEEN, 2, end + 30 * MINUTE + 1)).isEqualTo(BarReadiness.STALE);
        market.onBar(messages.bar(0, 15, true, MIDNIGHT + 45 * MINUTE, 101, 102));
        assertThat(market.readiness(0, FIFTEEN, 2, end)).isEqualTo(BarReadiness.GAP);
    }

    @Test
    void shouldKnowWhenEveryIntervalHasClosed() {
        final long close = MIDNIGHT + 15 * MINUTE;
        market.onBar(messages.bar(0, 15, true, MIDNIGHT, 100, 101));
        for (int i = 0; i < 4; i++) {
            market.onBar(messages.bar(0, 3, true, MIDNIGHT + i * 3 * MINUTE, 100, 101));
        }
        assertThat(market.closedThrough(0, close, market.allIntervals())).isFalse();
        assertThat(market.closedThrough(0, close, market.intervalBit(15))).isTrue();
        assertThat(market.closedThrough(0, close, market.intervalBit(3))).isFalse();
        assertThat(market.intervalBit(60)).isZero();
        // Twelve past: only the short interval has a close there.
        assertThat(market.closedThrough(0, MIDNIGHT + 12 * MINUTE, market.allIntervals()))
                .isTrue();
        market.onBar(messages.bar(0, 3, true, MIDNIGHT + 12 * MINUTE, 100, 101));
        assertThat(market.closedThrough(0, close, market.allIntervals())).isTrue();
    }

    @Test
    void shouldMergeTickersFieldByField() {
        market.onTicker(
                messages.ticker(true, 5, t -> t.lastPrice(100).bidPrice(99).askPrice(101)));
        market.onTicker(messages.ticker(false, 6, t -> t.lastPrice(102).fundingRate(-3)));

        final TickerState ticker = market.ticker(0);
        assertThat(ticker.lastPrice()).isEqualTo(102);
        assertThat(ticker.bidPrice()).isEqualTo(99);
        assertThat(ticker.askPrice()).isEqualTo(101);
        assertThat(ticker.fundingRate()).isEqualTo(-3);
        assertThat(ticker.markPrice()).isEqualTo(FixedPoint.NULL);
        assertThat(ticker.openInterest()).isNaN();
        assertThat(ticker.updateTimeNs()).isEqualTo(6);

        market.onTicker(messages.ticker(true, 7, t -> t.lastPrice(103)));
        assertThat(ticker.bidPrice()).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldPreferBookToTickerWhileItIsValid() {
        market.onTicker(
                messages.ticker(true, 5, t -> t.lastPrice(100).bidPrice(98).askPrice(102)));
        assertThat(market.bestBid(0)).isEqualTo(98);
        market.onBookSnapshot(books.snapshot(50, 1, true, true, levels(99, 1), levels(101, 1)));
        assertThat(market.bestBid(0)).isEqualTo(99);
        assertThat(market.bestAsk(0)).isEqualTo(101);
        market.onBookDelta(books.delta(50, 9, true, true, levels(100, 1), levels()));
        assertThat(market.book(0).isBroken()).isTrue();
        assertThat(market.bestAsk(0)).isEqualTo(102);
    }

    @Test
    void shouldFindLastPriceWhereItIs() {
        assertThat(market.lastPrice(0)).isEqualTo(FixedPoint.NULL);
        market.onBar(messages.bar(0, 3, true, MIDNIGHT, 100, 101));
        assertThat(market.lastPrice(0)).isEqualTo(101 * FixedPoint.ONE);
        market.onTrade(messages.trade(1, Side.BUY, 102, 1, false));
        assertThat(market.lastPrice(0)).isEqualTo(102 * FixedPoint.ONE);
        market.onTicker(messages.ticker(true, 5, t -> t.lastPrice(103)));
        assertThat(market.lastPrice(0)).isEqualTo(103);
    }

    @Test
    void shouldMeasureWhoIsInAHurry() {
        final TradeFlow flow = market.flow(0);
        for (int i = 0; i < TradeFlow.WINDOW; i++) {
            assertThat(flow.imbalance()).isNaN();
            market.onTrade(messages.trade(i, i % 4 == 0 ? Side.SELL : Side.BUY, 100, 2, false));
        }
        assertThat(flow.imbalance()).isEqualTo(0.5);
        market.onTrade(messages.trade(999, Side.BUY, 100, 1_000, true));
        assertThat(flow.imbalance()).isEqualTo(0.5);
        for (int i = 0; i < TradeFlow.WINDOW; i++) {
            market.onTrade(messages.trade(i, Side.SELL, 100, 7, false));
        }
        assertThat(flow.imbalance()).isEqualTo(-1.0);
    }

    @Test
    void shouldForgetStreamsButNotBarsWhenConnectionIsLost() {
        market.onBar(messages.bar(0, 3, true, MIDNIGHT, 100, 101));
        market.onTicker(messages.ticker(true, 5, t -> t.lastPrice(103)));
        market.onTrade(messages.trade(1, Side.BUY, 102, 1, false));
        market.onBookSnapshot(books.snapshot(50, 1, true, true, levels(99, 1), levels(101, 1)));
        market.onStreamLost(0);

        assertThat(market.book(0).isValid()).isFalse();
        assertThat(market.ticker(0).lastPrice()).isEqualTo(FixedPoint.NULL);
        assertThat(market.flow(0).lastPrice()).isEqualTo(FixedPoint.NULL);
        assertThat(market.lastPrice(0)).isEqualTo(101 * FixedPoint.ONE);
    }

    @Test
    void shouldHashEveryPart() {
        long hash = market.hashInto(1, 2);
        market.onBar(messages.bar(1, 3, true, MIDNIGHT, 100, 101));
        assertThat(market.hashInto(1, 2)).isNotEqualTo(hash);
        hash = market.hashInto(1, 2);
        market.onTicker(messages.ticker(true, 5, t -> t.lastPrice(103)));
        assertThat(market.hashInto(1, 2)).isNotEqualTo(hash);
        hash = market.hashInto(1, 2);
        market.onTrade(messages.trade(1, Side.BUY, 102, 1, false));
        assertThat(market.hashInto(1, 2)).isNotEqualTo(hash);
        hash = market.hashInto(1, 2);
        market.onBookSnapshot(books.snapshot(50, 1, true, false, levels(99, 1), levels(101, 1)));
        assertThat(market.hashInto(1, 2)).isNotEqualTo(hash);
        assertThat(market.hashInto(1, 0)).isEqualTo(market.hashInto(1, 0));
    }

    @Test
    void shouldRefuseSenselessIntervals() {
        assertThatThrownBy(() -> new Market(1, new int[] {15, 3}, 10, 10)).hasMessageContaining("intervalMinutes=3");
        assertThatThrownBy(() -> new Market(1, new int[] {7}, 10, 10)).hasMessageContaining("intervalMinutes=7");
        assertThatThrownBy(() -> new Market(0, new int[] {3}, 10, 10)).hasMessageContaining("instrumentCapacity=0");
    }
}
