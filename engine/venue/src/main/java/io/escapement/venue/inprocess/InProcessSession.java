package io.escapement.venue.inprocess;

import io.escapement.venue.Venue;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;
import org.agrona.DirectBuffer;

/**
 * Connects a core with a venue in one thread: the same inputs in the same order, with the same field values, as a
 * session over sockets in step under the venue's clock.
 *
 * <p>The owner numbers the inputs it gets, applies them to the core, and hands every output of the core to {@link
 * #onOutput} before the next input. Run start and operator commands are the owner's own inputs.
 */
public final class InProcessSession {
    public InProcessSession(
            VenueConfiguration venue, MarketSource market, SessionConfiguration session, InputSink inputs) {
        throw new UnsupportedOperationException();
    }

    /** The venue, for its clock and queries. */
    public Venue venue() {
        throw new UnsupportedOperationException();
    }

    /** The start script: instruments, fees, warm-up bars, connections, reconciliation. Once, before the first step. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on by one instant.
     *
     * @return false when the market is over
     */
    public boolean step() {
        throw new UnsupportedOperationException();
    }

    /**
     * One output of the core; commands are carried out, others ignored.
     *
     * @param causeSequence of the input that caused it
     * @param index among that input's outputs
     * @param buffer holds the SBE message
     * @param offset of its header
     * @param length with the header
     */
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        throw new UnsupportedOperationException();
    }
}
