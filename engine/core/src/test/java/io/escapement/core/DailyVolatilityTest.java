package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.core.risk.DailyVolatility;
import org.junit.jupiter.api.Test;

/** Which measure of how far an instrument moves in a day counts; there are 96 quarters in a day. */
class DailyVolatilityTest {
    private static final double ROOT_OF_96 = 9.797958971132712;

    @Test
    void shouldTakeTheLargerOfRangeAndDeviation() {
        // Every bar moves by 30. Returns are 0.3 and −0.2307692, half of them each, so their deviation is half of
        // 0.5307692: 0.2653846.
        assertThat(of(swinging(101), 15)).isCloseTo(30.0 / 100 * ROOT_OF_96, within(1e-9));
        assertThat(of(swinging(102), 15)).isCloseTo(0.26538461538 * ROOT_OF_96, within(1e-9));
    }

    @Test
    void shouldTakeTheRangeWhileTheDeviationIsNotKnown() {
        assertThat(of(swinging(15), 15)).isCloseTo(30.0 / 100 * ROOT_OF_96, within(1e-9));
    }

    @Test
    void shouldNotBeKnownWithoutBarsNorForAnIntervalWithoutFeatures() {
        final CoreScript script = new CoreScript("bars.intervals", "5,15");
        script.runStart(false, 1, "").instruments();
        assertThat(of(script, 15)).isNaN();
        assertThat(of(script, 5)).isNaN();
    }

    /** So many bars that close at 100 and 130 in turn, the first at 100. */
    private static CoreScript swinging(int bars) {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments();
        for (int b = 0; b < bars; b++) {
            final String price = b % 2 == 0 ? "100" : "130";
            script.bar(
                    0,
                    DataSource.WARM_UP,
                    script.barOpen - (bars - b) * CoreScript.QUARTER,
                    price,
                    price,
                    price,
                    price);
        }
        return script;
    }

    private static double of(CoreScript script, int minutes) {
        return new DailyVolatility(script.core.parts().market, script.core.parts().features).of(0, minutes);
    }
}
