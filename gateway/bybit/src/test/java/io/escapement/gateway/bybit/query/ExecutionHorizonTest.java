package io.escapement.gateway.bybit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.rest.RequestClock;
import org.junit.jupiter.api.Test;

class ExecutionHorizonTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Clock clock = new Clock();

    @Test
    void shouldAskFromItsOwnStartWhenNothingIsKnown() {
        clock.now = 5 * HOUR;
        assertThat(new ExecutionHorizon(clock, 0).sinceMs()).isEqualTo(5 * HOUR);
    }

    @Test
    void shouldFollowTheStreamWhileItIsWhole() {
        final ExecutionHorizon horizon = whole();
        horizon.onStreamed(3 * HOUR);
        assertThat(horizon.sinceMs()).isEqualTo(3 * HOUR - MINUTE);
    }

    @Test
    void shouldNotBeMovedByTheStreamBeforeWhatWasMissedIsFetched() {
        final ExecutionHorizon restarted = new ExecutionHorizon(clock, HOUR);
        restarted.onStreamUp();
        restarted.onStreamed(9 * HOUR);
        assertThat(restarted.sinceMs()).isEqualTo(HOUR - MINUTE);

        final ExecutionHorizon broken = whole();
        broken.onStreamLost();
        broken.onStreamUp();
        broken.onStreamed(9 * HOUR);
        assertThat(broken.sinceMs()).isEqualTo(2 * HOUR - MINUTE);
    }

    @Test
    void shouldNotTrustTheStreamWhenItBrokeDuringTheQuestionOrIsDown() {
        final ExecutionHorizon horizon = whole();
        final int before = horizon.losses();
        horizon.onStreamLost();
        horizon.onStreamUp();
        horizon.onQueried(3 * HOUR, before);
        horizon.onStreamed(9 * HOUR);
        assertThat(horizon.sinceMs()).isEqualTo(3 * HOUR - MINUTE);

        horizon.onStreamLost();
        horizon.onQueried(4 * HOUR, horizon.losses());
        horizon.onStreamUp();
        horizon.onStreamed(9 * HOUR);
        assertThat(horizon.sinceMs()).isEqualTo(4 * HOUR - MINUTE);
    }

    /** Up, and complete until two o'clock. */
    private ExecutionHorizon whole() {
        final ExecutionHorizon horizon = new ExecutionHorizon(clock, HOUR);
        horizon.onStreamUp();
        horizon.onQueried(2 * HOUR, horizon.losses());
        return horizon;
    }

    private static final class Clock implements RequestClock {
        private long now;

        @Override
        public long nowMs() {
            return now;
        }

        @Override
        public void synchronise(long venueTimeMs) {
            now = venueTimeMs;
        }

        @Override
        public void onReply(long venueTimeMs, long roundTripNs) {
            synchronise(venueTimeMs);
        }
    }
}
