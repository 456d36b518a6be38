package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static io.escapement.core.guard.Surroundings.START;
import static io.escapement.core.guard.Surroundings.STRATEGY;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.signal.Verdict;
import io.escapement.core.strategy.Strategy;
import org.junit.jupiter.api.Test;

/** A signal at 00:45 that needs bars of 15 and of 3 minutes, three of each; those of an hour there are none. */
class DataHealthTest {
    private static final int ALL = -1;
    private static final int SMALL = 0;
    private static final int QUARTER = 1;
    private static final int HOUR = 2;
    private static final long CLOSE = START + 45 * MINUTE;

    private final Surroundings around = new Surroundings();
    private final Verdict verdict = new Verdict();
    private final int slot = around.signal(Side.BUY, CLOSE);

    @Test
    void shouldTradeOnWholeWarmAndFreshData() {
        final DataHealth health = healthy();
        assertThat(health.allows(slot, around.now, verdict)).isTrue();
        assertThat(verdict.reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void shouldBlockWhileTheStreamHasAHoleThatOpenedAfterTheClose() {
        final DataHealth health = healthy();
        around.publicly(LinkState.GAP_OPENED, 0);
        assertBlocked(health, Reason.GAP_OPEN);
        around.publicly(LinkState.GAP_CLOSED, 0);
        assertThat(health.allows(slot, around.now, verdict)).isTrue();
    }

    @Test
    void shouldBlockAtACloseThatDidNotComeByTheStream() {
        final DataHealth health = healthy();
        health.onClosedBar(0, SMALL, CLOSE - 3 * MINUTE, false);
        health.onClosedBar(0, SMALL, CLOSE, true);
        health.onClosedBar(0, HOUR, CLOSE, false);
        health.onClosedBar(1, SMALL, CLOSE, false);
        assertThat(health.allows(slot, around.now, verdict)).isTrue();
        health.onClosedBar(0, SMALL, CLOSE, false);
        assertBlocked(health, Reason.GAP_OPEN);
    }

    @Test
    void shouldBlockAtACloseWithinAHole() {
        final DataHealth health = healthy();
        around.publicly(LinkState.GAP_OPENED, 0);
        health.onClosedBar(0, QUARTER, CLOSE, true);
        around.publicly(LinkState.GAP_CLOSED, 0);
        assertBlocked(health, Reason.GAP_OPEN);
    }

    @Test
    void shouldBlockWhenANeededIntervalIsNotFollowed() {
        healthy();
        assertBlocked(health(new Speaker(STRATEGY, "daily", 15, 1440)), Reason.INTERVAL_NOT_FOLLOWED);
    }

    @Test
    void shouldSayHowManyBarsThereAreWhenTheyAreTooFew() {
        healthy();
        final DataHealth demanding = health("bars.warmUp", "4");
        assertBlocked(demanding, Reason.DATA_HEALTH);
        assertThat(verdict.value()).isEqualTo(3);
        assertThat(verdict.threshold()).isEqualTo(4);
        assertBlocked(health(new Speaker(STRATEGY, "hourly", 15, 60)), Reason.DATA_HEALTH);
        assertThat(verdict.value()).isZero();
        assertThat(verdict.threshold()).isEqualTo(3);
    }

    @Test
    void shouldBlockWhenBarsAreMissing() {
        final DataHealth health = healthy();
        around.bar(0, 15, CLOSE + 15 * MINUTE, DataSource.STREAM, 101, 99, 100);
        assertBlocked(health, Reason.GAP_OPEN);
    }

    @Test
    void shouldBlockWhenClosesDoNotCome() {
        final DataHealth health = healthy();
        // Two small bars late, only the quote is too old; a nanosecond more, and the closes are.
        around.now = CLOSE + 6 * MINUTE;
        assertThat(health.allows(slot, around.now, verdict)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.STALE);
        around.now++;
        assertBlocked(health, Reason.DATA_HEALTH);
        assertThat(verdict.value()).isNaN();
    }

    @Test
    void shouldBlockUntilAllNeededBarsHaveClosed() {
        bars(14);
        assertBlocked(health(), Reason.DATA_HEALTH);
        around.bar(0, 3, 101, 99, 100);
        assertThat(health().allows(slot, around.now, verdict)).isTrue();
    }

    @Test
    void shouldBlockWithoutAQuoteOfBothSidesThatIsNotCrossed() {
        bars(15);
        around.market.onStreamLost(0);
        assertBlocked(health(), Reason.DATA_HEALTH);
        around.quote(0, null, "100");
        assertBlocked(health(), Reason.DATA_HEALTH);
        around.market.onStreamLost(0);
        around.quote(0, "100", null);
        assertBlocked(health(), Reason.DATA_HEALTH);
        around.quote(0, "100", "99.9");
        assertBlocked(health(), Reason.DATA_HEALTH);
        around.quote(0, "100", "100.1");
        assertThat(health().allows(slot, around.now, verdict)).isTrue();
    }

    @Test
    void shouldNeedNoQuoteWhenTheirAgeDoesNotMatter() {
        bars(15);
        around.market.onStreamLost(0);
        assertThat(health("data.maxQuoteAgeMs", "0").allows(slot, around.now, verdict))
                .isTrue();
    }

    @Test
    void shouldBlockOnAnOldQuote() {
        final DataHealth health = healthy();
        around.now += 300_000_000_000L;
        assertThat(health.allows(slot, around.now, verdict)).isTrue();
        around.now += 1_000_000;
        assertBlocked(health, Reason.STALE);
        assertThat(verdict.value()).isEqualTo(300_001);
        assertThat(verdict.threshold()).isEqualTo(300_000);
    }

    @Test
    void shouldGoByTheTickersTimeOnceTheBookIsBroken() {
        final DataHealth health = healthy();
        around.now += 290_000_000_000L;
        around.book(0, 1, true).book(0, 3, false);
        around.now += 20_000_000_000L;
        assertThat(around.market.book(0).isValid()).isFalse();
        assertBlocked(health, Reason.STALE);
        assertThat(verdict.value()).isEqualTo(310_000);
    }

    @Test
    void shouldGoByTheBooksTimeWhileItsPricesAreTaken() {
        bars(15);
        around.book(0, 1, true);
        around.now += 310_000_000_000L;
        around.quote(0, "100", "100.1");
        assertBlocked(health(), Reason.STALE);
        assertThat(verdict.value()).isEqualTo(310_000);
        around.book(0, 2, false);
        assertThat(health().allows(slot, around.now, verdict)).isTrue();
    }

    @Test
    void shouldGoByTheOlderTimeWhenEachTellsOneSide() {
        bars(15);
        around.now += 310_000_000_000L;
        around.bids(0, 1);
        assertBlocked(health(), Reason.STALE);
        around.quote(0, "99", "100.1");
        assertThat(health().allows(slot, around.now, verdict)).isTrue();
    }

    @Test
    void shouldGoByTheBooksTimeWhenItTellsOneSideAndIsOlder() {
        bars(15);
        around.bids(0, 1);
        around.now += 310_000_000_000L;
        around.quote(0, "99", "100.1");
        assertBlocked(health(), Reason.STALE);
    }

    private DataHealth healthy() {
        bars(15);
        return health();
    }

    private void bars(int small) {
        around.publicly(LinkState.UP, ALL);
        for (int b = 0; b < small; b++) {
            around.bar(0, 3, 101, 99, 100);
        }
        for (int b = 0; b < 3; b++) {
            around.bar(0, 15, 101, 99, 100);
        }
        around.now = CLOSE;
        around.quote(0, "100", "100.1");
    }

    private DataHealth health(String... keysAndValues) {
        return health(new Speaker(STRATEGY, "both", 15, 3), keysAndValues);
    }

    private DataHealth health(Strategy strategy, String... keysAndValues) {
        return new DataHealth(
                Surroundings.configuration(keysAndValues),
                around.signals,
                around.market,
                around.links,
                new IntervalNeeds(around.market, new Strategy[] {strategy}));
    }

    private void assertBlocked(DataHealth health, Reason why) {
        assertThat(health.allows(slot, around.now, verdict)).isFalse();
        assertThat(verdict.reason()).isEqualTo(why);
    }
}
