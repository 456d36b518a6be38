package io.escapement.tools;

import io.escapement.codecs.sbe.AlertEncoder;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.StateHashEncoder;
import io.escapement.codecs.sbe.TimeTickDecoder;
import io.escapement.core.output.OutputPort;
import io.escapement.tools.replay.Subject;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core so small that its outputs can be told by hand: every input but a tick adds its length to a sum and is answered
 * by a state hash; when the sum passes a limit, an alert follows.
 */
public final class CountingSubject implements Subject {
    private final OutputPort out;
    private final long limit;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder inputHeader = new MessageHeaderDecoder();
    private final StateHashEncoder stateHash = new StateHashEncoder();
    private final AlertEncoder alert = new AlertEncoder();
    private long sum;

    /** @param limit sum above which an alert is raised */
    public CountingSubject(OutputPort out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    @Override
    public void onInput(long sequence, DirectBuffer input, int offset, int length) {
        inputHeader.wrap(input, offset);
        if (inputHeader.templateId() == TimeTickDecoder.TEMPLATE_ID) {
            return;
        }
        sum += length;
        stateHash.wrapAndApplyHeader(buffer, 0, header);
        stateHash.engineTimeNs(sequence).sequence(sequence).stateHash(sum);
        out.onOutput(sequence, 0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + stateHash.encodedLength());
        if (sum > limit) {
            alert.wrapAndApplyHeader(buffer, 0, header);
            alert.engineTimeNs(sequence)
                    .instrumentId(0)
                    .kind(AlertKind.CAPACITY)
                    .severity(Severity.WARNING)
                    .reason(Reason.CAPACITY)
                    .signalId(Long.MIN_VALUE)
                    .value(sum)
                    .expected(limit);
            out.onOutput(sequence, 1, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + alert.encodedLength());
        }
    }

    @Override
    public long stateHash() {
        return sum;
    }
}
