package io.escapement.core.output;

import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.RegimeChangedEncoder;

/** Encodes what the core says about the kind of market it sees. Every field is set: the buffer is reused. */
public final class RegimePublisher {
    private final OutputChannel channel;
    private final RegimeChangedEncoder changed = new RegimeChangedEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public RegimePublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * The market of an instrument is of another kind now.
     *
     * @param instrumentId which
     * @param from before
     * @param to now
     * @param barCloseTimeNs close of the bar that decided
     * @param adx directional index, NaN if unknown
     * @param slope of the average, true ranges a bar, NaN if unknown
     * @param volatilityRank 0 to 1, NaN if unknown
     */
    public void regimeChanged(
            int instrumentId,
            Regime from,
            Regime to,
            long barCloseTimeNs,
            double adx,
            double slope,
            double volatilityRank) {
        changed.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .from(from)
                .to(to)
                .barCloseTimeNs(barCloseTimeNs)
                .adx(adx)
                .slope(slope)
                .volatilityRank(volatilityRank);
        channel.emit(changed.encodedLength());
    }
}
