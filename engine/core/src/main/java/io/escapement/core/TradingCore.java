package io.escapement.core;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.OutputPort;
import org.agrona.DirectBuffer;

/**
 * The whole trading logic behind one method.
 *
 * <p>State is a function of the configuration, the bundles and the sequence of inputs. Single-threaded; no clock, no
 * randomness, no file, no thread of its own. Nothing allocates after construction, except when a run starts or a model
 * is activated.
 */
public final class TradingCore {
    private final OutputChannel channel;
    private final RollingHash hash = new RollingHash();
    private long sequence;

    /**
     * A core before its first input.
     *
     * @param configuration limits, capacities and parameters
     * @param models bundles a run may activate; may be empty
     * @param out takes the outputs, on the caller's thread, before {@link #onInput} returns
     */
    public TradingCore(CoreConfiguration configuration, ModelLibrary models, OutputPort out) {
        channel = new OutputChannel(out);
    }

    /**
     * Applies one input; all its outputs have been emitted when this returns.
     *
     * @param sequence of the input, rising
     * @param buffer holds the message, SBE header included; not kept
     * @param offset of the header
     * @param length of header and message in bytes
     */
    public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        this.sequence = sequence;
        channel.begin(sequence);
        hash.absorb(sequence, length);
    }

    /**
     * Rolling hash over the state after the last input.
     *
     * @return any value
     */
    public long stateHash() {
        return hash.value();
    }

    /**
     * Sequence of the last input applied.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return sequence;
    }
}
