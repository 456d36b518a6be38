package io.escapement.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.RealBars;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendStrategyTest {
    private static final ParameterValues DEFAULTS = ParameterValues.defaults(TrendStrategy.KIND.parameters());

    private final MarketFixture fixture = new MarketFixture();
    private final TrendStrategy strategy = strategy(fixture);
    private final Proposal proposal = new Proposal();

    @Test
    void shouldProposeLongOnceWhenMarketBreaksOut() {
        quiet(80);
        int proposals = 0;
        for (int i = 1; i <= 15; i++) {
            if (bar(1000 + 2 * i - 2, 1000 + 2 * i)) {
                proposals++;
                assertThat(proposal.side()).isEqualTo(Side.BUY);
                assertThat(proposal.entryPrice())
                        .isEqualTo(fixture.market.bars(0, 1).close(0));
                assertThat(proposal.stopPrice()).isLessThan(proposal.entryPrice());
                assertThat(proposal.targetPrice()).isGreaterThan(proposal.entryPrice());
                assertThat(proposal.stopPrice() % MarketFixture.TICK).isZero();
                assertThat(proposal.targetPrice() % MarketFixture.TICK).isZero();
                assertThat(proposal.strength()).isBetween(0.0, 1.0);
                assertThat(proposal.value()).isGreaterThanOrEqualTo(proposal.threshold());
                assertThat(proposal.barCloseTimeNs())
                        .isEqualTo(fixture.market.bars(0, 1).lastCloseTimeNs());
                assertThat(proposal.strategyId()).isEqualTo(TrendStrategy.ID);
                assertThat(proposal.intervalMinutes()).isEqualTo(15);
            }
        }
        assertThat(proposals).isEqualTo(1);
    }

    @Test
    void shouldProposeShortWhenMarketBreaksDown() {
        quiet(80);
        int proposals = 0;
        for (int i = 1; i <= 15; i++) {
            if (bar(1000 - 2 * i + 2, 1000 - 2 * i)) {
                proposals++;
                assertThat(proposal.side()).isEqualTo(Side.SELL);
                assertThat(proposal.stopPrice()).isGreaterThan(proposal.entryPrice());
                assertThat(proposal.targetPrice()).isLessThan(proposal.entryPrice());
            }
        }
        assertThat(proposals).isEqualTo(1);
    }

    @Test
    void shouldBeSilentWhenNothingMoves() {
        for (int i = 0; i < 200; i++) {
            final long p = 1000 * FixedPoint.ONE;
            fixture.bar(p, p, p, p);
            assertThat(strategy.evaluate(0, proposal)).isFalse();
        }
    }

    @Test
    void shouldBeSilentUntilWarm() {
        for (int i = 0; i < 33; i++) {
            assertThat(bar(1000 + 5 * i, 1005 + 5 * i)).isFalse();
        }
    }

    @Test
    void shouldMirrorItselfWhenPricesAreMirrored() {
        final MarketFixture mirror = new MarketFixture();
        final TrendStrategy mirrored = strategy(mirror);
        final Proposal opposite = new Proposal();
        final Random random = new Random(11);
        final long axis = 200_000;
        long price = 100_000;
        int proposals = 0;
        for (int i = 0; i < 4000; i++) {
            final long open = price;
            final long close = open + random.nextInt(401) - 200 + (i / 100 % 2 == 0 ? 10 : -10);
            final long high = Math.max(open, close) + random.nextInt(100);
            final long low = Math.min(open, close) - random.nextInt(100);
            price = close;
            fixture.bar(scaled(open), scaled(high), scaled(low), scaled(close));
            mirror.bar(scaled(axis - open), scaled(axis - low), scaled(axis - high), scaled(axis - close));
            final boolean speaks = strategy.evaluate(0, proposal);
            assertThat(mirrored.evaluate(0, opposite)).isEqualTo(speaks);
            if (speaks) {
                proposals++;
                assertThat(opposite.side()).isNotEqualTo(proposal.side());
                assertThat(opposite.stopPrice()).isEqualTo(scaled(axis) - proposal.stopPrice());
                assertThat(opposite.targetPrice()).isEqualTo(scaled(axis) - proposal.targetPrice());
            }
        }
        assertThat(proposals).isBetween(50, 400);
    }

    @Test
    void shouldDoTheSameTwice() {
        final MarketFixture again = new MarketFixture();
        final TrendStrategy second = strategy(again);
        final Random random = new Random(5);
        long price = 50_000;
        for (int i = 0; i < 500; i++) {
            final long next = price + random.nextInt(201) - 100;
            fixture.bar(scaled(price), scaled(Math.max(price, next)), scaled(Math.min(price, next)), scaled(next));
            again.bar(scaled(price), scaled(Math.max(price, next)), scaled(Math.min(price, next)), scaled(next));
            strategy.evaluate(0, proposal);
            second.evaluate(0, new Proposal());
            assertThat(second.hashInto(7)).isEqualTo(strategy.hashInto(7));
            price = next;
        }
    }

    @Test
    void shouldRefuseFastPeriodAboveSlow() {
        final ParameterValues values = DEFAULTS.with("fastPeriod", 50 * FixedPoint.ONE);
        assertThatThrownBy(() -> new TrendStrategy(fixture.market, fixture.instruments, values))
                .hasMessageContaining("fastPeriod must be below slowPeriod");
    }

    @Test
    void shouldRefuseUnknownAndUnfitParameters() {
        assertThatThrownBy(() -> DEFAULTS.with("speed", 1)).hasMessageContaining("speed");
        assertThatThrownBy(() -> DEFAULTS.with("fastPeriod", FixedPoint.ONE)).hasMessageContaining("fastPeriod");
        assertThatThrownBy(() -> DEFAULTS.with("fastPeriod", 2 * FixedPoint.ONE + 1))
                .hasMessageContaining("fastPeriod");
        assertThat(DEFAULTS.with("adxMin", 25 * FixedPoint.ONE).number("adxMin"))
                .isEqualTo(25.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC", "ETH", "SOL", "BNB"})
    void shouldSpeakSomeTimesADayOnRealBars(String coin) {
        int proposals = 0;
        int bars = 0;
        for (final String[] row : RealBars.rows("market/15m/" + coin + "USDT_15m.csv.gz")) {
            fixture.bar(price(row[1]), price(row[2]), price(row[3]), price(row[4]));
            proposals += strategy.evaluate(0, proposal) ? 1 : 0;
            bars++;
        }
        assertThat(proposals * 96.0 / bars).isBetween(1.0, 8.0);
    }

    /** Bars that go up and down by one around 1000. */
    private void quiet(int bars) {
        for (int i = 0; i < bars; i++) {
            bar(1000 + (i % 2), 1000 + ((i + 1) % 2));
        }
    }

    private boolean bar(long open, long close) {
        fixture.bar(
                open * FixedPoint.ONE,
                (Math.max(open, close) + 1) * FixedPoint.ONE,
                (Math.min(open, close) - 1) * FixedPoint.ONE,
                close * FixedPoint.ONE);
        return strategy.evaluate(0, proposal);
    }

    private static TrendStrategy strategy(MarketFixture fixture) {
        return new TrendStrategy(fixture.market, fixture.instruments, DEFAULTS);
    }

    private static long scaled(long halves) {
        return halves * MarketFixture.TICK;
    }

    private static long price(String text) {
        return Math.round(Double.parseDouble(text) * FixedPoint.ONE);
    }
}
