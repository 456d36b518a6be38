package io.escapement.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import org.junit.jupiter.api.Test;

class BarSeriesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_700_000_100L * 1_000_000_000L;

    private final BarSeries series = new BarSeries(3, 4);

    @Test
    void shouldAppendClosedBarsInOrder() {
        assertThat(close(0, 100)).isEqualTo(BarResult.CLOSED);
        assertThat(close(1, 101)).isEqualTo(BarResult.CLOSED);

        assertThat(series.size()).isEqualTo(2);
        assertThat(series.close(0)).isEqualTo(101 * FixedPoint.ONE);
        assertThat(series.closeOf(1)).isEqualTo(100.0);
        assertThat(series.highOf(0)).isEqualTo(102.0);
        assertThat(series.lowOf(0)).isEqualTo(100.0);
        assertThat(series.openOf(0)).isEqualTo(101.0);
        assertThat(series.volumeOf(0)).isEqualTo(5.0);
        assertThat(series.openTimeNs(0)).isEqualTo(START + 3 * MINUTE);
        assertThat(series.openTimeNs(1)).isEqualTo(START);
        assertThat(series.lastCloseTimeNs()).isEqualTo(START + 6 * MINUTE);
    }

    @Test
    void shouldDropOldestWhenFull() {
        for (int i = 0; i < 11; i++) {
            assertThat(close(i, 100 + i)).isEqualTo(BarResult.CLOSED);
        }
        assertThat(series.size()).isEqualTo(4);
        assertThat(series.closedCount()).isEqualTo(11);
        assertThat(series.closeOf(0)).isEqualTo(110.0);
        assertThat(series.closeOf(3)).isEqualTo(107.0);
    }

    @Test
    void shouldCloseBarOnlyOnceWhenRepeated() {
        close(0, 100);
        close(1, 101);
        final long hash = series.hashInto(1);

        assertThat(close(1, 101)).isEqualTo(BarResult.DUPLICATE);
        assertThat(series.conflicts()).isZero();
        assertThat(close(0, 99)).isEqualTo(BarResult.DUPLICATE);
        assertThat(series.conflicts()).isEqualTo(1);
        assertThat(series.closeOf(1)).isEqualTo(100.0);
        assertThat(series.size()).isEqualTo(2);
        assertThat(series.hashInto(1)).isNotEqualTo(hash);
    }

    @Test
    void shouldIgnoreBarsOlderThanKept() {
        for (int i = 1; i < 8; i++) {
            close(i, 100);
        }
        assertThat(close(0, 100)).isEqualTo(BarResult.STALE);
        assertThat(update(7, 100)).isEqualTo(BarResult.STALE);
    }

    @Test
    void shouldFollowBarInProgress() {
        close(0, 100);
        assertThat(update(1, 105)).isEqualTo(BarResult.UPDATED_OPEN);
        assertThat(update(1, 106)).isEqualTo(BarResult.UPDATED_OPEN);
        assertThat(series.currentClose()).isEqualTo(106 * FixedPoint.ONE);
        assertThat(series.currentOpenTimeNs()).isEqualTo(START + 3 * MINUTE);
        assertThat(series.size()).isEqualTo(1);

        close(1, 107);
        assertThat(series.currentClose()).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldNameMissingRangeAndHealInOrder() {
        close(0, 100);
        assertThat(close(3, 103)).isEqualTo(BarResult.GAP);
        assertThat(series.gapOpen()).isTrue();
        assertThat(series.missingFromNs()).isEqualTo(START + 3 * MINUTE);
        assertThat(series.missingToNs()).isEqualTo(START + 9 * MINUTE);
        assertThat(series.size()).isEqualTo(1);

        assertThat(update(4, 104)).isEqualTo(BarResult.IN_GAP);
        assertThat(close(4, 104)).isEqualTo(BarResult.GAP);
        assertThat(series.missingToNs()).isEqualTo(START + 12 * MINUTE);

        assertThat(close(1, 101)).isEqualTo(BarResult.CLOSED);
        assertThat(close(2, 102)).isEqualTo(BarResult.CLOSED);
        assertThat(series.gapOpen()).isTrue();
        assertThat(close(3, 103)).isEqualTo(BarResult.CLOSED);
        assertThat(close(4, 104)).isEqualTo(BarResult.CLOSED);
        assertThat(series.gapOpen()).isFalse();
        assertThat(series.missingFromNs()).isEqualTo(BarSeries.NULL_TIME);
    }

    @Test
    void shouldSeeGapWhenNextBarOpensBeforeItsPredecessorClosed() {
        close(0, 100);
        assertThat(update(2, 102)).isEqualTo(BarResult.GAP);
        assertThat(series.missingToNs()).isEqualTo(START + 3 * MINUTE);
        // The confirmation was only late.
        assertThat(close(1, 101)).isEqualTo(BarResult.CLOSED);
        assertThat(series.gapOpen()).isFalse();
    }

    @Test
    void shouldStartAnewBehindAHoleAndWaitForItsFirstBar() {
        close(0, 100);
        close(9, 109);
        series.restartAt(START + 7 * 3 * MINUTE);
        assertThat(series.generation()).isEqualTo(1);
        assertThat(series.size()).isZero();
        assertThat(series.lastCloseTimeNs()).isEqualTo(BarSeries.NULL_TIME);
        assertThat(series.missingFromNs()).isEqualTo(START + 7 * 3 * MINUTE);
        assertThat(series.missingToNs()).isEqualTo(START + 9 * 3 * MINUTE);

        assertThat(close(6, 106)).isEqualTo(BarResult.STALE);
        assertThat(close(8, 108)).isEqualTo(BarResult.IN_GAP);
        assertThat(close(7, 107)).isEqualTo(BarResult.CLOSED);
        assertThat(close(8, 108)).isEqualTo(BarResult.CLOSED);
        assertThat(close(9, 109)).isEqualTo(BarResult.CLOSED);
        assertThat(series.gapOpen()).isFalse();
        assertThat(series.size()).isEqualTo(3);
    }

    @Test
    void shouldStartAnewWhenWarmUpDoesNotConnect() {
        close(0, 100);
        assertThat(bar(true, true, 50, 150)).isEqualTo(BarResult.CLOSED);
        assertThat(series.generation()).isEqualTo(1);
        assertThat(series.size()).isEqualTo(1);
        assertThat(series.closedCount()).isEqualTo(1);
        assertThat(series.gapOpen()).isFalse();
        assertThat(series.closeOf(0)).isEqualTo(150.0);
    }

    @Test
    void shouldRefuseImpossibleBars() {
        final long p = 100 * FixedPoint.ONE;
        assertThat(series.onBar(true, false, START + 1, p, p, p, p, 1, 1)).isEqualTo(BarResult.INVALID);
        assertThat(series.onBar(true, false, START, p, p, p, p + 1, 1, 1)).isEqualTo(BarResult.INVALID);
        assertThat(series.onBar(true, false, START, p, p, p + 1, p, 1, 1)).isEqualTo(BarResult.INVALID);
        assertThat(series.onBar(true, false, START, p, p, FixedPoint.NULL, p, 1, 1))
                .isEqualTo(BarResult.INVALID);
        assertThat(series.onBar(true, false, START, 0, 0, 0, 0, 1, 1)).isEqualTo(BarResult.INVALID);
        assertThat(series.onBar(true, false, START, p, p, p, p, -1, 1)).isEqualTo(BarResult.INVALID);
        assertThat(series.invalid()).isEqualTo(6);
        assertThat(series.size()).isZero();
    }

    @Test
    void shouldTakeBarWithoutTrades() {
        final long p = 100 * FixedPoint.ONE;
        assertThat(series.onBar(true, false, START, p, p, p, p, Double.NaN, Double.NaN))
                .isEqualTo(BarResult.CLOSED);
        assertThat(series.volumeOf(0)).isZero();
        assertThat(series.turnoverOf(0)).isNaN();
    }

    @Test
    void shouldRefuseSenselessSizes() {
        assertThatThrownBy(() -> new BarSeries(0, 4)).hasMessageContaining("intervalMinutes=0");
        assertThatThrownBy(() -> new BarSeries(3, 0)).hasMessageContaining("capacity=0");
    }

    @Test
    void shouldConvertQuantitiesOnce() {
        assertThat(Quantities.toDouble(1_964_795, -3)).isEqualTo(1964.795);
        assertThat(Quantities.toDouble(7, 2)).isEqualTo(700.0);
        assertThat(Quantities.toDouble(0, 0)).isZero();
        assertThat(Quantities.toDouble(Long.MIN_VALUE, 0)).isNaN();
        assertThat(Quantities.toDouble(1, 23)).isNaN();
    }

    private int close(int index, int price) {
        return bar(true, false, index, price);
    }

    private int update(int index, int price) {
        return bar(false, false, index, price);
    }

    private int bar(boolean closed, boolean warmUp, int index, int price) {
        final long p = price * FixedPoint.ONE;
        return series.onBar(
                closed, warmUp, START + index * 3 * MINUTE, p, p + FixedPoint.ONE, p - FixedPoint.ONE, p, 5.0, 500.0);
    }
}
