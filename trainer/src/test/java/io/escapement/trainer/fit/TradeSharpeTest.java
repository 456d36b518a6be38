package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.RowKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeSharpeTest {
    private static final long DAY_MS = 86_400_000L;

    /** Trades of +2 and -1 % on day 0, +2 % on day 2, one not traded on day 3: days of 1, 0, 2 and 0 %. */
    @Test
    void shouldCountTradesAndDays() {
        final TradeSharpe sharpe = TradeSharpe.of(judged(), 1);

        // Mean 1 %, deviation sqrt(3) %.
        assertThat(sharpe.byTrade().count()).isEqualTo(3);
        assertThat(sharpe.byTrade().sharpe()).isCloseTo(0.5773502692, within(1e-9));
        // Mean 0.75 %, deviation sqrt(2.75 / 3) %.
        assertThat(sharpe.byDay().count()).isEqualTo(4);
        assertThat(sharpe.byDay().sharpe()).isCloseTo(0.7833494518, within(1e-9));
        assertThat(sharpe.json().path("trials").asInt()).isEqualTo(1);
        assertThat(sharpe.json().path("byDay").path("sharpe").asDouble()).isEqualTo(0.783349);
    }

    @Test
    void shouldBeLessSureTheMoreWasTried() {
        final double once = TradeSharpe.of(judged(), 1)
                .json()
                .path("byDay")
                .path("deflated")
                .asDouble();
        final double often = TradeSharpe.of(judged(), 100)
                .json()
                .path("byDay")
                .path("deflated")
                .asDouble();

        assertThat(once)
                .isEqualTo(TradeSharpe.of(judged(), 1)
                        .json()
                        .path("byDay")
                        .path("probabilistic")
                        .asDouble());
        assertThat(often).isLessThan(once);
    }

    @Test
    void shouldHaveNoneWithoutTrades() {
        final Judgement judged = judged();
        final TradeSharpe sharpe = TradeSharpe.of(
                new Judgement(judged.samples(), judged.ranks(), judged.probabilities(), new boolean[4]), 5);

        assertThat(sharpe.byTrade()).isNull();
        assertThat(sharpe.byDay()).isNull();
        assertThat(sharpe.json().path("byDay")).isEmpty();
    }

    private static Judgement judged() {
        final List<Dataset.Sample> samples = new ArrayList<>();
        samples.add(sample(0, 0.02));
        samples.add(sample(0, -0.01));
        samples.add(sample(2, 0.02));
        samples.add(sample(3, 0.05));
        final double[] same = {0.5, 0.5, 0.5, 0.5};
        return new Judgement(samples, same, same, new boolean[] {true, true, true, false});
    }

    private static Dataset.Sample sample(int day, double netReturn) {
        return new Dataset.Sample(
                RowKind.PROPOSAL, day * DAY_MS, 0, 0, 1, netReturn > 0, netReturn, day * DAY_MS + 1_000, 1);
    }
}
