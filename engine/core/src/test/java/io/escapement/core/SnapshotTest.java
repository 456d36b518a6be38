package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.model.ModelLibrary;
import io.escapement.core.snapshot.Snapshot;
import io.escapement.core.snapshot.SnapshotHeader;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A core restored from a snapshot is the core it was taken of: every field of it, and everything it says from then on.
 * The sessions are random ones with trades, phantoms, gaps, restarts and commands of unknown fate.
 */
class SnapshotTest {
    private static final int STEPS = 3000;
    private static final int CUTS = 12;

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void shouldGoOnAsIfNothingHadHappenedWhenRestoredAtRandomPoints(long seed) {
        final RandomSession session = new RandomSession(seed);
        final SplittableRandom random = new SplittableRandom(seed);
        session.venue.start(false);
        Twin twin = null;
        for (int step = 0; step < STEPS; step++) {
            if (twin == null || random.nextInt(STEPS / CUTS) == 0) {
                twin = new Twin(session, seed);
            }
            final long before = session.witness.bytes;
            twin.said.bytes = before;
            session.venue.step();
            assertThat(twin.core.stateHash()).as("seed %d step %d", seed, step).isEqualTo(session.core.stateHash());
            assertThat(twin.said.bytes)
                    .as("outputs of seed %d step %d", seed, step)
                    .isEqualTo(session.witness.bytes);
        }
        assertThat(CoreComparison.differences(session.core, twin.core)).isEmpty();
        assertThat(session.venue.tradesClosed).isPositive();
    }

    /** A second core, restored from a snapshot of a session's, that gets the same inputs from then on. */
    private static final class Twin {
        final RandomSession.Witness said = new RandomSession.Witness((cause, index, buffer, offset, length) -> {});
        final TradingCore core;

        Twin(RandomSession session, long seed) {
            final ScriptedStrategy strategy = new ScriptedStrategy();
            core = new TradingCore(RandomSession.configuration(seed), ModelLibrary.EMPTY, said, strategy);
            Snapshot.of(snapshot(session.core).toBytes()).restore(core);
            assertThat(CoreComparison.differences(session.core, core))
                    .as("fields that a snapshot loses")
                    .isEmpty();
            assertThat(core.stateHash()).isEqualTo(session.core.stateHash());
            session.strategy.twin = strategy;
            session.venue.follower = core::onInput;
        }
    }

    private static Snapshot snapshot(TradingCore core) {
        return Snapshot.save(
                new SnapshotHeader(
                        core.nowNs(),
                        core.sequence(),
                        core.stateHash(),
                        0,
                        "test",
                        "",
                        "",
                        "",
                        0,
                        TradingCore.LAYOUT_VERSION),
                core);
    }
}
