package io.escapement.trainer.backtest;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Decimal64Decoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.FundingRate;
import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The market that a session recorded, by what it was told of it: closed bars of every interval, those before its start
 * included, and funding by the last estimate before each payment. Books and prints are not gone through again.
 */
final class JournalMarket {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long HOUR_MS = 3_600_000L;

    private final Map<Integer, Told> instruments = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RunStartDecoder runStart = new RunStartDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final TickerDecoder ticker = new TickerDecoder();
    private long startMs = Long.MIN_VALUE;

    /** What was told of one instrument. */
    private static final class Told {
        private String symbol = "";
        private final TreeMap<Integer, TreeMap<Long, HistoryBar>> bars = new TreeMap<>();
        private final List<FundingRate> funding = new ArrayList<>();
        private long dueNs = FixedPoint.NULL;
        private long rate = FixedPoint.NULL;
    }

    private JournalMarket() {}

    /**
     * Reads a journal.
     *
     * @param folder of it
     * @param wanted symbols; empty: all
     * @return a market that usually begins at the full hour before the session did
     * @throws TrainerException if it holds no market
     */
    static BacktestMarket read(Path folder, List<String> wanted) {
        final JournalMarket market = new JournalMarket();
        try (JournalView view = Journal.openReadOnly(folder);
                JournalReader inputs = view.inputs()) {
            while (inputs.next()) {
                market.onInput(inputs);
            }
        } catch (final JournalException e) {
            throw new TrainerException("--market " + folder + ": " + e.getMessage(), e);
        }
        return market.build(folder, wanted);
    }

    private void onInput(JournalReader input) {
        header.wrap(input.buffer(), input.offset());
        switch (header.templateId()) {
            case RunStartDecoder.TEMPLATE_ID -> {
                runStart.wrapAndApplyHeader(input.buffer(), input.offset(), header);
                startMs = startMs == Long.MIN_VALUE ? runStart.receiveTimeNs() / NANOS_PER_MILLI : startMs;
            }
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                definition.wrapAndApplyHeader(input.buffer(), input.offset(), header);
                told(definition.instrumentId()).symbol = definition.symbol();
            }
            case BarDecoder.TEMPLATE_ID -> onBar(bar.wrapAndApplyHeader(input.buffer(), input.offset(), header));
            case TickerDecoder.TEMPLATE_ID ->
                onTicker(ticker.wrapAndApplyHeader(input.buffer(), input.offset(), header));
            default -> {
                // Not of the market, or finer than its bars.
            }
        }
    }

    private Told told(int instrumentId) {
        return instruments.computeIfAbsent(instrumentId, id -> new Told());
    }

    private void onBar(BarDecoder told) {
        if (told.confirm() == Bool.YES) {
            final long openMs = told.openTimeNs() / NANOS_PER_MILLI;
            // The first word stands, as in the core.
            told(told.instrumentId())
                    .bars
                    .computeIfAbsent(told.intervalMinutes(), minutes -> new TreeMap<>())
                    .putIfAbsent(
                            openMs,
                            new HistoryBar(
                                    openMs,
                                    told.openPrice(),
                                    told.highPrice(),
                                    told.lowPrice(),
                                    told.closePrice(),
                                    amount(told.volume()),
                                    amount(told.turnover())));
        }
    }

    private static BigDecimal amount(Decimal64Decoder number) {
        return number.mantissa() == Decimal64Decoder.mantissaNullValue()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(number.mantissa(), -number.exponent());
    }

    private void onTicker(TickerDecoder told) {
        final Told instrument = told(told.instrumentId());
        final long dueNs = told.nextFundingTimeNs();
        if (dueNs != FixedPoint.NULL && dueNs != instrument.dueNs) {
            if (instrument.dueNs != FixedPoint.NULL && dueNs > instrument.dueNs && instrument.rate != FixedPoint.NULL) {
                instrument.funding.add(new FundingRate(
                        instrument.dueNs / NANOS_PER_MILLI,
                        BigDecimal.valueOf(instrument.rate, FixedPoint.SCALE_DIGITS)));
            }
            instrument.dueNs = dueNs;
        }
        if (told.fundingRate() != FixedPoint.NULL) {
            instrument.rate = told.fundingRate();
        }
    }

    private BacktestMarket build(Path folder, List<String> wanted) {
        final BarMarketBuilder builder = new BarMarketBuilder();
        final List<String> there = new ArrayList<>();
        for (final Told instrument : instruments.values()) {
            if (!instrument.bars.isEmpty()) {
                there.add(instrument.symbol);
                if (wanted.isEmpty() || wanted.contains(instrument.symbol)) {
                    instrument.bars.forEach(
                            (minutes, bars) -> builder.add(instrument.symbol, minutes, List.copyOf(bars.values())));
                    builder.funding(instrument.symbol, instrument.funding);
                }
            }
        }
        if (there.isEmpty()) {
            throw new TrainerException("--market " + folder + ": the journal tells no closed bars");
        }
        for (final String symbol : wanted) {
            if (!there.contains(symbol)) {
                throw new TrainerException("--market " + folder + ": the journal tells nothing of " + symbol
                        + ", only of " + String.join(", ", there) + "; correct the symbol");
            }
        }
        return builder.build("bars recorded in " + folder, Math.floorDiv(startMs, HOUR_MS) * HOUR_MS);
    }
}
