package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.Costs;
import io.escapement.trainer.backtest.result.GateLine;
import io.escapement.trainer.backtest.result.HoldLine;
import io.escapement.trainer.backtest.result.MonthReturn;
import io.escapement.trainer.backtest.result.PriceSeries;
import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.backtest.result.SignalCounts;
import io.escapement.trainer.backtest.result.TradeLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Turns what was heard of a run into its result. */
final class ResultBuilder {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double SCALE = 1e8;
    private static final double BPS = 1e4;

    private final RunRecord record;
    private final RunFacts facts;
    private final BacktestModel model;
    private final List<ClosedTrade> trades;
    private final EquitySeries equity;

    /**
     * A builder.
     *
     * @param record of the run
     * @param facts of it
     * @param model or null
     */
    ResultBuilder(RunRecord record, RunFacts facts, BacktestModel model) {
        this.record = record;
        this.facts = facts;
        this.model = model;
        trades = record.tally().trades();
        equity = EquitySeries.of(facts.fromMs(), record.tally().curve());
    }

    /**
     * Builds.
     *
     * @param notes of the run
     * @param trials that were made until this run was found
     * @return the result
     */
    BacktestResult build(List<String> notes, long trials) {
        return new BacktestResult(
                BacktestResult.LAYOUT,
                facts,
                notes(notes),
                new SummaryPart(facts, trades, equity, record, this::seen).build(trials),
                equity.steps(facts.toMs() - facts.fromMs()),
                months(),
                TradeSums.groups(trades, trade -> record.symbol(trade.instrumentId()), symbolSignals()),
                TradeSums.groups(trades, trade -> strategy(trade.strategyId()), strategySignals()),
                TradeSums.groups(trades, ResultBuilder::side),
                TradeSums.groups(trades, trade -> Numbers.word(trade.reason())),
                costs(),
                new SignalCounts(
                        record.tally().signals(),
                        record.tally().fates(),
                        record.tally().orders(),
                        record.tally().alerts()),
                gates(),
                CalibrationPart.of(record.outcomes()),
                model == null ? null : InsightPart.of(model, record),
                holds(),
                prices(),
                lines());
    }

    private List<String> notes(List<String> ofRun) {
        final List<String> notes = new ArrayList<>(ofRun);
        if (equity.wipedOutMs() != null) {
            notes.add("WARNING: nothing was left of the account at " + Instant.ofEpochMilli(equity.wipedOutMs())
                    + ": there are no ratios of daily returns, and no returns of what came after");
        }
        return List.copyOf(notes);
    }

    private boolean seen(ClosedTrade trade) {
        return facts.seenUntilMs() != null
                && trade.openTimeNs() < facts.seenUntilMs() * NANOS_PER_MILLI
                && trade.openTimeNs() >= facts.seenFromMs() * NANOS_PER_MILLI;
    }

    private List<MonthReturn> months() {
        final List<MonthReturn> months = new ArrayList<>();
        equity.curve()
                .monthlyReturns()
                .forEach((month, value) -> months.add(new MonthReturn(month.getYear(), month.getMonthValue(), value)));
        return months;
    }

    private Map<String, Integer> symbolSignals() {
        final Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < record.instruments().size(); i++) {
            counts.put(record.symbol(i), record.signalsByInstrument().getOrDefault(i, 0));
        }
        return counts;
    }

    private Map<String, Integer> strategySignals() {
        final Map<String, Integer> counts = new TreeMap<>();
        record.signalsByStrategy().forEach((id, count) -> counts.put(strategy(id), count));
        return counts;
    }

    private static String strategy(int id) {
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (kind.id() == id) {
                return kind.name();
            }
        }
        return id == 0 ? "none" : "strategy " + id;
    }

    private static String side(ClosedTrade trade) {
        return trade.side() == Side.BUY ? "LONG" : "SHORT";
    }

    private Costs costs() {
        final TradeSums sums = TradeSums.of(trades);
        double beyond = 0;
        for (final ClosedTrade trade : trades) {
            final double size = trade.size() / SCALE;
            beyond += part(trade.entrySlippageBps(), size * (trade.entryPrice() / SCALE));
            beyond += part(trade.exitSlippageBps(), size * (trade.exitPrice() / SCALE));
        }
        final double spread = record.spread().paid();
        final double notional = record.spread().notional();
        return new Costs(
                Numbers.money(sums.gross),
                Numbers.money(sums.makerFees),
                Numbers.money(sums.fees - sums.makerFees),
                Numbers.money(sums.funding),
                spread,
                beyond - spread,
                Numbers.money(sums.net),
                BacktestJson.rounded(notional),
                (sums.fees / SCALE + sums.funding / SCALE + beyond) / notional * BPS);
    }

    private static double part(double bps, double notional) {
        return Double.isNaN(bps) ? 0 : bps / BPS * notional;
    }

    private List<GateLine> gates() {
        final EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(record.blocked().keySet());
        reasons.addAll(record.gateCosts().keySet());
        final List<GateLine> lines = new ArrayList<>();
        for (final Reason reason : reasons) {
            final RunRecord.GateCost cost = record.gateCosts().get(reason);
            lines.add(new GateLine(
                    Numbers.word(reason),
                    record.blocked().getOrDefault(reason, 0),
                    cost == null ? 0 : cost.count(),
                    cost == null ? Double.NaN : cost.sumBps(),
                    cost == null ? Double.NaN : cost.sumBps() / cost.count()));
        }
        return lines;
    }

    private List<HoldLine> holds() {
        final List<HoldLine> lines = new ArrayList<>();
        for (int i = 0; i < record.instruments().size(); i++) {
            final HoldLine line = HoldPart.of(
                    record.symbol(i), record.prices().of(i), record.prices().minutes());
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<PriceSeries> prices() {
        final List<PriceSeries> series = new ArrayList<>();
        for (int i = 0; i < record.instruments().size(); i++) {
            final RunRecord.Instrument instrument = record.instruments().get(i);
            series.add(record.prices()
                    .chart(i, instrument.symbol(), instrument.tickSize(), facts.toMs() - facts.fromMs()));
        }
        series.removeIf(Objects::isNull);
        return series;
    }

    private List<TradeLine> lines() {
        final List<TradeLine> lines = new ArrayList<>();
        for (final ClosedTrade trade : trades) {
            lines.add(new TradeLine(
                    record.symbol(trade.instrumentId()),
                    strategy(trade.strategyId()),
                    side(trade),
                    trade.openTimeNs() / NANOS_PER_MILLI,
                    trade.closeTimeNs() / NANOS_PER_MILLI,
                    Numbers.money(trade.size()),
                    Numbers.price(trade.entryPrice()),
                    Numbers.price(trade.exitPrice()),
                    Numbers.price(trade.plannedStop()),
                    Numbers.price(trade.plannedTarget()),
                    Numbers.price(trade.lastStop()),
                    Numbers.word(trade.reason()),
                    Numbers.word(trade.regime()),
                    Numbers.money(trade.grossPnl()),
                    Numbers.money(trade.fees()),
                    Numbers.money(trade.funding()),
                    Numbers.money(trade.netPnl()),
                    trade.resultR(),
                    trade.equityBefore() > 0 ? (double) trade.netPnl() / trade.equityBefore() : Double.NaN,
                    trade.probability(),
                    trade.expectedValueBps(),
                    trade.entrySlippageBps(),
                    trade.exitSlippageBps(),
                    trade.favourableR(),
                    trade.adverseR(),
                    seen(trade)));
        }
        return lines;
    }
}
