package io.escapement.benchmarks.crash;

import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the journal of all runs says, summed up without the core: fills once each, entries per signal, restarts. */
final class JournalTruth {
    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<String, Long> positions = new TreeMap<>();
    private final Map<Long, Integer> entriesOfSignal = new HashMap<>();
    private final Map<AlertKind, Integer> alerts = new TreeMap<>();
    private final Set<String> executions = new HashSet<>();
    private final Set<String> clientIds = new HashSet<>();
    private int runs;
    private int restartsInPosition;
    private long netPnl;
    private int repeatedClientIds;

    static JournalTruth read(Path directory) {
        final JournalTruth truth = new JournalTruth();
        try (JournalView view = Journal.openReadOnly(directory)) {
            final JournalReader inputs = view.inputs();
            while (inputs.next()) {
                truth.onInput(inputs);
            }
            final JournalReader outputs = view.outputs();
            while (outputs.next()) {
                truth.onOutput(outputs);
            }
        }
        truth.positions.values().removeIf(size -> size == 0);
        return truth;
    }

    /** Signed sizes at 1e-8 by symbol, flat ones left out. */
    Map<String, Long> positions() {
        return positions;
    }

    int fills() {
        return executions.size();
    }

    int runs() {
        return runs;
    }

    /** Starts while a position was open. */
    int restartsInPosition() {
        return restartsInPosition;
    }

    /** Sum over all closed trades, fees and funding taken off, 1e-8. */
    long netPnl() {
        return netPnl;
    }

    int entries() {
        return entriesOfSignal.size();
    }

    /** Signals with more than one entry order, and client ids used twice: both must be 0. */
    int doubled() {
        return repeatedClientIds
                + (int) entriesOfSignal.values().stream()
                        .filter(count -> count > 1)
                        .count();
    }

    Map<AlertKind, Integer> alerts() {
        return alerts;
    }

    private void onInput(JournalReader record) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(record.buffer(), record.offset());
        switch (header.templateId()) {
            case RunStartDecoder.TEMPLATE_ID -> {
                runs++;
                if (positions.values().stream().anyMatch(size -> size != 0)) {
                    restartsInPosition++;
                }
            }
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                final InstrumentDefinitionDecoder definition =
                        new InstrumentDefinitionDecoder().wrapAndApplyHeader(record.buffer(), record.offset(), header);
                symbols.put(definition.instrumentId(), definition.symbol());
            }
            case FillDecoder.TEMPLATE_ID -> {
                final FillDecoder fill = new FillDecoder().wrapAndApplyHeader(record.buffer(), record.offset(), header);
                final String id =
                        fill.executionId().high() + ":" + fill.executionId().low();
                if (fill.kind() != FillKind.FUNDING && executions.add(id)) {
                    positions.merge(
                            symbols.get(fill.instrumentId()),
                            fill.side() == Side.BUY ? fill.size() : -fill.size(),
                            Long::sum);
                }
            }
            default -> {
                // Only what moves positions counts here.
            }
        }
    }

    private void onOutput(JournalReader record) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(record.buffer(), record.offset());
        if (header.templateId() == PlaceOrderDecoder.TEMPLATE_ID) {
            final PlaceOrderDecoder order =
                    new PlaceOrderDecoder().wrapAndApplyHeader(record.buffer(), record.offset(), header);
            final String id =
                    order.clientOrderId().epoch() + "-" + order.clientOrderId().sequence() + "-"
                            + order.clientOrderId().leg();
            if (!clientIds.add(id)) {
                repeatedClientIds++;
            }
            if (order.reduceOnly() != Bool.YES && order.signalId() != PlaceOrderDecoder.signalIdNullValue()) {
                entriesOfSignal.merge(order.signalId(), 1, Integer::sum);
            }
        } else if (header.templateId() == TradeClosedDecoder.TEMPLATE_ID) {
            netPnl += new TradeClosedDecoder()
                    .wrapAndApplyHeader(record.buffer(), record.offset(), header)
                    .netPnl();
        } else if (header.templateId() == AlertDecoder.TEMPLATE_ID) {
            final AlertDecoder alert = new AlertDecoder().wrapAndApplyHeader(record.buffer(), record.offset(), header);
            alerts.merge(alert.kind(), 1, Integer::sum);
        }
    }
}
