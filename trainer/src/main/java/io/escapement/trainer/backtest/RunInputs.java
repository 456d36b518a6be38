package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.journal.JournalIdentity;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The inputs that are the owner's own, not the venue's: start and orderly end of a run, as the production process words them. */
final class RunInputs {
    private static final int LENGTH_MAX = 512;
    private static final int EPOCH = 1;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    MutableDirectBuffer buffer() {
        return buffer;
    }

    int encodeStart(long timeMs, RunMode mode, JournalIdentity identity) {
        final RunStartEncoder start = new RunStartEncoder().wrapAndApplyHeader(buffer, 0, header);
        start.receiveTimeNs(timeMs * NANOS_PER_MILLI)
                .mode(mode)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(Bool.NO)
                .epoch(EPOCH)
                .instance(identity.instance())
                .commit(identity.commit())
                .configurationHash(identity.configurationHash())
                .modelHash(identity.modelHash())
                .featureLayoutHash(FeatureLayout.standard().hash());
        return MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength();
    }

    int encodeStop(long timeMs) {
        final OperatorCommandEncoder stop = new OperatorCommandEncoder().wrapAndApplyHeader(buffer, 0, header);
        stop.receiveTimeNs(timeMs * NANOS_PER_MILLI)
                .action(OperatorAction.STOP)
                .who("engine")
                .why("orderly stop")
                .instrumentId(OperatorCommandEncoder.instrumentIdNullValue());
        return MessageHeaderEncoder.ENCODED_LENGTH + stop.encodedLength();
    }
}
