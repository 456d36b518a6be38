package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.UniverseAction;
import org.junit.jupiter.api.Test;

/** Whether bars may be traded on, told whenever it changes, with the reason. */
class BarReadinessTest {
    @Test
    void shouldTellWhyBarsAreNotReadyAndWhenTheyAre() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments();
        script.quietly();
        script.link(Channel.PUBLIC, LinkState.UP);
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 NO_BARS 0 of 3", "bars 1 of 15 NO_BARS 0 of 3");

        script.bar(0, DataSource.WARM_UP, script.barOpen - 3 * CoreScript.QUARTER, "100", "100", "100", "100");
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 WARMING_UP 1 of 3");
        script.bar(0, DataSource.WARM_UP, script.barOpen - 2 * CoreScript.QUARTER, "100", "100", "100", "100");
        assertThat(script.said("bars")).isEmpty();
        script.bar(0, DataSource.WARM_UP, script.barOpen - CoreScript.QUARTER, "100", "100", "100", "100");
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 READY 3 of 3");
    }

    @Test
    void shouldTellThatNothingIsSubscribedWithoutAPublicConnection() {
        final CoreScript script = new CoreScript().started();
        script.link(Channel.PUBLIC, LinkState.DOWN);
        assertThat(script.said("bars"))
                .containsExactly("bars 0 of 15 NOT_SUBSCRIBED 3 of 3", "bars 1 of 15 NOT_SUBSCRIBED 3 of 3");
        script.link(Channel.PUBLIC, LinkState.UP);
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 READY 3 of 3", "bars 1 of 15 READY 3 of 3");
    }

    @Test
    void shouldTellWhenAnInstrumentLeavesAndJoinsAgain() {
        final CoreScript script = new CoreScript().started();
        script.universe(1, UniverseAction.REMOVE);
        assertThat(script.said("bars")).containsExactly("bars 1 of 15 NOT_SUBSCRIBED 3 of 3");
        script.universe(1, UniverseAction.ADD);
        assertThat(script.said("bars")).containsExactly("bars 1 of 15 READY 3 of 3");
    }

    @Test
    void shouldTellOfAHoleInTheStreamAndInTheBars() {
        final CoreScript script = new CoreScript().started();
        script.gap(0, LinkState.GAP_OPENED);
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 GAP 3 of 3");
        script.gap(0, LinkState.GAP_CLOSED);
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 READY 3 of 3");

        script.quarterEnds().quarterEnds().closes(0);
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 GAP 3 of 3");
        script.bar(0, DataSource.QUERY, script.barOpen - 2 * CoreScript.QUARTER, "100", "100", "100", "100");
        script.bar(0, DataSource.QUERY, script.barOpen - CoreScript.QUARTER, "100", "100", "100", "100");
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 READY 5 of 3");
    }

    @Test
    void shouldTellWhenClosesStopComing() {
        final CoreScript script = new CoreScript().started();
        script.after(30 * CoreScript.MINUTE);
        assertThat(script.said("bars")).isEmpty();
        script.after(CoreScript.MINUTE);
        assertThat(script.said("bars")).containsExactly("bars 0 of 15 STALE 3 of 3", "bars 1 of 15 STALE 3 of 3");
    }

    @Test
    void shouldTellOfABarThatComesAgainWithOtherPrices() {
        final CoreScript script = new CoreScript().started();
        script.quarterEnds().closes(0);
        script.quietly();
        script.closes(0);
        assertThat(script.said("alert")).isEmpty();
        script.closes(0, "100", "105", "100", "101");
        assertThat(script.said("alert")).containsExactly("alert BAR_DIFFERS NONE");
    }

    @Test
    void shouldSayOnceARunThatAStrategyLacksItsIntervalAndLeaveItOut() {
        final CoreScript script = new CoreScript("bars.intervals", "3,60", "regime.enabled", "false");
        script.runStart(false, 1, "");
        assertThat(script.said("alert")).containsExactly("alert INTERVAL_MISSING INTERVAL_NOT_FOLLOWED");
        script.instruments().connected().reconciled().publicUp().leverageConfirmed();
        script.quotes().proposesLong(0);
        for (int i = 0; i < 10; i++) {
            script.bar(0, 3, DataSource.STREAM, script.now + 3 * i * CoreScript.MINUTE, "100", "100", "100", "100");
        }
        assertThat(script.said("signal")).isEmpty();
    }

    @Test
    void shouldWaitForIntervalsThatNobodyLooksAtNoLongerThanTheGrace() {
        final CoreScript script =
                new CoreScript(new ScriptedStrategy().looksAtItsOwnIntervalOnly(), "bars.intervals", "3,15").started();
        // No bar of 3 minutes ever came.
        script.longOrdered();
        assertThat(script.said("place")).isEmpty();
        script.seconds(5);
        assertThat(script.said("place")).hasSize(1);
    }
}
