package io.escapement.gateway.bybit.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarLedgerTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final int AAA = 0;
    private static final int BBB = 1;

    private final BarLedger ledger = new BarLedger(2, List.of(3, 15));
    private final List<Integer> holes = new ArrayList<>();

    @Test
    void shouldLetBarCloseOnceWhenItComesAgain() {
        assertThat(closed(AAA, 3, 30)).isTrue();
        assertThat(closed(AAA, 3, 30)).isFalse();
        assertThat(closed(AAA, 3, 27)).isFalse();
        assertThat(closed(AAA, 3, 33)).isTrue();
        assertThat(ledger.repeated()).isEqualTo(2);
    }

    @Test
    void shouldKeepSeriesApart() {
        assertThat(closed(AAA, 3, 30)).isTrue();
        assertThat(closed(AAA, 15, 30)).isTrue();
        assertThat(closed(BBB, 3, 30)).isTrue();
    }

    @Test
    void shouldAskAgainWhenFrameFoundNoRoom() {
        ledger.begin(AAA, 3);
        assertThat(ledger.admits(30 * MINUTE, true)).isTrue();
        // No entered(): the frame was held and is decoded again.
        assertThat(closed(AAA, 3, 30)).isTrue();
    }

    @Test
    void shouldTellHoleAndLetNothingPassWhenClosedBarDoesNotConnect() {
        ledger.onHoles(holes::add);
        closed(AAA, 3, 30);

        assertThat(closed(AAA, 3, 36)).isFalse();
        assertThat(holes).containsExactly(0);
        ledger.beginHealing(0);
        assertThat(running(AAA, 3, 39)).isFalse();
        assertThat(closed(AAA, 3, 39)).isFalse();
        assertThat(ledger.isBehind(0, 0)).isTrue();

        ledger.entered(AAA, 3, 39 * MINUTE);
        ledger.endHealing(0);
        assertThat(closed(AAA, 3, 39)).isFalse();
        assertThat(closed(AAA, 3, 42)).isTrue();
    }

    @Test
    void shouldLeaveOutRunningBarsThatBelongNowhere() {
        closed(AAA, 3, 30);

        assertThat(running(AAA, 3, 33)).isTrue();
        assertThat(running(AAA, 3, 30)).isFalse();
        assertThat(running(AAA, 3, 36)).isFalse();
        assertThat(holes).isEmpty();
    }

    @Test
    void shouldTakeClosingAndOpeningBarOfOneFrame() {
        closed(AAA, 3, 30);

        ledger.begin(AAA, 3);
        assertThat(ledger.admits(33 * MINUTE, true)).isTrue();
        assertThat(ledger.admits(36 * MINUTE, false)).isTrue();
    }

    @Test
    void shouldBeBehindWhenClockSaysBarHasClosed() {
        closed(AAA, 3, 30);

        assertThat(ledger.isBehind(0, 36 * MINUTE - 1)).isFalse();
        assertThat(ledger.isBehind(0, 36 * MINUTE)).isTrue();
        assertThat(ledger.isBehind(1, 1_000 * MINUTE)).isFalse();
    }

    private boolean closed(int instrumentId, int minutes, long openMinutes) {
        ledger.begin(instrumentId, minutes);
        final boolean in = ledger.admits(openMinutes * MINUTE, true);
        ledger.entered();
        return in;
    }

    private boolean running(int instrumentId, int minutes, long openMinutes) {
        ledger.begin(instrumentId, minutes);
        final boolean in = ledger.admits(openMinutes * MINUTE, false);
        ledger.entered();
        return in;
    }
}
