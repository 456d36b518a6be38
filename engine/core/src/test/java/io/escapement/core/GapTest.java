package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import org.junit.jupiter.api.Test;

/** Holes in the market data: whose they are, what waits for them, and in which order bars come back. */
class GapTest {
    private final CoreScript script = new CoreScript();

    @Test
    void shouldKeepGapsOfOneConnectionFromInstrumentsOfAnother() {
        script.started().link(1, LinkState.UP).link(1, LinkState.DOWN).gap(1, LinkState.GAP_OPENED);
        assertThat(script.longOrdered().said("place")).hasSize(1);

        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 BLOCKED GAP_OPEN");
    }

    @Test
    void shouldTradeAgainWhenTheGapIsClosed() {
        script.started().link(1, LinkState.UP).link(1, LinkState.DOWN).gap(0, LinkState.GAP_OPENED);
        script.link(1, LinkState.UP).gap(0, LinkState.GAP_CLOSED);
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldBlockEverythingWhenTheOnlyConnectionIsLost() {
        script.started().link(0, LinkState.DOWN);
        assertThat(script.longOrdered().said("signal")).contains("signal 1 BLOCKED GAP_OPEN");
    }

    @Test
    void shouldNotTradeOnABarThatClosedInsideAGap() {
        script.started()
                .gap(0, LinkState.GAP_OPENED)
                .proposesLong(0)
                .quarterEnds()
                .closes(0);
        // The other instrument's bar is waited for; meanwhile the gap heals.
        script.gap(0, LinkState.GAP_CLOSED).quotes().closes(1);
        assertThat(script.said("signal")).contains("signal 1 BLOCKED GAP_OPEN");
    }

    @Test
    void shouldNotTradeOnABarThatWasFilledIn() {
        script.started().proposesLong(0).quarterEnds();
        script.bar(0, DataSource.BACKFILL, script.barOpen - CoreScript.QUARTER, "100", "100", "100", "100")
                .closes(1);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldNotTradeWhenAShorterIntervalOfTheCloseWasFilledInLate() {
        final CoreScript two = new CoreScript("bars.intervals", "3,15");
        two.runStart(false, 1, "").instruments();
        for (int i = 0; i < 2; i++) {
            for (int b = 3; b > 0; b--) {
                two.bar(i, 3, DataSource.WARM_UP, two.barOpen - b * 3 * CoreScript.MINUTE, "100", "100", "100", "100");
                two.bar(i, DataSource.WARM_UP, two.barOpen - b * CoreScript.QUARTER, "100", "100", "100", "100");
            }
        }
        two.connected().reconciled().publicUp().leverageConfirmed().quotes();
        for (int i = 0; i < 2; i++) {
            for (int b = 0; b < 4; b++) {
                two.bar(i, 3, DataSource.STREAM, two.barOpen + b * 3 * CoreScript.MINUTE, "100", "100", "100", "100");
            }
        }
        two.proposesLong(0).quarterEnds().quietly();
        final long lastThree = two.barOpen - 3 * CoreScript.MINUTE;
        two.closes(0).bar(0, 3, DataSource.BACKFILL, lastThree, "100", "100", "100", "100");
        two.bar(1, 3, DataSource.STREAM, lastThree, "100", "100", "100", "100").closes(1);
        assertThat(two.said("signal")).contains("signal 1 BLOCKED GAP_OPEN");
    }

    @Test
    void shouldCloseABarOnceAndKeepTheFirstWord() {
        script.started()
                .quarterEnds()
                .closes(0)
                .closes(0, "100", "103", "99", "102")
                .closes(1);
        assertThat(script.core.parts().market.bars(0, 0).close(0)).isEqualTo(10_000_000_000L);
        assertThat(script.core.parts().market.bars(0, 0).conflicts()).isEqualTo(1);
        assertThat(script.core.parts().market.bars(0, 0).size()).isEqualTo(CoreScript.WARM_BARS + 1);
    }

    @Test
    void shouldTakeALateCloseAfterTheNextBarHasBegun() {
        script.started().quarterEnds();
        script.in.bar(
                script.now,
                0,
                15,
                false,
                DataSource.STREAM,
                script.barOpen,
                10_000_000_000L,
                10_000_000_000L,
                10_000_000_000L,
                10_000_000_000L);
        script.send();
        assertThat(script.said()).containsExactly("alert GAP GAP_OPEN", "query BARS 0 15m");

        script.proposesLong(0).closes(0).closes(1);
        assertThat(script.said("place")).hasSize(1);
        assertThat(script.core.parts().market.bars(0, 0).gapOpen()).isFalse();
    }

    @Test
    void shouldFillHolesInOrderWhenBarsComeOutOfOrder() {
        script.started().quarterEnds().quarterEnds();
        final long second = script.barOpen - CoreScript.QUARTER;
        final long first = second - CoreScript.QUARTER;
        script.bar(0, DataSource.STREAM, second, "102", "102", "102", "102");
        assertThat(script.core.parts().market.bars(0, 0).gapOpen()).isTrue();
        script.bar(0, DataSource.BACKFILL, first, "101", "101", "101", "101");
        script.bar(0, DataSource.BACKFILL, second, "102", "102", "102", "102");
        assertThat(script.core.parts().market.bars(0, 0).gapOpen()).isFalse();
        assertThat(script.core.parts().market.bars(0, 0).close(1)).isEqualTo(10_100_000_000L);
        assertThat(script.core.parts().market.bars(0, 0).close(0)).isEqualTo(10_200_000_000L);
    }
}
