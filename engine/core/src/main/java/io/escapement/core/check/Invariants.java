package io.escapement.core.check;

import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FindingDecoder;
import io.escapement.codecs.sbe.GuardStateDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.ReconciliationBeginDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.RiskStateDecoder;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.SignalContextDecoder;
import io.escapement.codecs.sbe.SignalProposedDecoder;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputPort;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Watches a core's inputs and outputs and looks at its state after every input.
 *
 * <p>Holds: a position is the sum of its fills; fees, funding and results add up to the last unit; each signal has at
 * most one live entry, each client id one order; no output without the input that caused it; no entry against a limit, a
 * gap, a quarantine or a kill switch; no exit beyond its position; every open position has a stop on the venue or a
 * raised alert once its grace is over; every stage of the kill switch is honoured; every signal is proposed, judged once,
 * and moves step by step to its end; none is entered unapproved or while its performance guard pauses.
 *
 * <p>Give it to the core as its output port, {@link #watch} the core, and call {@link #beforeInput} and {@link
 * #afterInput} around each input. {@code io.escapement.core.CheckedCore} does all that.
 */
public final class Invariants implements OutputPort {
    private final CoreConfiguration configuration;
    private final OutputPort next;
    private final Violations violations = new Violations();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderDecoder outHeader = new MessageHeaderDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final ReconciliationEndDecoder end = new ReconciliationEndDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final RiskStateDecoder risk = new RiskStateDecoder();
    private final FindingDecoder finding = new FindingDecoder();
    private final TradeClosedDecoder closed = new TradeClosedDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final SignalProposedDecoder proposed = new SignalProposedDecoder();
    private final SignalContextDecoder context = new SignalContextDecoder();
    private final GuardStateDecoder guard = new GuardStateDecoder();
    private final SignalWatch signals = new SignalWatch(violations);

    private CoreView view;
    private FillLedger fills;
    private OrderWatch orders;
    private StopWatch stops;
    private KillWatch kill;
    private long sequence;
    private int index;

    /**
     * A watch.
     *
     * @param configuration of the core
     * @param next takes the core's outputs after they were looked at
     */
    public Invariants(CoreConfiguration configuration, OutputPort next) {
        this.configuration = configuration;
        this.next = next;
    }

    /**
     * Names the core to look at; before its first input.
     *
     * @param core whose outputs come here
     */
    public void watch(CoreView core) {
        view = core;
        fills = new FillLedger(core, violations);
        orders = new OrderWatch(configuration, core, violations);
        stops = new StopWatch(configuration, core, violations);
        kill = new KillWatch(core, violations);
    }

    /**
     * Before the core sees an input.
     *
     * @param inputSequence of the input
     * @param buffer holds it
     * @param offset of its header
     */
    public void beforeInput(long inputSequence, DirectBuffer buffer, int offset) {
        sequence = inputSequence;
        index = 0;
        violations.at(inputSequence);
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case FillDecoder.TEMPLATE_ID -> fills.onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            case ReconciliationBeginDecoder.TEMPLATE_ID -> stops.onReconciliation(true);
            case RunStartDecoder.TEMPLATE_ID, ReconciliationEndDecoder.TEMPLATE_ID -> stops.onReconciliation(false);
            default -> {
                // Seen by its effects.
            }
        }
    }

    /**
     * After the core applied the input.
     *
     * @param buffer holds it
     * @param offset of its header
     * @param nowNs engine time
     */
    public void afterInput(DirectBuffer buffer, int offset, long nowNs) {
        header.wrap(buffer, offset);
        if (header.templateId() == ReconciliationEndDecoder.TEMPLATE_ID
                && end.wrapAndApplyHeader(buffer, offset, header).complete() == Bool.YES) {
            fills.onReconciled();
        }
        fills.check();
        orders.check();
        stops.check(nowNs);
        kill.check(nowNs);
    }

    @Override
    public void onOutput(long causeSequence, int outputIndex, DirectBuffer buffer, int offset, int length) {
        if (causeSequence != sequence || outputIndex != index++) {
            violations.add("output " + outputIndex + " is said to be caused by input " + causeSequence);
        }
        outHeader.wrap(buffer, offset);
        switch (outHeader.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                orders.onPlace(place.wrapAndApplyHeader(buffer, offset, outHeader));
                signals.onPlace(place);
            }
            case SignalProposedDecoder.TEMPLATE_ID ->
                signals.onProposed(proposed.wrapAndApplyHeader(buffer, offset, outHeader));
            case SignalContextDecoder.TEMPLATE_ID ->
                signals.onContext(context.wrapAndApplyHeader(buffer, offset, outHeader));
            case GuardStateDecoder.TEMPLATE_ID -> signals.onGuard(guard.wrapAndApplyHeader(buffer, offset, outHeader));
            case AmendOrderDecoder.TEMPLATE_ID -> orders.onAmend(amend.wrapAndApplyHeader(buffer, offset, outHeader));
            case CancelOrderDecoder.TEMPLATE_ID -> kill.onCancel(cancel.wrapAndApplyHeader(buffer, offset, outHeader));
            case RiskStateDecoder.TEMPLATE_ID -> kill.onRiskState(risk.wrapAndApplyHeader(buffer, offset, outHeader));
            case FindingDecoder.TEMPLATE_ID -> fills.onFinding(finding.wrapAndApplyHeader(buffer, offset, outHeader));
            case TradeClosedDecoder.TEMPLATE_ID ->
                fills.onTradeClosed(closed.wrapAndApplyHeader(buffer, offset, outHeader));
            case SignalTransitionDecoder.TEMPLATE_ID ->
                signals.onTransition(transition.wrapAndApplyHeader(buffer, offset, outHeader));
            default -> {
                // Said about state that is looked at itself.
            }
        }
        next.onOutput(causeSequence, outputIndex, buffer, offset, length);
    }

    /**
     * What did not hold.
     *
     * @return the first hundred sentences, empty when all is well
     */
    public List<String> violations() {
        return violations.sentences();
    }

    /**
     * How often something did not hold.
     *
     * @return count
     */
    public long violationCount() {
        return violations.count();
    }

    /**
     * What should have come to an end by now: for the end of a quiet stretch.
     *
     * @param nowNs engine time
     * @param patienceNs age from which an unsettled signal counts
     * @return sentences, empty when nothing is left
     */
    public List<String> leftovers(long nowNs, long patienceNs) {
        final List<String> sentences = new ArrayList<>(signals.waiting(nowNs, patienceNs));
        final OrderTable table = view.orders();
        for (int p = 0; p < table.size(); p++) {
            if (table.isUnknown(table.slotAt(p))) {
                sentences.add("order of unknown fate on instrument " + table.instrumentId(table.slotAt(p)));
            }
        }
        return sentences;
    }
}
