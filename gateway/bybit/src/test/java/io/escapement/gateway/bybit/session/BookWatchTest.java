package io.escapement.gateway.bybit.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.session.BookWatch.Change;
import org.junit.jupiter.api.Test;

class BookWatchTest {
    private final BookWatch watch = new BookWatch(2);

    @Test
    void shouldBeQuietWhenIdsGrowByOne() {
        assertThat(watch.onBook(0, 50, true, 100)).isEqualTo(Change.NONE);
        assertThat(watch.onBook(0, 50, false, 101)).isEqualTo(Change.NONE);
        assertThat(watch.onBook(0, 50, false, 102)).isEqualTo(Change.NONE);
    }

    @Test
    void shouldOpenOnceAndCloseWithSnapshotWhenIdIsMissing() {
        watch.onBook(0, 50, true, 100);

        assertThat(watch.onBook(0, 50, false, 102)).isEqualTo(Change.OPENED);
        assertThat(watch.onBook(0, 50, false, 103)).isEqualTo(Change.NONE);
        assertThat(watch.onBook(0, 50, true, 200)).isEqualTo(Change.CLOSED);
        assertThat(watch.onBook(0, 50, false, 201)).isEqualTo(Change.NONE);
    }

    @Test
    void shouldWatchDepthsAndInstrumentsApartWhenTheyMix() {
        watch.onBook(0, 50, true, 100);
        watch.onBook(0, 200, true, 7);
        watch.onBook(1, 50, true, 30);

        assertThat(watch.onBook(0, 200, false, 8)).isEqualTo(Change.NONE);
        assertThat(watch.onBook(1, 50, false, 31)).isEqualTo(Change.NONE);
        assertThat(watch.onBook(0, 50, false, 101)).isEqualTo(Change.NONE);
    }

    @Test
    void shouldAcceptRestartWhenSnapshotHasSmallerId() {
        watch.onBook(0, 50, true, 100);

        assertThat(watch.onBook(0, 50, true, 1)).isEqualTo(Change.NONE);
        assertThat(watch.onBook(0, 50, false, 2)).isEqualTo(Change.NONE);
    }

    @Test
    void shouldStayOpenOverReconnectWhenNoSnapshotCame() {
        watch.onBook(0, 50, true, 100);
        watch.onBook(0, 50, false, 105);

        watch.reset();

        assertThat(watch.onBook(0, 50, true, 500)).isEqualTo(Change.CLOSED);
    }
}
