package io.escapement.core.output;

import io.escapement.codecs.sbe.BarReadinessEncoder;
import io.escapement.codecs.sbe.BarState;

/** Encodes what the core says about its bars. Every field is set: the buffer is reused. */
public final class BarPublisher {
    private final OutputChannel channel;
    private final BarReadinessEncoder readiness = new BarReadinessEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public BarPublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * Bars may be traded on from now, or no longer.
     *
     * @param instrumentId whose
     * @param intervalMinutes of the bars
     * @param state ready, or why not
     * @param bars closed ones kept
     * @param barsNeeded closed ones wanted
     * @param lastCloseTimeNs end of the newest closed bar, or the null value
     * @param missingFromNs open of the first missing bar, or the null value
     * @param missingToNs open of the last missing bar, or the null value
     */
    public void readiness(
            int instrumentId,
            int intervalMinutes,
            BarState state,
            int bars,
            int barsNeeded,
            long lastCloseTimeNs,
            long missingFromNs,
            long missingToNs) {
        readiness
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .intervalMinutes(intervalMinutes)
                .state(state)
                .bars(bars)
                .barsNeeded(barsNeeded)
                .lastCloseTimeNs(lastCloseTimeNs)
                .missingFromNs(missingFromNs)
                .missingToNs(missingToNs);
        channel.emit(readiness.encodedLength());
    }
}
