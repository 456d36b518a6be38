package io.escapement.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QualityCheckTest {
    private static final long STEP = 900_000;
    private final QualityCheck check = new QualityCheck(new QualityCheck.Demands(1, 99, 0.2, 5), 15);

    @Test
    void shouldCallADayWithoutFaultsFit() {
        day();
        final SeriesQuality found = check.result();
        assertThat(found.faults()).isEmpty();
        assertThat(found.bars()).isEqualTo(96);
        assertThat(found.days()).isEqualTo(1);
        assertThat(found.coveragePercent()).isEqualTo(100);
    }

    @Test
    void shouldCountGapsAndTheirBars() {
        day();
        check.onBar(0, bar(98, 100, 1));
        check.onBar(0, bar(104, 100, 1));
        final SeriesQuality found = check.result();
        // 96 and 97, then 99 to 103.
        assertThat(found.missing()).isEqualTo(7);
        assertThat(found.gaps()).isEqualTo(2);
        assertThat(found.longestGap()).isEqualTo(5);
        assertThat(found.expected()).isEqualTo(105);
        assertThat(found.faults()).containsExactly("93.33 % of the bars are there, 99.00 % are needed: fetch the gaps");
    }

    @Test
    void shouldNameEachKindOfBadRowAndTheFirstLine() {
        day();
        check.onBar(201, bar(3, 100, 1));
        check.onBar(202, new HistoryBar(5 * STEP + 1, 100, 100, 100, 100, BigDecimal.ONE, null));
        check.onBar(203, new HistoryBar(96 * STEP, 100, 90, 80, 85, BigDecimal.ONE, null));
        check.onUnreadable(204);
        final SeriesQuality found = check.result();
        assertThat(found.firstBadLine()).isEqualTo(201);
        assertThat(found.faults())
                .containsExactly(
                        "1 duplicates",
                        "1 rows off the grid of the interval",
                        "1 rows with prices or volume that can't be",
                        "1 rows that can't be read");
    }

    @Test
    void shouldNameRowsThatComeLate() {
        check.onBar(1, bar(1, 100, 1));
        check.onBar(2, bar(0, 100, 1));
        assertThat(check.result().disordered()).isEqualTo(1);
        assertThat(check.result().bars()).isEqualTo(2);
    }

    @Test
    void shouldCountJumpsBetweenNeighboursButNotOverGaps() {
        day();
        check.onBar(0, bar(96, 121, 1));
        check.onBar(0, bar(99, 300, 1));
        final SeriesQuality found = check.result();
        assertThat(found.jumps()).isEqualTo(1);
        assertThat(found.largestJump()).isEqualTo(0.21, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(found.faults()).contains("1 jumps between neighbours, the largest 21.0 %");
    }

    @Test
    void shouldRefuseAShortAnIdleAndAnEmptySeries() {
        assertThat(check.result().faults()).containsExactly("no bars");
        for (int i = 0; i < 48; i++) {
            check.onBar(0, bar(i, 100, i % 2));
        }
        assertThat(check.result().faults())
                .containsExactly("0.5 days, 1 are needed", "50.00 % of the bars without volume, at most 5.00 % may be");
    }

    @Test
    void shouldFindTheGapsOfARealCollector() {
        final String data = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeThat(data)
                .as("ESCAPEMENT_REAL_DATA names the folder of real data")
                .isNotNull();
        final QualityCheck minutes = new QualityCheck(new QualityCheck.Demands(90, 99, 0.2, 5), 1);
        BarCsv.scan(Path.of(data, "market", "gappy", "LINKUSDT_1m_gappy.csv.gz"), (line, bar, wrong) -> {
            if (bar != null) {
                minutes.onBar(line, bar);
            }
        });
        final SeriesQuality found = minutes.result();
        assertThat(found.bars()).isEqualTo(105_076);
        assertThat(found.gaps()).isEqualTo(524);
        assertThat(found.isFit()).isFalse();
    }

    private void day() {
        for (int i = 0; i < 96; i++) {
            check.onBar(i + 1, bar(i, 100, 1));
        }
    }

    private static HistoryBar bar(int number, long price, int volume) {
        return new HistoryBar(number * STEP, price, price, price, price, BigDecimal.valueOf(volume), null);
    }
}
