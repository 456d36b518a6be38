package io.escapement.core.guard;

import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.model.StrategyThresholds;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Strategy;
import java.util.Arrays;

/**
 * A bundle in one of the two roles, with what it says about this core's instruments and strategies looked up once, so
 * that judging a signal compares no texts.
 */
public final class ModelSlot {
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final InstrumentTable instruments;
    private final int[] codes;
    private Strategy[] strategies = new Strategy[0];
    private float[] thresholds = new float[0];
    private long[] holdsNs = new long[0];
    private ModelBundle bundle;

    ModelSlot(InstrumentTable instruments) {
        this.instruments = instruments;
        codes = new int[instruments.capacity()];
        Arrays.fill(codes, SymbolEncoding.UNKNOWN);
    }

    /** Whose thresholds to look up. Cold: once, before the first input. */
    void bind(Strategy[] all) {
        strategies = all;
        thresholds = new float[all.length];
        Arrays.fill(thresholds, StrategyThresholds.NEVER);
        holdsNs = new long[all.length];
    }

    /** Puts a bundle here, null for none. Cold. */
    void set(ModelBundle next) {
        bundle = next;
        for (int s = 0; s < strategies.length; s++) {
            final StrategyThresholds of = next == null ? null : next.thresholds();
            thresholds[s] = of == null ? StrategyThresholds.NEVER : of.margin(strategies[s].name());
            holdsNs[s] = of == null ? 0 : of.holdMinutes(strategies[s].name()) * NANOS_PER_MINUTE;
        }
        recode();
    }

    /** Looks the instruments up again; one without a definition has no symbol. Cold: compares symbols as text. */
    void recode() {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = bundle == null ? SymbolEncoding.UNKNOWN : bundle.symbolCode(instruments.symbol(i));
        }
    }

    /** Saves which bundle is here, or finds it again; with the symbols as they were looked up last. */
    void persist(StateIo io, ModelLibrary library) {
        final String active = io.text(bundle == null ? null : bundle.sha256());
        if (io.isReading()) {
            final ModelBundle found = active == null ? null : library.find(active);
            if (active != null && found == null) {
                throw new SnapshotException(
                        "snapshot: the model bundle " + active + " is missing; put it beside the journal");
            }
            set(found);
        }
        io.ints(codes);
    }

    /**
     * The bundle.
     *
     * @return null for none
     */
    public ModelBundle bundle() {
        return bundle;
    }

    /**
     * Short identity of the bundle.
     *
     * @return 0 for none
     */
    public long hashPrefix() {
        return bundle == null ? 0 : bundle.hashPrefix();
    }

    /**
     * How the model knows an instrument.
     *
     * @param instrumentId which
     * @return its code, {@link SymbolEncoding#UNKNOWN} if the model was not trained on it
     */
    public int code(int instrumentId) {
        return codes[instrumentId];
    }

    /**
     * Was the model trained on an instrument?
     *
     * @param instrumentId which
     * @return true if it was
     */
    public boolean knows(int instrumentId) {
        return codes[instrumentId] != SymbolEncoding.UNKNOWN;
    }

    /**
     * The bundle's own threshold.
     *
     * @param strategyId whose signals
     * @return margin; {@link StrategyThresholds#NEVER} without a bundle or for a strategy that nobody knows
     */
    public float threshold(int strategyId) {
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].id() == strategyId) {
                return thresholds[s];
            }
        }
        return StrategyThresholds.NEVER;
    }

    /**
     * How long a strategy's trades usually last.
     *
     * @param strategyId whose
     * @param most longest hold there is
     * @return nanoseconds, at most {@code most}; that where nobody measured it
     */
    public long holdNs(int strategyId, long most) {
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].id() == strategyId && holdsNs[s] > 0) {
                return Math.min(most, holdsNs[s]);
            }
        }
        return most;
    }
}
