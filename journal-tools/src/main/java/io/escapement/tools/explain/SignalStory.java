package io.escapement.tools.explain;

import io.escapement.codecs.sbe.EntrySizedDecoder;
import io.escapement.codecs.sbe.EvaluationDecoder;
import io.escapement.codecs.sbe.GateCostDecoder;
import io.escapement.codecs.sbe.GatesAskedDecoder;
import io.escapement.codecs.sbe.GuardStateDecoder;
import io.escapement.codecs.sbe.LessonAppliedDecoder;
import io.escapement.codecs.sbe.LessonLearnedDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.PhantomClosedDecoder;
import io.escapement.codecs.sbe.PhantomOpenedDecoder;
import io.escapement.codecs.sbe.PlanStepDecoder;
import io.escapement.codecs.sbe.ShadowEvaluationDecoder;
import io.escapement.codecs.sbe.SignalContextDecoder;
import io.escapement.codecs.sbe.SignalProposedDecoder;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.tools.text.RecordPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Everything a run said about one signal, and the outcomes that were known when it was judged. Fed with all outputs in
 * order, by a journal or by a core that runs again.
 */
public final class SignalStory {
    private static final Set<Integer> ABOUT_SIGNALS = Set.of(
            SignalProposedDecoder.TEMPLATE_ID,
            SignalTransitionDecoder.TEMPLATE_ID,
            SignalContextDecoder.TEMPLATE_ID,
            EvaluationDecoder.TEMPLATE_ID,
            ShadowEvaluationDecoder.TEMPLATE_ID,
            LessonAppliedDecoder.TEMPLATE_ID,
            GatesAskedDecoder.TEMPLATE_ID,
            EntrySizedDecoder.TEMPLATE_ID,
            PlanStepDecoder.TEMPLATE_ID,
            PhantomOpenedDecoder.TEMPLATE_ID,
            PhantomClosedDecoder.TEMPLATE_ID,
            TradeClosedDecoder.TEMPLATE_ID,
            OutcomeRecordedDecoder.TEMPLATE_ID,
            LessonLearnedDecoder.TEMPLATE_ID,
            GateCostDecoder.TEMPLATE_ID);

    private final long signalId;
    private final RecordPrinter printer;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<Told> told = new ArrayList<>();
    private final List<Told> outcomesBefore = new ArrayList<>();
    private final List<Told> guardsBefore = new ArrayList<>();
    private boolean judged;

    /**
     * @param signalId whose story
     * @param printer decodes
     */
    public SignalStory(long signalId, RecordPrinter printer) {
        this.signalId = signalId;
        this.printer = printer;
    }

    /**
     * @param sequence of the input that caused it
     * @param buffer holds an output
     * @param offset of its header
     */
    public void onOutput(long sequence, DirectBuffer buffer, int offset) {
        final int template = header.wrap(buffer, offset).templateId();
        if (template == GuardStateDecoder.TEMPLATE_ID && !judged) {
            guardsBefore.add(decode(sequence, buffer, offset));
        } else if (template == OutcomeRecordedDecoder.TEMPLATE_ID && !judged) {
            outcomesBefore.add(decode(sequence, buffer, offset));
        }
        if (ABOUT_SIGNALS.contains(template)) {
            final Told message = decode(sequence, buffer, offset);
            if (message.whole("signalId") == signalId) {
                told.add(message);
                judged |= template == EvaluationDecoder.TEMPLATE_ID || template == GatesAskedDecoder.TEMPLATE_ID;
            }
        }
    }

    /** @return whether the signal was ever heard of */
    public boolean isKnown() {
        return !told.isEmpty();
    }

    /** @return the signal's number */
    public long signalId() {
        return signalId;
    }

    List<Told> all(String message) {
        return told.stream().filter(one -> one.message().equals(message)).toList();
    }

    /** @return the first of a kind, or null */
    Told first(String message) {
        return told.stream()
                .filter(one -> one.message().equals(message))
                .findFirst()
                .orElse(null);
    }

    /** Outcomes recorded before the signal was judged, oldest first. */
    List<Told> outcomesBefore() {
        return outcomesBefore;
    }

    /** Guards' states told before the signal was judged, oldest first. */
    List<Told> guardsBefore() {
        return guardsBefore;
    }

    private Told decode(long sequence, DirectBuffer buffer, int offset) {
        return new Told(
                sequence, printer.name(header.wrap(buffer, offset).templateId()), printer.fields(buffer, offset));
    }
}
