package io.escapement.core;

import io.escapement.core.check.CoreView;
import io.escapement.core.check.Invariants;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import java.util.List;
import org.agrona.DirectBuffer;

/** A trading core that is held to its {@link Invariants} at every input. For simulations and tests; allocates. */
public final class CheckedCore {
    private final Invariants invariants;
    private final TradingCore core;

    /**
     * A core before its first input.
     *
     * @param configuration limits, capacities and parameters
     * @param models bundles a run may activate
     * @param out takes the outputs
     */
    public CheckedCore(CoreConfiguration configuration, ModelLibrary models, OutputPort out) {
        this(configuration, models, out, new StandardStrategies());
    }

    /**
     * A core with strategies of the caller's.
     *
     * @param configuration limits, capacities and parameters
     * @param models bundles a run may activate
     * @param out takes the outputs
     * @param strategies builds what makes signals
     */
    public CheckedCore(
            CoreConfiguration configuration, ModelLibrary models, OutputPort out, StrategyFactory strategies) {
        invariants = new Invariants(configuration, out);
        core = new TradingCore(configuration, models, invariants, strategies);
        invariants.watch(core.view());
    }

    /**
     * Applies one input and looks at everything that must hold.
     *
     * @param sequence of the input, rising
     * @param buffer holds the message, SBE header included; not kept
     * @param offset of the header
     * @param length of header and message in bytes
     */
    public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        invariants.beforeInput(sequence, buffer, offset);
        core.onInput(sequence, buffer, offset, length);
        invariants.afterInput(buffer, offset, core.nowNs());
    }

    /**
     * The core itself.
     *
     * @return inputs must not be given to it directly
     */
    public TradingCore core() {
        return core;
    }

    /**
     * The core's rooms to look at.
     *
     * @return always the same
     */
    public CoreView view() {
        return core.view();
    }

    /**
     * What did not hold.
     *
     * @return sentences with the input's sequence, empty when all is well
     */
    public List<String> violations() {
        return invariants.violations();
    }

    /**
     * What should have come to an end by now: for the end of a quiet stretch.
     *
     * @param patienceNs age from which an unsettled signal counts
     * @return sentences, empty when nothing is left
     */
    public List<String> leftovers(long patienceNs) {
        return invariants.leftovers(core.nowNs(), patienceNs);
    }
}
