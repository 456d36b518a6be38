package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** What fits beside what is held; one long of 999.999 is held or being entered on instrument 0, equity is 10000. */
class PortfolioGateTest {
    private static final int BARS = 8;

    @Test
    void shouldLimitPositionsOfOneSide() {
        final CoreScript script = new CoreScript("portfolio.maxPositionsPerSide", "1")
                .started()
                .longOpen()
                .quietly();
        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 BLOCKED SIDE_POSITION_LIMIT");
    }

    @Test
    void shouldLetTheOtherSideIn() {
        final CoreScript script = new CoreScript("portfolio.maxPositionsPerSide", "1")
                .started()
                .longOpen()
                .quietly();
        script.proposesShort(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldCountEntriesOfOneSideThatAreNotFilledYet() {
        final CoreScript script = new CoreScript("portfolio.maxPositionsPerSide", "1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 1 EXECUTING", "signal 2 BLOCKED SIDE_POSITION_LIMIT");
    }

    @Test
    void shouldTakeUnknownCorrelationForOne() {
        // Three flat warm-up bars tell nothing: 999.999 of 10000 counts in full.
        final CoreScript script = new CoreScript("portfolio.maxCorrelatedExposure", "0.0999").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 1 EXECUTING", "signal 2 BLOCKED CORRELATED_EXPOSURE");
        final CoreScript roomier = new CoreScript("portfolio.maxCorrelatedExposure", "0.1").started();
        roomier.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(roomier.said("place")).hasSize(2);
    }

    @Test
    void shouldNotLookWhenSwitchedOff() {
        final CoreScript script = new CoreScript("portfolio.maxCorrelatedExposure", "0").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("place")).hasSize(2);
    }

    @Test
    void shouldBlockLongThatMovesWithALong() {
        assertThat(second(true, Side.BUY)).isEqualTo("BLOCKED CORRELATED_EXPOSURE");
    }

    @Test
    void shouldLetShortIntoWhatMovesWithALong() {
        assertThat(second(true, Side.SELL)).isEqualTo("EXECUTING");
    }

    @Test
    void shouldLetLongIntoWhatMovesAgainstALong() {
        assertThat(second(false, Side.BUY)).isEqualTo("EXECUTING");
    }

    @Test
    void shouldBlockShortThatMovesAgainstALong() {
        assertThat(second(false, Side.SELL)).isEqualTo("BLOCKED CORRELATED_EXPOSURE");
    }

    @Test
    void shouldRankByExpectedValueAndThenById() {
        final CoreScript script = new CoreScript("portfolio.maxEntriesPerClose", "1").started();
        script.strategy.propose(0, Side.BUY, of("100"), of("98"), of("103.9"));
        script.strategy.propose(1, Side.BUY, of("100"), of("98"), of("104"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 EXECUTING", "signal 1 BLOCKED PORTFOLIO_SELECTION");
    }

    /** What becomes of a signal on instrument 1 whose bars zigzag with those of instrument 0, or against them. */
    private static String second(boolean together, Side side) {
        final CoreScript script =
                new CoreScript("portfolio.maxCorrelatedExposure", "0.05", "portfolio.correlationBars", "8");
        script.runStart(false, 1, "").instruments();
        for (int b = BARS; b > 0; b--) {
            final boolean up = b % 2 == 0;
            close(script, 0, b, up);
            close(script, 1, b, up == together);
        }
        script.connected().reconciled().publicUp().leverageConfirmed().quotes();
        script.longOpen().quietly();
        if (side == Side.BUY) {
            script.proposesLong(1);
        } else {
            script.proposesShort(1);
        }
        script.quarterEnds().closes(0).closes(1);
        return script.said("signal 2").stream()
                .filter(line -> line.contains("BLOCKED") || line.contains("EXECUTING"))
                .findFirst()
                .orElse("nothing")
                .replace("signal 2 ", "");
    }

    private static void close(CoreScript script, int i, int quartersAgo, boolean up) {
        final String price = up ? "101" : "99";
        script.bar(
                i, DataSource.WARM_UP, script.barOpen - quartersAgo * CoreScript.QUARTER, price, price, price, price);
    }
}
