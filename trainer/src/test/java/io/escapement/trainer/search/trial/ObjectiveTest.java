package io.escapement.trainer.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.escapement.trainer.TrainerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final long DAY = 86_400_000L;
    private static final Fold THREE_DAYS = new Fold(10 * DAY, 13 * DAY);

    @Test
    void shouldScoreTradesWorkedOutByHand() {
        final List<Trade> trades = List.of(trade(10, 0.03), trade(10, -0.01), trade(12, -0.01));

        assertThat(Objective.VALUE.score(trades, THREE_DAYS)).isCloseTo(0.01, within(1e-12));
        assertThat(Objective.PROFIT_FACTOR.score(trades, THREE_DAYS)).isCloseTo(1.5, within(1e-12));
        // Days +0.02, 0, -0.01: mean 1/300, sample deviation sqrt(7/3)/100, times the root of 365.
        assertThat(Objective.SHARPE.score(trades, THREE_DAYS))
                .isCloseTo(1.0 / 3 / Math.sqrt(7.0 / 3) * Math.sqrt(365), within(1e-9));
    }

    @Test
    void shouldTakeNoTradesForNeitherGoodNorBad() {
        assertThat(Objective.VALUE.score(List.of(), THREE_DAYS)).isZero();
        assertThat(Objective.SHARPE.score(List.of(), THREE_DAYS)).isZero();
        assertThat(Objective.PROFIT_FACTOR.score(List.of(), THREE_DAYS)).isEqualTo(1);
        assertThat(Objective.PROFIT_FACTOR.score(List.of(trade(10, 0.1)), THREE_DAYS))
                .isEqualTo(5);
    }

    @Test
    void shouldSumReturnsByTheDayOnWhichTheyWereKnown() {
        final List<Trade> trades = List.of(
                new Trade(10 * DAY, 11 * DAY - 1, 0, 1),
                new Trade(10 * DAY, 11 * DAY, 0, 2),
                new Trade(0, 13 * DAY, 0, 4));

        assertThat(DailyReturns.of(trades, 10 * DAY, 13 * DAY)).containsExactly(1, 2, 4);
    }

    @Test
    void shouldLetGoWhatComesWhileAPositionIsOpen() {
        final List<Trade> proposed = List.of(
                new Trade(1, 5, 0, 0.1), new Trade(4, 6, 0, 0.2), new Trade(5, 9, 0, 0.3), new Trade(9, 21, 0, 0.4));

        // The second comes too early, the last ends behind the fold.
        assertThat(OnePosition.of(proposed, 20)).extracting(Trade::net).containsExactly(0.1, 0.3);
    }

    @Test
    void shouldCutTimeAtEndsOfDays() {
        // From noon of day 0 to the end of day 20: 20 whole days, of which 16 are searched on.
        assertThat(Fold.cut(DAY / 2, 21 * DAY, 4, false, 0.2))
                .containsExactly(
                        new Fold(DAY, 5 * DAY),
                        new Fold(5 * DAY, 9 * DAY),
                        new Fold(9 * DAY, 13 * DAY),
                        new Fold(13 * DAY, 17 * DAY),
                        new Fold(17 * DAY, 21 * DAY));
        assertThat(Fold.cut(DAY / 2, 21 * DAY, 3, true, 0.2))
                .containsExactly(
                        new Fold(5 * DAY, 9 * DAY),
                        new Fold(9 * DAY, 13 * DAY),
                        new Fold(13 * DAY, 17 * DAY),
                        new Fold(17 * DAY, 21 * DAY));
        assertThatThrownBy(() -> Fold.cut(0, 6 * DAY, 5, true, 0.2))
                .isInstanceOf(TrainerException.class)
                .hasMessage(
                        "history is too short for 5 folds: it spans 6 days, and each fold and the part held out need one"
                                + " at least; fetch more days, or lower --folds");
    }

    private static Trade trade(int day, double net) {
        return new Trade(day * DAY, day * DAY + 1, 0, net);
    }
}
