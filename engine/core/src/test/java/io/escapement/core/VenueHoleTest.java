package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.core.market.BarSeries;
import org.junit.jupiter.api.Test;

/** Bars that the venue does not have and never will: the series goes on behind them. */
class VenueHoleTest {
    private static final int HOLE = 4;

    private final CoreScript script = new CoreScript().started();
    private final BarSeries bars = script.core.parts().market.bars(0, 0);

    @Test
    void shouldStartAnewBehindAHoleOfTheVenue() {
        final long behind = barBehindHole();
        assertThat(script.said()).containsExactly("alert GAP GAP_OPEN", "query BARS 0 15m");

        // The venue answers with what it has: only the bar behind the hole.
        row(behind).answered(Outcome.ACK);
        assertThat(script.said("alert", "bars", "query"))
                .containsExactly("alert GAP VENUE_HOLE", "query BARS 0 15m", "bars 0 of 15 NO_BARS 0 of 3");
        assertThat(bars.generation()).isEqualTo(1);
        assertThat(bars.missingFromNs()).isEqualTo(behind);

        row(behind).answered(Outcome.ACK);
        assertThat(script.said("alert", "bars", "query")).containsExactly("bars 0 of 15 WARMING_UP 1 of 3");
        assertThat(bars.gapOpen()).isFalse();
        assertThat(bars.openTimeNs(0)).isEqualTo(behind);
        assertThat(script.seconds(60).said()).isEmpty();
    }

    @Test
    void shouldTradeAgainWhenWarmBehindTheHole() {
        final long behind = barBehindHole();
        row(behind).answered(Outcome.ACK).row(behind).answered(Outcome.ACK);
        script.quietly();
        script.proposesLong(0).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 1 BLOCKED DATA_HEALTH");
        script.proposesLong(0).quarterEnds().closes(0).closes(1);
        assertThat(script.said("place", "bars 0")).hasSize(2).contains("bars 0 of 15 READY 3 of 3");
    }

    @Test
    void shouldAskOnceForAHoleThatGrows() {
        barBehindHole();
        for (int i = 1; i <= 20; i++) {
            // No answer yet; no time goes by.
            script.bar(0, DataSource.STREAM, script.barOpen + i * CoreScript.QUARTER, "100", "100", "100", "100");
        }
        assertThat(script.said("query", "alert")).containsExactly("alert GAP GAP_OPEN", "query BARS 0 15m");
    }

    @Test
    void shouldPauseBeforeAskingAgainWhenTheVenueOnlyLags() {
        final long behind = barBehindHole();
        script.quietly();
        // Nothing behind the missing bars either: the venue's answers lag behind its stream.
        answered(Outcome.ACK);
        assertThat(bars.generation()).isZero();
        assertThat(script.seconds(14).said()).isEmpty();
        assertThat(script.seconds(1).said()).containsExactly("query BARS 0 15m");

        for (int i = HOLE; i >= 0; i--) {
            row(behind - i * CoreScript.QUARTER);
        }
        answered(Outcome.ACK);
        assertThat(bars.generation()).isZero();
        assertThat(bars.size()).isEqualTo(CoreScript.WARM_BARS + HOLE + 1);
        assertThat(script.seconds(60).said("query", "alert")).isEmpty();
    }

    @Test
    void shouldNotTakeAnUnfinishedAnswerForAHole() {
        final long behind = barBehindHole();
        script.quietly();
        row(behind).answered(Outcome.REJECT);
        assertThat(bars.generation()).isZero();
        assertThat(script.seconds(15).said()).containsExactly("query BARS 0 15m");
    }

    @Test
    void shouldPassSeveralHolesOfOneAnswer() {
        final long last = barBehindHole();
        final long first = last - 2 * CoreScript.QUARTER;
        row(first).row(last).answered(Outcome.ACK);
        assertThat(bars.missingFromNs()).isEqualTo(first);
        row(first).row(last).answered(Outcome.ACK);
        assertThat(bars.missingFromNs()).isEqualTo(last);
        row(last).answered(Outcome.ACK);
        assertThat(bars.gapOpen()).isFalse();
        assertThat(bars.generation()).isEqualTo(2);
        assertThat(bars.size()).isEqualTo(1);
        assertThat(script.said("alert GAP VENUE_HOLE")).hasSize(2);
    }

    /** A bar comes by the stream, and some before it do not. */
    private long barBehindHole() {
        for (int i = 0; i <= HOLE; i++) {
            script.quarterEnds().closes(1);
        }
        script.closes(0);
        return script.barOpen - CoreScript.QUARTER;
    }

    private VenueHoleTest row(long openTimeNs) {
        script.bar(0, DataSource.BACKFILL, openTimeNs, "100", "100", "100", "100");
        return this;
    }

    private VenueHoleTest answered(Outcome outcome) {
        script.answerLast(CommandKind.QUERY, outcome, 0);
        return this;
    }
}
