package io.escapement.core;

import static io.escapement.core.Armed.armed;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the market of an open position is called silent: after 20 minutes here. */
class SilenceTest {
    private static final String[] LIMITS = {"risk.staleDataMs", "1200000", "risk.staleDataStage", "NO_ENTRIES"};

    @Test
    void shouldCallItSilenceOnceUntilTheMarketIsHeardAgain() {
        final CoreScript script = armed(LIMITS);
        script.mark(0, "100").quietly().after(50 * CoreScript.MINUTE);
        assertThat(script.said("alert")).hasSize(1);
        script.mark(0, "100").after(19 * CoreScript.MINUTE);
        assertThat(script.said("alert")).isEmpty();
        script.after(41 * CoreScript.MINUTE);
        assertThat(script.said("alert")).hasSize(1);
    }

    @Test
    void shouldNotMissAMarketWithoutPosition() {
        final CoreScript script =
                new CoreScript("risk.staleDataMs", "1200000", "risk.staleDataStage", "FLATTEN").started();
        assertThat(script.after(30 * CoreScript.MINUTE).said()).isEmpty();
    }

    @Test
    void shouldNotMissAMarketWhosePositionWasClosed() {
        final CoreScript script = armed(LIMITS);
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        assertThat(script.after(50 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
    }

    @Test
    void shouldTakeBarsForAWordOnlyWhereQuotesAreNotNeeded() {
        final CoreScript quoted = aQuarterAfterItsMark(armed(LIMITS));
        assertThat(quoted.after(5 * CoreScript.MINUTE).said("alert STALE")).hasSize(1);

        // Without quotes, 20 minutes are counted from when the next bar of 15 could have closed.
        final List<String> barsOnly = new ArrayList<>(List.of(LIMITS));
        barsOnly.addAll(List.of("data.maxQuoteAgeMs", "0"));
        final CoreScript barred = aQuarterAfterItsMark(armed(barsOnly.toArray(String[]::new)));
        assertThat(barred.after(34 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
        assertThat(barred.after(CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }

    private static CoreScript aQuarterAfterItsMark(CoreScript script) {
        script.mark(0, "100");
        script.now += CoreScript.QUARTER;
        script.barOpen += CoreScript.QUARTER;
        return script.closes(0).quietly();
    }

    @Test
    void shouldNotTakeTheTimeNothingRanForSilence() {
        final CoreScript script = armed(LIMITS);
        script.now += 25 * CoreScript.MINUTE;
        script.runStart(true, 2, "").mark(0, "100").quietly();
        assertThat(script.after(19 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
        assertThat(script.after(CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }

    /** By the venue's clock a run starts at the time of its last input, and the first word of the venue leaps. */
    @Test
    void shouldNotTakeTheLeapOfTheVenuesClockBehindAStartForSilence() {
        final CoreScript script = armed(LIMITS);
        script.runStart(true, 2, "").quietly();
        script.now += 25 * CoreScript.MINUTE;
        assertThat(script.mark(0, "100").said("alert STALE")).isEmpty();
        assertThat(script.after(19 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
        assertThat(script.after(CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }

    @Test
    void shouldMissAMarketFromTheFirstWordOfAnyOtherOn() {
        final CoreScript script = armed(LIMITS);
        script.runStart(true, 2, "").quietly();
        script.now += 25 * CoreScript.MINUTE;
        script.mark(1, "100").after(10 * CoreScript.MINUTE).mark(1, "100");
        assertThat(script.after(9 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
        assertThat(script.after(CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }

    @Test
    void shouldMissTheMarketOfAPositionFoundBeforeTheFirstWordFromThatWordOn() {
        final CoreScript script = new CoreScript(LIMITS).started();
        script.runStart(true, 2, "").connected().reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "2", "50", "49");
        script.wallet("10000").reconcileEnd().seconds(3).quietly();
        script.now += 25 * CoreScript.MINUTE;
        assertThat(script.mark(0, "100").said("alert STALE")).isEmpty();
        assertThat(script.after(20 * CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"book", "delta", "trade", "bar"})
    void shouldTakeWhateverTheMarketSaysForItsFirstWord(String kind) {
        final CoreScript script = armed(LIMITS);
        script.runStart(true, 2, "").quietly();
        script.now += 25 * CoreScript.MINUTE;
        says(script, kind).quietly();
        assertThat(script.after(19 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
        assertThat(script.after(CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }

    @Test
    void shouldNotTakeBarsThatWereAskedForForAWordOfTheMarket() {
        final CoreScript script = armed(LIMITS);
        script.runStart(true, 2, "").quietly();
        script.bar(1, DataSource.WARM_UP, script.barOpen - CoreScript.QUARTER, "100", "100", "100", "100");
        assertThat(script.after(25 * CoreScript.MINUTE).said("alert STALE")).isEmpty();
    }

    private static CoreScript says(CoreScript script, String kind) {
        switch (kind) {
            case "book" -> script.in.snapshot(script.now, 1, 1, 1, of("100"), of("0.1"), 1);
            case "delta" -> script.in.delta(script.now, 1, 1, 2, of("99.9"), of("1"), of("100.1"), of("1"));
            case "trade" -> script.in.trade(script.now, 1, Side.BUY, of("100"), of("1"), 1);
            default -> {
                return script.bar(1, DataSource.STREAM, script.barOpen, "100", "100", "100", "100");
            }
        }
        return script.send();
    }

    @Test
    void shouldTakeALeapForSilenceOnceTheMarketWasHeardAgain() {
        final CoreScript script = armed(LIMITS);
        script.runStart(true, 2, "").mark(0, "100").quietly();
        assertThat(script.after(25 * CoreScript.MINUTE).said("alert STALE")).hasSize(1);
    }
}
