package io.escapement.gateway.bybit.decode;

import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;

/** Decodes the frames of one socket, public, private or trade. Belongs to one thread. */
public final class FrameDecoder {
    private final OpReply reply = new OpReply();

    /**
     * A decoder.
     *
     * @param symbols known instruments; also names our instance in client order ids
     * @param clock stamps the messages
     * @param inbound takes them
     */
    public FrameDecoder(SymbolTable symbols, GatewayClock clock, InboundPort inbound) {}

    /**
     * Decodes one frame; publishes all its messages or none.
     *
     * @param frame holds it
     * @param offset of its first byte
     * @param length in bytes
     * @return what became of it
     */
    public Verdict onFrame(byte[] frame, int offset, int length) {
        return Verdict.UNKNOWN_TOPIC;
    }

    /** @return the answer in the last frame, valid while that frame's bytes are and {@link #onFrame} said REPLY */
    public OpReply reply() {
        return reply;
    }

    /** @return messages published by the last frame */
    public int messages() {
        return 0;
    }

    /** @return instrument of the last public frame, {@link SymbolTable#UNKNOWN} if it had none */
    public int instrumentId() {
        return SymbolTable.UNKNOWN;
    }

    /** @return venue's stamp of the last frame in nanoseconds, {@link Long#MIN_VALUE} if it had none */
    public long exchangeTimeNs() {
        return Long.MIN_VALUE;
    }
}
