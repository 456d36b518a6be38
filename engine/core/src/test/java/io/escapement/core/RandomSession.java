package io.escapement.core;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.hash.Hash64;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputPort;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;

/** A core under its invariants and a venue that misbehaves, both from one seed; looked at after every step. */
final class RandomSession {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.fromEntries(Map.ofEntries(
            Map.entry("bars.intervals", "15"),
            Map.entry("microTrend.enabled", "false"),
            Map.entry("bars.warmUp", "3"),
            Map.entry("model.required", "false"),
            Map.entry("conviction.prior", "0.9"),
            Map.entry("capacity.instruments", "4"),
            Map.entry("exit.maxHoldMs", "7200000"),
            Map.entry("state.hashEvery", "100"),
            Map.entry("risk.rejectStage", "OFF"),
            Map.entry("risk.staleDataStage", "OFF"),
            Map.entry("risk.targetVolatility", "0")));

    private static final List<String> ENTRIES = List.of("MARKET", "LIMIT", "POST_ONLY");

    /** Every seed has an execution plan of its own: kind of entry, first target, break-even, trailing stop. */
    static CoreConfiguration configuration(long seed) {
        final SplittableRandom random = new SplittableRandom(seed * 31 + 7);
        return CONFIGURATION
                .with("entry.type", ENTRIES.get((int) (seed % ENTRIES.size())))
                .with("entry.onTimeout", random.nextBoolean() ? "MARKET" : "CANCEL")
                .with("entry.onPostOnlyReject", random.nextInt(3) == 0 ? "GIVE_UP" : "REPRICE")
                .with("entry.repriceMs", random.nextInt(3) == 0 ? "0" : "5000")
                .with("entry.maxChase", "0.002")
                .with("exit.firstTargetR", random.nextInt(3) == 0 ? "0" : "0.5")
                .with("exit.firstShare", random.nextInt(4) == 0 ? "1" : "0.4")
                .with("exit.breakEven", random.nextInt(4) == 0 ? "false" : "true")
                .with("exit.trailing", random.nextInt(3) == 0 ? "PERCENT" : "OFF")
                .with("signal.closeOnOpposite", random.nextInt(3) == 0 ? "true" : "false");
    }

    /** Folds the bytes of all outputs into one number and passes them on. */
    static final class Witness implements OutputPort {
        private final OutputPort next;
        long bytes;

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

    final RandomVenue venue;
    final ScriptedStrategy strategy;
    final Witness witness;
    final CheckedCore checked;
    final TradingCore core;
    private final long seed;

    RandomSession(long seed) {
        this(seed, configuration(seed), (cause, index, buffer, offset, length) -> {});
    }

    /** Another configuration, and somebody who hears every output before the venue does. */
    RandomSession(long seed, CoreConfiguration configuration, OutputPort listener) {
        this.seed = seed;
        strategy = new ScriptedStrategy();
        venue = new RandomVenue(seed, strategy);
        witness = new Witness((cause, index, buffer, offset, length) -> {
            listener.onOutput(cause, index, buffer, offset, length);
            venue.onOutput(cause, index, buffer, offset, length);
        });
        checked = new CheckedCore(configuration, ModelLibrary.EMPTY, witness, strategy);
        core = checked.core();
        venue.core = checked;
    }

    /**
     * Trades while everything goes wrong, then a calm stretch in which whatever is open must come to its end.
     *
     * @param steps of each half
     * @throws AssertionError naming seed and step when something does not hold
     */
    void run(int steps) {
        venue.start(false);
        for (int step = 0; step < steps; step++) {
            venue.step();
            check("seed " + seed + " step " + step);
        }
        venue.calmDown();
        for (int step = 0; step < steps; step++) {
            venue.step();
            venue.calmDown();
            check("seed " + seed + " calm step " + step);
        }
        for (int i = 0; i < RandomVenue.INSTRUMENTS; i++) {
            if (core.parts().positions.size(i) != venue.truth(i)) {
                throw new AssertionError("seed " + seed + ": position " + i + " is "
                        + core.parts().positions.size(i) + ", the venue's " + venue.truth(i));
            }
        }
        final var leftovers = checked.leftovers(3 * 60 * CoreScript.MINUTE);
        if (!leftovers.isEmpty()) {
            throw new AssertionError("seed " + seed + ": left over " + leftovers);
        }
        checkNothingOld();
    }

    private void check(String where) {
        final CoreParts parts = core.parts();
        if (!venue.violations.isEmpty() || !checked.violations().isEmpty()) {
            throw new AssertionError(where + ": " + venue.violations + checked.violations());
        }
        for (int i = 0; i < RandomVenue.INSTRUMENTS; i++) {
            if (parts.positions.size(i) != 0 && !isGuarded(parts, i)) {
                throw new AssertionError(where + ": position " + i + " has neither a stop nor an alert");
            }
        }
        if (parts.positions.totals().fees() != venue.deliveredFees) {
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
    private void checkNothingOld() {
        final SignalTable signals = core.parts().life.table();
        for (int p = 0; p < signals.size(); p++) {
            final int slot = signals.slotAt(p);
            if (venue.now - signals.closeTimeNs(slot) >= 3 * 60 * CoreScript.MINUTE) {
                throw new AssertionError("seed " + seed + ": an old signal in state " + signals.state(slot));
            }
        }
        final OrderTable orders = core.parts().orders.table();
        for (int p = 0; p < orders.size(); p++) {
            if (orders.isUnknown(orders.slotAt(p))) {
                throw new AssertionError("seed " + seed + ": an order of unknown fate");
            }
        }
    }
}
