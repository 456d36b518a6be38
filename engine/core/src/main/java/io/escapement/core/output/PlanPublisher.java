package io.escapement.core.output;

import io.escapement.codecs.sbe.PlanPhase;
import io.escapement.codecs.sbe.PlanStepEncoder;
import io.escapement.codecs.sbe.Reason;

/** Encodes what the core says about its execution plans. Every field is set: the buffer is reused. */
public final class PlanPublisher {
    private final OutputChannel channel;
    private final PlanStepEncoder step = new PlanStepEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public PlanPublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * A step of a plan was taken, or came to nothing.
     *
     * @param instrumentId of what
     * @param signalId whose plan it is
     * @param reason which step
     * @param phase how far it has come
     * @param price asked for; of a trailing stop the distance; or null
     * @param size concerned, or null: all
     */
    public void step(int instrumentId, long signalId, Reason reason, PlanPhase phase, long price, long size) {
        step.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .reason(reason)
                .phase(phase)
                .price(price)
                .size(size);
        channel.emit(step.encodedLength());
    }
}
