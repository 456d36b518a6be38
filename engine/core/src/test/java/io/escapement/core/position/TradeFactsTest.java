package io.escapement.core.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

class TradeFactsTest {
    private static final long ONE = FixedPoint.ONE;

    private final TradeFacts facts = new TradeFacts(2);

    @Test
    void shouldKnowNoPriceBeforeTheFirst() {
        assertThat(facts.best(0, Side.BUY)).isEqualTo(FixedPoint.NULL);
        assertThat(facts.worst(0, Side.BUY)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldTellBestAndWorstBySide() {
        facts.onPrice(0, 100);
        facts.onPrice(0, 97);
        facts.onPrice(0, 105);
        assertThat(facts.best(0, Side.BUY)).isEqualTo(105);
        assertThat(facts.worst(0, Side.BUY)).isEqualTo(97);
        assertThat(facts.best(0, Side.SELL)).isEqualTo(97);
        assertThat(facts.worst(0, Side.SELL)).isEqualTo(105);
    }

    @Test
    void shouldKeepThePriceOfTheFirstTryToLeave() {
        facts.onExitAsked(0, FixedPoint.NULL);
        facts.onExitAsked(0, 100);
        facts.onExitAsked(0, 90);
        assertThat(facts.askedAt(0)).isEqualTo(100);
    }

    @Test
    void shouldKeepFeesOfMakersAndTakersApart() {
        facts.onFee(0, 3, true);
        facts.onFee(0, 5, false);
        facts.onFee(0, -1, true);
        assertThat(facts.makerFees(0)).isEqualTo(2);
        assertThat(facts.takerFees(0)).isEqualTo(5);
    }

    @Test
    void shouldCountAnOrderOnceHoweverManyExecutionsItHas() {
        exit(7, 1);
        exit(7, 1);
        assertThat(facts.exits(0)).isEqualTo(1);
        exit(7, 2);
        assertThat(facts.exits(0)).isEqualTo(2);
        exit(8, 2);
        assertThat(facts.exits(0)).isEqualTo(3);
    }

    @Test
    void shouldCountAnOrderWhoseIdIsNotTold() {
        exit(0, 0);
        assertThat(facts.exits(0)).isEqualTo(1);
    }

    @Test
    void shouldMeasureSlippageOfALongAndOfAShort() {
        // 2 sold at 97 instead of 98: 2 of 196 lost.
        facts.onExit(0, Side.BUY, 97 * ONE, 2 * ONE, 98 * ONE, 7, 1);
        assertThat(facts.exitSlippageBps(0)).isCloseTo(2.0 / 196 * 1e4, within(1e-9));
        // 2 bought at 97 instead of 98: 2 of 196 won.
        facts.onExit(1, Side.SELL, 97 * ONE, 2 * ONE, 98 * ONE, 7, 1);
        assertThat(facts.exitSlippageBps(1)).isCloseTo(-2.0 / 196 * 1e4, within(1e-9));
    }

    @Test
    void shouldTellNoSlippageWithoutAPlan() {
        facts.onExit(0, Side.BUY, 97 * ONE, 2 * ONE, FixedPoint.NULL, 7, 1);
        facts.onExit(0, Side.BUY, 97 * ONE, 2 * ONE, 0, 7, 2);
        assertThat(facts.exitSlippageBps(0)).isNaN();
    }

    @Test
    void shouldTellNoSlippageOfAPlanTooSmallToCount() {
        // 1e-8 · 0.1 rounds to nothing; 99e-8 · 0.1 is 10 units that are no share of it.
        facts.onExit(0, Side.SELL, 100, ONE / 10, 1, 7, 1);
        assertThat(facts.exitSlippageBps(0)).isNaN();
    }

    @Test
    void shouldForgetOneHoldingOnly() {
        for (int i = 0; i < 2; i++) {
            facts.onPrice(i, 100);
            facts.onFee(i, 3, true);
            facts.onFee(i, 5, false);
            facts.onExitAsked(i, 100);
            facts.onExit(i, Side.BUY, 97 * ONE, 2 * ONE, 98 * ONE, 7, 1);
        }
        facts.clear(0);
        assertThat(facts.best(0, Side.BUY)).isEqualTo(FixedPoint.NULL);
        assertThat(facts.worst(0, Side.BUY)).isEqualTo(FixedPoint.NULL);
        assertThat(facts.makerFees(0) + facts.takerFees(0) + facts.exits(0)).isZero();
        assertThat(facts.askedAt(0)).isEqualTo(FixedPoint.NULL);
        assertThat(facts.exitSlippageBps(0)).isNaN();
        assertThat(facts.makerFees(1)).isEqualTo(3);
        assertThat(facts.exits(1)).isEqualTo(1);
        // The next holding's first exit may be the same order, which turned the position round.
        exit(7, 1);
        assertThat(facts.exits(0)).isEqualTo(1);
    }

    private void exit(long orderHigh, long orderLow) {
        facts.onExit(0, Side.BUY, 97 * ONE, ONE, FixedPoint.NULL, orderHigh, orderLow);
    }
}
