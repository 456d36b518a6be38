package io.escapement.trainer.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoarseBarsTest {
    private static final long QUARTER_MS = 900_000L;

    @Test
    void shouldMakeHoursOfQuarters() {
        final List<HistoryBar> hours = CoarseBars.of(
                List.of(bar(0, 10, 12, 9, 11), bar(1, 11, 15, 11, 14), bar(2, 14, 14, 8, 9), bar(3, 9, 10, 9, 10)),
                15,
                60);
        assertThat(hours)
                .containsExactly(new HistoryBar(0, 10, 15, 8, 10, BigDecimal.valueOf(4), BigDecimal.valueOf(8)));
    }

    @Test
    void shouldLeaveOutHoursOfWhichAQuarterIsMissing() {
        final List<HistoryBar> quarters = new ArrayList<>();
        for (int i = 2; i < 15; i++) {
            if (i != 9) {
                quarters.add(bar(i, 1, 1, 1, 1));
            }
        }
        // The first hour and the last one are not whole either.
        assertThat(CoarseBars.of(quarters, 15, 60))
                .extracting(HistoryBar::openTimeMs)
                .containsExactly(4 * QUARTER_MS);
        assertThat(CoarseBars.of(List.of(), 15, 60)).isEmpty();
    }

    private static HistoryBar bar(int quarter, long open, long high, long low, long close) {
        return new HistoryBar(quarter * QUARTER_MS, open, high, low, close, BigDecimal.ONE, BigDecimal.valueOf(2));
    }
}
