package io.escapement.tools.report;

import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.FindingDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.StateHashDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.tools.replay.ReplayResult;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Reads off the outputs what a report tells: trades, fates of signals, alerts, findings, the last state hash. */
final class OutputTally {
    final Tally types = new Tally();
    final Tally alerts = new Tally();
    final Tally findings = new Tally();
    final List<TradeRow> trades = new ArrayList<>();
    BigDecimal gross = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    String stateHash;
    long count;

    private final Map<Long, String> fates = new HashMap<>();
    private final JournalNames names;
    private final RecordPrinter printer;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeClosedDecoder tradeClosed = new TradeClosedDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final AlertDecoder alert = new AlertDecoder();
    private final FindingDecoder finding = new FindingDecoder();
    private final StateHashDecoder hash = new StateHashDecoder();

    OutputTally(JournalNames names, RecordPrinter printer) {
        this.names = names;
        this.printer = printer;
    }

    void onOutput(DirectBuffer buffer, int offset) {
        count++;
        header.wrap(buffer, offset);
        types.add(printer.name(header.templateId()));
        switch (header.templateId()) {
            case TradeClosedDecoder.TEMPLATE_ID -> onTrade(tradeClosed.wrapAndApplyHeader(buffer, offset, header));
            case SignalTransitionDecoder.TEMPLATE_ID ->
                onTransition(transition.wrapAndApplyHeader(buffer, offset, header));
            case AlertDecoder.TEMPLATE_ID -> {
                alert.wrapAndApplyHeader(buffer, offset, header);
                alerts.add(alert.severity() + " " + alert.kind());
            }
            case FindingDecoder.TEMPLATE_ID -> {
                finding.wrapAndApplyHeader(buffer, offset, header);
                findings.add(finding.kind() + " " + finding.policy());
            }
            case StateHashDecoder.TEMPLATE_ID -> {
                hash.wrapAndApplyHeader(buffer, offset, header);
                stateHash = ReplayResult.hex(hash.stateHash());
            }
            default -> {
                // Counted by type above; a report tells no more of it.
            }
        }
    }

    /** @return counts by final state and reason */
    Tally fates() {
        final Tally tally = new Tally();
        fates.values().forEach(tally::add);
        return tally;
    }

    long signals() {
        return fates.size();
    }

    private void onTrade(TradeClosedDecoder trade) {
        final TradeRow row = new TradeRow(
                Amounts.symbol(names, trade.instrumentId()),
                trade.side() == Side.BUY ? "LONG" : "SHORT",
                Amounts.of(trade.size()),
                Amounts.of(trade.entryPrice()),
                Amounts.of(trade.exitPrice()),
                trade.openTimeNs(),
                trade.closeTimeNs(),
                trade.reason().name(),
                Amounts.orZero(trade.grossPnl()),
                Amounts.orZero(trade.fees()),
                Amounts.orZero(trade.funding()),
                Amounts.orZero(trade.netPnl()),
                trade.resultR(),
                trade.signalId() == TradeClosedDecoder.signalIdNullValue() ? null : trade.signalId(),
                trade.strategyId(),
                Amounts.of(trade.plannedEntry()),
                Amounts.of(trade.plannedStop()),
                Amounts.of(trade.firstTarget()),
                Amounts.of(trade.plannedTarget()),
                trade.entrySlippageBps(),
                trade.exitSlippageBps(),
                Amounts.orZero(trade.makerFees()),
                Amounts.orZero(trade.takerFees()),
                trade.favourableR(),
                trade.adverseR(),
                Math.max(0, trade.partialExits()),
                trade.probability(),
                trade.expectedValueBps(),
                trade.sizedBy().name(),
                trade.regime().name(),
                Amounts.of(trade.equityBefore()),
                Amounts.of(trade.equityAfter()),
                trade.modelHashPrefix() == 0 ? "" : ReplayResult.hex(trade.modelHashPrefix()));
        trades.add(row);
        gross = gross.add(row.gross());
        net = net.add(row.net());
    }

    /** Every signal ends learned; its fate is the state before that, with the reason that decided it. */
    private void onTransition(SignalTransitionDecoder signal) {
        final SignalState state = signal.toState();
        if (state != SignalState.LEARNED || !fates.containsKey(signal.signalId())) {
            fates.put(signal.signalId(), state + " " + signal.reason());
        }
    }
}
