package io.escapement.simulation.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same over real sockets, short; ./run.sh simulate --sockets runs whole plans. */
class SocketSessionTest {
    @Test
    void shouldHoldInvariantsAndAgreeOverRealSocketsToo() throws InterruptedException {
        // Four minutes of trading, a fifth of it in wall-clock time: a slow machine may need some for its start.
        final SessionPlan drawn = SessionPlan.of(1, 8, 8);
        final List<SessionPlan.Event> events = List.of(
                new SessionPlan.Event(TimeUnit.SECONDS.toNanos(122), Mishap.DROP, 1),
                new SessionPlan.Event(TimeUnit.SECONDS.toNanos(126), Mishap.LOSE_REPLY, 2),
                new SessionPlan.Event(TimeUnit.SECONDS.toNanos(130), Mishap.DUPLICATE, 3),
                new SessionPlan.Event(TimeUnit.SECONDS.toNanos(140), Mishap.ENGINE_KILL, 4));
        final SessionPlan plan =
                new SessionPlan(drawn.seed(), drawn.instruments(), drawn.minutes(), false, true, 1, 1, events);
        try (SocketSession session = new SocketSession(plan)) {
            final SessionResult result = session.run();
            assertThat(result.failures()).as("%s", result.events()).isEmpty();
            assertThat(result.counts().get("engine starts")).isGreaterThan(1);
            assertThat(result.counts().get("fills heard")).isPositive();
        }
    }
}
