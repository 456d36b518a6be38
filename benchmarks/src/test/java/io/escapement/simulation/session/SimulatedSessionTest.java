package io.escapement.simulation.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sessions on the virtual clock; ./run.sh simulate runs as many as one likes. */
class SimulatedSessionTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHoldInvariantsAndAgreeAtTheEndWhenEverythingGoesWrong(long seed) {
        final SessionResult result = run(SessionPlan.of(seed));
        assertThat(result.failures()).as("seed=%d", seed).isEmpty();
        assertThat(result.counts().get("trades closed")).isGreaterThan(10);
    }

    @Test
    void shouldBeTheSameToTheBitWhenTheSeedIs() {
        final SessionResult first = run(SessionPlan.of(18));
        final SessionResult second = run(SessionPlan.of(18));
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.events()).isEqualTo(first.events());
        assertThat(second.counts()).isEqualTo(first.counts());
    }

    @Test
    void shouldBeAnotherSessionWhenTheSeedIsAnother() {
        assertThat(run(SessionPlan.of(101, 3, 7)).digest())
                .isNotEqualTo(run(SessionPlan.of(102, 3, 7)).digest());
    }

    @Test
    void shouldDrawEveryKindOfMishapWithinAHundredSeeds() {
        final Set<Mishap> drawn = EnumSet.noneOf(Mishap.class);
        for (long seed = 1; seed <= 100; seed++) {
            SessionPlan.of(seed).events().forEach(event -> drawn.add(event.kind()));
        }
        assertThat(drawn).containsExactlyInAnyOrder(Mishap.values());
    }

    private static SessionResult run(SessionPlan plan) {
        try (SimulatedSession session = new SimulatedSession(plan)) {
            return session.run();
        }
    }
}
