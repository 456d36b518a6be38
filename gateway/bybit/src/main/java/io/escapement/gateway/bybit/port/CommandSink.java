package io.escapement.gateway.bybit.port;

import org.agrona.DirectBuffer;

/** Takes what leaves the outbound ring. Called by one sender thread (usually the gateway's own event loop), in the ring's order; returns without waiting for the venue. */
public interface CommandSink {
    /**
     * Sends a command, or refuses it; what became of it comes back as a {@code RequestOutcome} input.
     *
     * <p>Outputs that are not commands (signals, alerts, hashes) are ignored, so the whole stream may be handed over.
     *
     * @param buffer holds one SBE output, header included; not kept after the call
     * @param offset of its first byte
     * @param length in bytes
     * @param causeSequence of the input that caused it
     * @param index among that input's outputs
     */
    void onCommand(DirectBuffer buffer, int offset, int length, long causeSequence, int index);

    /**
     * A barrier came back.
     *
     * @param token as given to {@link InboundPort#publishBarrier}
     */
    void onBarrier(long token);
}
