package io.escapement.core.output;

import io.escapement.codecs.sbe.EntrySizedEncoder;

/**
 * Encodes what risk says about single entries. The caller sets every field of what {@code begin…} returns: the buffer is
 * reused.
 */
public final class RiskPublisher {
    private final OutputChannel channel;
    private final EntrySizedEncoder sized = new EntrySizedEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public RiskPublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * How an entry got its size.
     *
     * @return to be filled, its time set
     */
    public EntrySizedEncoder beginSized() {
        return sized.wrapAndApplyHeader(channel.buffer(), 0, channel.header()).engineTimeNs(channel.nowNs());
    }

    /** It is filled. */
    public void emitSized() {
        channel.emit(sized.encodedLength());
    }
}
