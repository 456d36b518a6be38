package io.escapement.core.guard;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Levels 1 to 3 from falls of 1, 2 and 4 %, and from 2, 3 and 5 losing trades in a row; two winners lead one back. */
class PerformanceBookTest {
    private static final int NORMAL = 0;
    private static final int CAUTIOUS = 1;
    private static final int THROTTLED = 2;
    private static final int PAUSED = 3;

    private final PerformanceBook book = book();

    @Test
    void shouldMeasureTheFallByTheEquityBeforeTheFirstTrade() {
        trade("-1", "99");
        assertThat(book.drawdown()).isEqualTo(of("0.01"));
        assertThat(book.level()).isEqualTo(CAUTIOUS);
        // A withdrawal does not make the fall larger.
        trade("-0.5", "48.5");
        assertThat(book.drawdown()).isEqualTo(of("0.015"));
    }

    @Test
    void shouldPauseAtOnceWhenNobodyKnowsTheEquity() {
        book.onTrade(of("-0.01"), FixedPoint.NULL);
        assertThat(book.drawdown()).isEqualTo(Long.MAX_VALUE);
        assertThat(book.level()).isEqualTo(PAUSED);
    }

    @Test
    void shouldMeasureByTheFirstEquityThatIsKnown() {
        book.onTrade(of("1"), FixedPoint.NULL);
        trade("-1", "100");
        // 1 of 101, rounded down.
        assertThat(book.drawdown()).isEqualTo(of("0.00990099"));
    }

    @Test
    void shouldMeasureByTheEquityOfTheLatestHigh() {
        trade("-1", "99");
        trade("2", "201");
        trade("-1", "200");
        assertThat(book.drawdown()).isEqualTo(of("0.00497512"));
    }

    @Test
    void shouldKeepTheEquityBeforeWhenNobodyKnowsItAtTheHigh() {
        trade("-1", "99");
        book.onTrade(of("2"), FixedPoint.NULL);
        trade("-1", "100");
        assertThat(book.drawdown()).isEqualTo(of("0.01"));
    }

    @Test
    void shouldCountATradeThatCameToNothingForNeitherSide() {
        trade("-0.1", "99.9");
        trade("0", "99.9");
        assertThat(book.losses()).isEqualTo(1);
        trade("-0.1", "99.8");
        assertThat(book.losses()).isEqualTo(2);
        trade("0.05", "99.85");
        assertThat(book.losses()).isZero();
    }

    @Test
    void shouldBeNormalAtANewHighOnly() {
        trade("-1", "99");
        trade("1", "100");
        assertThat(book.level()).isEqualTo(CAUTIOUS);
        trade("0.01", "100.01");
        assertThat(book.level()).isEqualTo(NORMAL);
    }

    @Test
    void shouldGoOneLevelBackAfterWinnersInARow() {
        trade("-2", "98");
        assertThat(book.level()).isEqualTo(THROTTLED);
        trade("0.1", "98.1");
        assertThat(book.level()).isEqualTo(THROTTLED);
        trade("0.1", "98.2");
        assertThat(book.level()).isEqualTo(CAUTIOUS);
    }

    @Test
    void shouldNotGoBehindNormalAfterWinners() {
        trade("-0.5", "99.5");
        trade("0.1", "99.6");
        trade("0.1", "99.7");
        assertThat(book.level()).isEqualTo(NORMAL);
    }

    @Test
    void shouldNotGoBackAfterWinnersWhenThatIsOff() {
        final PerformanceBook strict = book("performance.recoverWinners", "0");
        strict.onTrade(of("-2"), of("98"));
        strict.onTrade(of("0.1"), of("98.1"));
        assertThat(strict.level()).isEqualTo(THROTTLED);
    }

    @Test
    void shouldForgiveDownToWhereTheNewLevelBegins() {
        trade("-2", "98");
        book.stepBack();
        assertThat(book.drawdown()).isEqualTo(of("0.01"));
        book.stepBack();
        assertThat(book.level()).isEqualTo(NORMAL);
        assertThat(book.drawdown()).isZero();
        // Above where it was forgiven, below the high.
        trade("0.5", "98.5");
        assertThat(book.drawdown()).isZero();
        trade("-0.7", "97.8");
        assertThat(book.drawdown()).isEqualTo(of("0.002"));
    }

    @Test
    void shouldForgiveEverythingWhenTheEquityIsNotAboveNothing() {
        trade("-1", "-50");
        assertThat(book.level()).isEqualTo(PAUSED);
        book.stepBack();
        assertThat(book.drawdown()).isZero();
        trade("-1", "-51");
        assertThat(book.level()).isEqualTo(PAUSED);
    }

    @Test
    void shouldNotGoBackByALesserLoss() {
        trade("-0.1", "99.9");
        trade("-0.1", "99.8");
        trade("-0.1", "99.7");
        assertThat(book.level()).isEqualTo(THROTTLED);
        trade("0.1", "99.8");
        trade("-0.1", "99.7");
        assertThat(book.level()).isEqualTo(THROTTLED);
    }

    @Test
    void shouldNameTheNumberThatDecided() {
        trade("-0.1", "99.9");
        trade("-0.1", "99.8");
        assertThat(book.value()).isEqualTo(2);
        assertThat(book.levelThreshold()).isEqualTo(2);
        assertThat(book.pauseThreshold(PAUSED)).isEqualTo(5);
        trade("-1.8", "98");
        // Both lead to the same level: the fall is told.
        assertThat(book.level()).isEqualTo(THROTTLED);
        assertThat(book.value()).isEqualTo(0.02);
        assertThat(book.levelThreshold()).isEqualTo(0.02);
        assertThat(book.pauseThreshold(PAUSED)).isEqualTo(0.04);
    }

    @Test
    void shouldLeaveOutLevelsThatNoStreakLeadsTo() {
        final PerformanceBook lenient = book("performance.cautiousLosses", "0", "performance.pausedLosses", "0");
        for (int n = 1; n <= 6; n++) {
            lenient.onTrade(of("-0.01"), of("100"));
            assertThat(lenient.level()).isEqualTo(n < 3 ? NORMAL : THROTTLED);
        }
    }

    private void trade(String net, String equity) {
        book.onTrade(of(net), of(equity));
    }

    private static PerformanceBook book(String... changes) {
        final String[] all = {
            "performance.cautiousDrawdown", "0.01",
            "performance.throttledDrawdown", "0.02",
            "performance.pausedDrawdown", "0.04",
            "performance.cautiousLosses", "2",
            "performance.throttledLosses", "3",
            "performance.pausedLosses", "5",
            "performance.recoverWinners", "2"
        };
        final String[] both = Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new PerformanceBook(new PerformanceRules(Surroundings.configuration(both)));
    }
}
