package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.hash.Hash64;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputPort;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sessions with a venue that misbehaves; what must always hold is looked at after every step. */
class RandomSessionTest {
    private static final int STEPS = 6000;
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.fromEntries(Map.of(
            "bars.intervals", "15",
            "bars.warmUp", "3",
            "model.required", "false",
            "conviction.prior", "0.9",
            "capacity.instruments", "4",
            "exit.maxHoldMs", "7200000",
            "state.hashEvery", "100"));

    /** Every other seed trades by limit orders. */
    private static CoreConfiguration configuration(long seed) {
        return CONFIGURATION.with("entry.type", seed % 2 == 0 ? "LIMIT" : "MARKET");
    }

    /** Folds the bytes of all outputs into one number and passes them on. */
    private static final class Witness implements OutputPort {
        private final OutputPort next;
        private long bytes;

        Witness(OutputPort next) {
            this.next = next;
        }

        @Override
        public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
            bytes = Hash64.mix(Hash64.mix(bytes, cause), index);
            for (int i = 0; i < length; i++) {
                bytes = Hash64.mix(bytes, buffer.getByte(offset + i));
            }
            next.onOutput(cause, index, buffer, offset, length);
        }
    }

    private static final class Session {
        final ScriptedStrategy strategy = new ScriptedStrategy();
        final RandomVenue venue;
        final Witness witness;
        final CheckedCore checked;
        final TradingCore core;

        Session(long seed) {
            venue = new RandomVenue(seed, strategy);
            witness = new Witness(venue);
            checked = new CheckedCore(configuration(seed), ModelLibrary.EMPTY, witness, strategy);
            core = checked.core();
            venue.core = checked;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHoldInvariantsThroughoutAndEndEverything(long seed) {
        final Session session = new Session(seed);
        session.venue.start(false);
        for (int step = 0; step < STEPS; step++) {
            session.venue.step();
            check(session, "seed " + seed + " step " + step);
        }
        // A day without mishaps or new proposals: whatever is open must come to its end.
        session.venue.calmDown();
        for (int step = 0; step < STEPS; step++) {
            session.venue.step();
            session.venue.calmDown();
            check(session, "seed " + seed + " calm step " + step);
        }
        final CoreParts parts = session.core.parts();
        for (int i = 0; i < RandomVenue.INSTRUMENTS; i++) {
            assertThat(parts.positions.size(i))
                    .as("position %d of seed %d", i, seed)
                    .isEqualTo(session.venue.truth(i));
        }
        assertThat(session.venue.entriesPlaced).as("entries of seed %d", seed).isGreaterThan(20);
        assertThat(session.venue.tradesClosed).as("trades of seed %d", seed).isGreaterThan(20);
        assertThat(session.checked.leftovers(3 * 60 * CoreScript.MINUTE))
                .as("left over of seed %d", seed)
                .isEmpty();
        assertNothingOld(session, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldSayTheSameBytesTwice(long seed) {
        final Session first = new Session(seed);
        final Session second = new Session(seed);
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
        final Session session = new Session(seed);
        session.venue.start(false);
        for (int step = 0; step < STEPS; step++) {
            session.venue.step();
        }
        assertThat(replay(session, seed, (byte) 0xFF)).isEqualTo(replay(session, seed, (byte) 0));
    }

    private static long replay(Session session, long seed, byte rubbish) {
        final Witness witness = new Witness((cause, index, buffer, offset, length) -> {});
        final TradingCore core = new TradingCore(configuration(seed), ModelLibrary.EMPTY, witness);
        final UnsafeBuffer slot = new UnsafeBuffer(new byte[1024]);
        long sequence = 0;
        for (final byte[] input : session.venue.inputs) {
            slot.setMemory(0, slot.capacity(), rubbish);
            slot.putBytes(8, input);
            core.onInput(++sequence, slot, 8, input.length);
        }
        return Hash64.mix(witness.bytes, core.stateHash());
    }

    private static void check(Session session, String where) {
        final CoreParts parts = session.core.parts();
        assertThat(session.venue.violations).as(where).isEmpty();
        assertThat(session.checked.violations()).as(where).isEmpty();
        for (int i = 0; i < RandomVenue.INSTRUMENTS; i++) {
            if (parts.positions.size(i) != 0 && !isGuarded(parts, i)) {
                throw new AssertionError(where + ": position " + i + " has neither a stop nor an alert");
            }
        }
        if (parts.positions.totals().fees() != session.venue.deliveredFees) {
            throw new AssertionError(
                    where + ": fees " + parts.positions.totals().fees() + " are not what was paid");
        }
        if (parts.account.openPositions() > 5) {
            throw new AssertionError(where + ": too many positions");
        }
        final OrderTable orders = parts.orders.table();
        for (int i = 0; i < RandomVenue.INSTRUMENTS; i++) {
            int entries = 0;
            for (int p = 0; p < orders.size(); p++) {
                final int slot = orders.slotAt(p);
                if (orders.instrumentId(slot) == i && orders.purpose(slot) == OrderPurpose.ENTRY) {
                    entries++;
                }
            }
            if (entries > 1) {
                throw new AssertionError(where + ": two live entries on instrument " + i);
            }
        }
    }

    private static boolean isGuarded(CoreParts parts, int i) {
        return parts.venuePositions.hasStop(i)
                || parts.stops.isAlerted(i)
                || parts.timers.isPending(Timers.id(TimerKinds.STOP, i))
                || parts.timers.isPending(Timers.id(TimerKinds.POSITION, i));
    }

    /** Signals that are left are those of the last hours: a trade or a phantom that may still run. */
    private static void assertNothingOld(Session session, long seed) {
        final CoreParts parts = session.core.parts();
        for (int p = 0; p < parts.life.table().size(); p++) {
            final int slot = parts.life.table().slotAt(p);
            final long age = session.venue.now - parts.life.table().closeTimeNs(slot);
            final SignalState state = parts.life.table().state(slot);
            assertThat(age)
                    .as("age of signal in state %s, seed %d", state, seed)
                    .isLessThan(3 * 60 * CoreScript.MINUTE);
        }
        for (int p = 0; p < parts.orders.table().size(); p++) {
            assertThat(parts.orders.table().isUnknown(parts.orders.table().slotAt(p)))
                    .as("order of unknown fate, seed %d", seed)
                    .isFalse();
        }
    }
}
