package io.escapement.core.signal;

import io.escapement.codecs.sbe.GatesAskedDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.script.OutputRecorder;
import java.util.ArrayList;
import java.util.List;

/** What a verdict tells of the comparisons made since it began. */
public final class Asked {
    private Asked() {}

    public static List<Reason> of(Verdict verdict) {
        final OutputRecorder out = new OutputRecorder();
        verdict.tell(new SignalPublisher(new OutputChannel(out)), 0, 1);
        final List<Reason> reasons = new ArrayList<>();
        new GatesAskedDecoder()
                .wrapAndApplyHeader(out.latest(GatesAskedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder())
                .comparisons()
                .forEach(comparison -> reasons.add(comparison.reason()));
        return reasons;
    }
}
