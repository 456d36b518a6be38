package io.escapement.tools.report;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.ReconciliationBeginDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Reads off the inputs what a report tells: runs, fees, funding, equity, positions, outcomes of commands. */
final class InputTally {
    private static final String SETTLEMENT_COIN = "USDT";

    final Tally types = new Tally();
    final Tally outcomes = new Tally();
    BigDecimal feesPaid = BigDecimal.ZERO;
    BigDecimal fundingPaid = BigDecimal.ZERO;
    BigDecimal equityStart;
    BigDecimal equityEnd;
    String mode = "";
    int runs;
    long count;
    long firstTimeNs;
    long lastTimeNs;

    private record ExecutionId(long high, long low) {}

    private final Set<ExecutionId> executions = new HashSet<>();
    private final Map<Integer, PositionRow> positions = new TreeMap<>();
    private final Set<Integer> queried = new HashSet<>();
    private final JournalNames names;
    private final RecordPrinter printer;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RunStartDecoder runStart = new RunStartDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final WalletUpdateDecoder wallet = new WalletUpdateDecoder();
    private final PositionUpdateDecoder position = new PositionUpdateDecoder();
    private final RequestOutcomeDecoder outcome = new RequestOutcomeDecoder();
    private final ReconciliationEndDecoder reconciled = new ReconciliationEndDecoder();

    InputTally(JournalNames names, RecordPrinter printer) {
        this.names = names;
        this.printer = printer;
    }

    void onInput(DirectBuffer buffer, int offset) {
        count++;
        header.wrap(buffer, offset);
        types.add(printer.name(header.templateId()));
        // Every input starts with its engine time.
        final long timeNs = buffer.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN);
        firstTimeNs = firstTimeNs == 0 ? timeNs : firstTimeNs;
        lastTimeNs = Math.max(lastTimeNs, timeNs);
        switch (header.templateId()) {
            case RunStartDecoder.TEMPLATE_ID -> {
                runStart.wrapAndApplyHeader(buffer, offset, header);
                runs++;
                mode = runStart.mode().name();
            }
            case FillDecoder.TEMPLATE_ID -> onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            case WalletUpdateDecoder.TEMPLATE_ID -> onWallet(wallet.wrapAndApplyHeader(buffer, offset, header));
            case PositionUpdateDecoder.TEMPLATE_ID -> onPosition(position.wrapAndApplyHeader(buffer, offset, header));
            case RequestOutcomeDecoder.TEMPLATE_ID -> {
                outcome.wrapAndApplyHeader(buffer, offset, header);
                outcomes.add(outcome.kind() + " " + outcome.outcome());
            }
            case ReconciliationBeginDecoder.TEMPLATE_ID -> queried.clear();
            case ReconciliationEndDecoder.TEMPLATE_ID -> {
                reconciled.wrapAndApplyHeader(buffer, offset, header);
                if (reconciled.complete() == Bool.YES) {
                    // A whole answer names every open position, so what it doesn't name is flat.
                    positions.keySet().retainAll(queried);
                }
            }
            default -> names.onInput(buffer, offset);
        }
    }

    /** @return positions open at the end, by instrument */
    List<PositionRow> openPositions() {
        return new ArrayList<>(positions.values());
    }

    private void onFill(FillDecoder row) {
        if (!executions.add(
                new ExecutionId(row.executionId().high(), row.executionId().low()))) {
            return;
        }
        if (row.kind() == FillKind.FUNDING) {
            fundingPaid = fundingPaid.add(Amounts.orZero(row.fee()));
        } else {
            feesPaid = feesPaid.add(Amounts.orZero(row.fee()));
        }
    }

    private void onWallet(WalletUpdateDecoder row) {
        if (row.coin().equals(SETTLEMENT_COIN) && row.equity() != WalletUpdateDecoder.equityNullValue()) {
            equityEnd = Amounts.of(row.equity());
            equityStart = equityStart == null ? equityEnd : equityStart;
        }
    }

    private void onPosition(PositionUpdateDecoder row) {
        final int id = row.instrumentId();
        if (row.source() == DataSource.QUERY) {
            queried.add(id);
        }
        if (row.size() == 0 || row.side() == Side.NULL_VAL) {
            positions.remove(id);
            return;
        }
        positions.put(
                id,
                new PositionRow(
                        Amounts.symbol(names, id),
                        row.side() == Side.BUY ? "LONG" : "SHORT",
                        Amounts.of(row.size()),
                        Amounts.of(row.entryPrice()),
                        Amounts.unlessZero(row.stopLoss()),
                        Amounts.unlessZero(row.takeProfit()),
                        Amounts.of(row.unrealisedPnl())));
    }
}
