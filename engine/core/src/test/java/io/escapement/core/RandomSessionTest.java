package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.hash.Hash64;
import io.escapement.core.model.ModelLibrary;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sessions with a venue that misbehaves; what must always hold is looked at after every step. */
class RandomSessionTest {
    private static final int STEPS = 6000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHoldInvariantsThroughoutAndEndEverything(long seed) {
        final RandomSession session = new RandomSession(seed);
        session.run(STEPS);
        assertThat(session.venue.entriesPlaced).as("entries of seed %d", seed).isGreaterThan(20);
        assertThat(session.venue.tradesClosed).as("trades of seed %d", seed).isGreaterThan(20);
    }

    /** Not one of the steps of a plan is left out by the seeds above and these. */
    @Test
    void shouldTakeEveryStepOfAPlan() {
        long amends = 0;
        long reached = 0;
        long moved = 0;
        long trailing = 0;
        for (long seed = 31; seed < 43; seed++) {
            final RandomSession session = new RandomSession(seed);
            session.run(STEPS / 2);
            amends += session.venue.amendsPlaced;
            reached += session.venue.firstTargetFills;
            moved += session.venue.stopsMoved;
            trailing += session.venue.trailingSet;
        }
        assertThat(amends).as("changes of orders").isGreaterThan(10);
        assertThat(reached).as("fills at first targets").isGreaterThan(20);
        assertThat(moved).as("stops moved").isGreaterThan(20);
        assertThat(trailing).as("trailing stops set").isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldSayTheSameBytesTwice(long seed) {
        final RandomSession first = new RandomSession(seed);
        final RandomSession second = new RandomSession(seed);
        first.venue.start(false);
        second.venue.start(false);
        for (int step = 0; step < STEPS; step++) {
            first.venue.step();
            second.venue.step();
            assertThat(second.core.stateHash())
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(first.core.stateHash());
        }
        assertThat(second.witness.bytes).isEqualTo(first.witness.bytes);
    }

    /** The product's own strategy this time, and slots that hold rubbish around every message. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void shouldReplayRecordedInputsFromSlotsFullOfRubbish(long seed) {
        final RandomSession session = new RandomSession(seed);
        session.venue.start(false);
        for (int step = 0; step < STEPS; step++) {
            session.venue.step();
        }
        assertThat(replay(session, seed, (byte) 0xFF)).isEqualTo(replay(session, seed, (byte) 0));
    }

    private static long replay(RandomSession session, long seed, byte rubbish) {
        final RandomSession.Witness witness = new RandomSession.Witness((cause, index, buffer, offset, length) -> {});
        final TradingCore core = new TradingCore(RandomSession.configuration(seed), ModelLibrary.EMPTY, witness);
        final UnsafeBuffer slot = new UnsafeBuffer(new byte[1024]);
        long sequence = 0;
        for (final byte[] input : session.venue.inputs) {
            slot.setMemory(0, slot.capacity(), rubbish);
            slot.putBytes(8, input);
            core.onInput(++sequence, slot, 8, input.length);
        }
        return Hash64.mix(witness.bytes, core.stateHash());
    }
}
