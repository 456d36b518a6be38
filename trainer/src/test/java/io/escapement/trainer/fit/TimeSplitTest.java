package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
    private static final long MINUTE_MS = 60_000;

    /** One signal a minute, known half a minute later: rows 590 to 599 end within ten minutes of row 600's decision. */
    @Test
    void shouldKeepAnEmbargoBetweenStretches() {
        final TimeSplit split = TimeSplit.of(Rows.planted(1, 1_000), 10 * MINUTE_MS);

        assertThat(split.train().size()).isEqualTo(590);
        assertThat(last(split.train()).exitTimeMs()).isEqualTo(589 * MINUTE_MS + MINUTE_MS / 2);
        assertThat(first(split.validation()).timeMs()).isEqualTo(600 * MINUTE_MS);
        assertThat(split.validation().size()).isEqualTo(190);
        assertThat(first(split.test()).timeMs()).isEqualTo(800 * MINUTE_MS);
        assertThat(split.test().size()).isEqualTo(200);
    }

    @Test
    void shouldLeaveOutWhatWasOnlyKnownLater() {
        final Dataset all = Rows.planted(1, 1_000);
        final List<Dataset.Sample> samples = new ArrayList<>(all.samples());
        // Decided at the start, known within the validation stretch.
        samples.set(0, lasting(samples.get(0), 700 * MINUTE_MS));
        final TimeSplit split = TimeSplit.of(new Dataset(all.rows(), samples), 0);

        assertThat(split.train().size()).isEqualTo(599);
        assertThat(first(split.train()).timeMs()).isEqualTo(MINUTE_MS);
    }

    @Test
    void shouldJudgeWhatWasDecidedBeforeTheEndAndKnownAfterIt() {
        final Dataset all = Rows.planted(1, 1_000);
        final List<Dataset.Sample> samples = new ArrayList<>(all.samples());
        samples.set(699, lasting(samples.get(699), 720 * MINUTE_MS));
        final TimeSplit split = TimeSplit.at(
                new Dataset(all.rows(), samples), Long.MIN_VALUE, 400 * MINUTE_MS, 600 * MINUTE_MS, 700 * MINUTE_MS, 0);

        assertThat(split.test().size()).isEqualTo(100);
    }

    @Test
    void shouldSayThatTheEmbargoLeftTooLittle() {
        assertThatThrownBy(() -> TimeSplit.of(Rows.planted(1, 200), 10 * MINUTE_MS))
                .isInstanceOf(TrainerException.class)
                .hasMessage("history is too short: 30 labelled signals in its validation part, at least 40 are needed;"
                        + " fetch more days or more symbols, or give a shorter embargo");
    }

    @Test
    void shouldStopTreesOnTheLastFifthAnEmbargoLater() {
        final StoppingSplit split = StoppingSplit.of(Rows.planted(1, 1_000), 10 * MINUTE_MS);

        assertThat(split.grow().size()).isEqualTo(790);
        assertThat(first(split.stop()).timeMs()).isEqualTo(800 * MINUTE_MS);
        assertThat(split.stop().size()).isEqualTo(200);
        assertThatThrownBy(
                        () -> StoppingSplit.of(Rows.planted(1, 45), MINUTE_MS).require())
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith(
                        "history is too short: of its training part 35 rows are left to grow trees on and 9");
    }

    private static Dataset.Sample lasting(Dataset.Sample sample, long exitTimeMs) {
        return new Dataset.Sample(
                sample.kind(),
                sample.timeMs(),
                sample.instrument(),
                sample.strategy(),
                sample.side(),
                sample.won(),
                sample.netReturn(),
                exitTimeMs,
                sample.weight());
    }

    private static Dataset.Sample first(Dataset data) {
        return data.samples().get(0);
    }

    private static Dataset.Sample last(Dataset data) {
        return data.samples().get(data.size() - 1);
    }
}
