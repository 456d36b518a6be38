package io.escapement.core.strategy;

import io.escapement.core.snapshot.Persistent;
import java.util.List;

/**
 * Looks at each closed bar of its interval and may propose a trade.
 *
 * <p>Called on the core's thread, once for every closed bar in order, the history of the start included; it keeps its
 * own state per instrument and learns of a restarted series from the series' generation. Whether a proposal is still of
 * use, and everything after it (model, guards, size, orders), is the caller's. Implementations do not allocate in
 * {@link #evaluate}. A strategy whose interval is not followed is never called; the core says so when a run starts.
 */
public interface Strategy extends Persistent {
    /**
     * Number in messages; unique in a core and never used again for another strategy.
     *
     * @return 1 to 65534
     */
    int id();

    /**
     * Name in configuration and reports.
     *
     * @return lower case
     */
    String name();

    /**
     * Bars it works on.
     *
     * @return minutes
     */
    int intervalMinutes();

    /**
     * Bars it looks at besides its own. A signal of it is blocked while they are not whole, warm and closed through its
     * close.
     *
     * @return minutes; empty for none; asked for once, while the core is built
     */
    default int[] otherIntervals() {
        return new int[0];
    }

    /**
     * What can be configured.
     *
     * @return in a fixed order; unmodifiable
     */
    List<Parameter> parameters();

    /**
     * What the numbers of its proposals mean, in their order.
     *
     * @return at most {@link Proposal#MAX_NUMBERS} names; unmodifiable
     */
    List<String> numberNames();

    /**
     * Digests the newest closed bar of an instrument.
     *
     * @param instrumentId whose bar of {@link #intervalMinutes} just closed
     * @param out filled when the strategy speaks, else left as it is; not kept
     * @return whether it speaks
     */
    boolean evaluate(int instrumentId, Proposal out);

    /**
     * Adds its state to the state hash.
     *
     * @param hash so far
     * @return the new hash
     */
    long hashInto(long hash);
}
