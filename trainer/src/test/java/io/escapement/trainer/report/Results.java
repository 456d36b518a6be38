package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.Calibration;
import io.escapement.trainer.backtest.result.Costs;
import io.escapement.trainer.backtest.result.EquityPoint;
import io.escapement.trainer.backtest.result.GateLine;
import io.escapement.trainer.backtest.result.HoldLine;
import io.escapement.trainer.backtest.result.MonthReturn;
import io.escapement.trainer.backtest.result.PriceSeries;
import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.backtest.result.SignalCounts;
import io.escapement.trainer.backtest.result.Summary;
import io.escapement.trainer.backtest.result.TradeGroup;
import io.escapement.trainer.backtest.result.TradeLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Results made by hand. */
final class Results {
    /** 2025-06-01. */
    private static final long START_MS = 1_748_736_000_000L;

    private static final long DAY_MS = 86_400_000L;

    private Results() {}

    static BacktestResult ofTwoTrades() {
        return named("AAAUSDT");
    }

    static BacktestResult named(String symbol) {
        return new BacktestResult(
                1,
                facts(symbol, START_MS + DAY_MS),
                List.of("a note"),
                summary(2, "9.5", 1, "24.5", "-15"),
                List.of(
                        new EquityPoint(START_MS + DAY_MS, 10_024.5, 9_990, 0.001, 0.1, 0),
                        new EquityPoint(START_MS + 2 * DAY_MS, 10_009.5, 10_009.5, 0.0015, 0, 0.05)),
                List.of(new MonthReturn(2025, 6, 0.00095)),
                List.of(group(symbol)),
                List.of(group("trend")),
                List.of(group("LONG")),
                List.of(group("stop"), group("target")),
                new Costs(
                        money("12"),
                        money("0.5"),
                        money("1.5"),
                        money("0.5"),
                        0.25,
                        0.1,
                        money("9.5"),
                        money("4000"),
                        7.125),
                new SignalCounts(6, Map.of("blocked regime", 4), 4, 0),
                List.of(new GateLine("regime", 4, 4, -125, -31.25)),
                new Calibration(6, 2, 0.24, 0.25, 0.05, List.of(new Calibration.Bin(0.4, 0.6, 6, 2, 0.5, 0.55, 0.5))),
                null,
                List.of(new HoldLine(symbol, 0.02, 0.4, 0.01, 1.5)),
                List.of(new PriceSeries(
                        symbol,
                        720,
                        money("0.01"),
                        START_MS,
                        List.of(0, 1, 3),
                        List.of(100L, 110L, 90L, 105L, 105L, 106L, 104L, 104L, 104L, 108L, 103L, 107L))),
                List.of(
                        trade(symbol, START_MS + 1_000, "24.5", true),
                        trade(symbol, START_MS + DAY_MS + 1, "-15", false)));
    }

    static BacktestResult ofNothing() {
        return new BacktestResult(
                1,
                facts("AAAUSDT", null),
                List.of(),
                summary(0, "0", 0, "0", "0"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Costs(money("0"), money("0"), money("0"), money("0"), 0, 0, money("0"), money("0"), Double.NaN),
                new SignalCounts(0, Map.of(), 0, 0),
                List.of(),
                new Calibration(0, 0, Double.NaN, Double.NaN, Double.NaN, List.of()),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Nothing was left of it at the end of the first day. */
    static BacktestResult ofAWipedOutAccount() {
        final BacktestResult nothing = ofNothing();
        return new BacktestResult(
                nothing.layout(),
                nothing.run(),
                List.of("WARNING: nothing was left"),
                nothing.summary(),
                List.of(
                        new EquityPoint(START_MS + DAY_MS, -50, -50, 1.5, Double.NaN, Double.NaN),
                        new EquityPoint(START_MS + 2 * DAY_MS, -50, -50, 1.5, Double.NaN, Double.NaN)),
                List.of(new MonthReturn(2025, 6, -1.5), new MonthReturn(2025, 7, Double.NaN)),
                nothing.symbols(),
                nothing.strategies(),
                nothing.sides(),
                nothing.exits(),
                nothing.costs(),
                nothing.signals(),
                nothing.gates(),
                nothing.calibration(),
                nothing.model(),
                nothing.holds(),
                nothing.prices(),
                nothing.trades());
    }

    private static RunFacts facts(String symbol, Long seenUntilMs) {
        return new RunFacts(
                "BACKTEST",
                "history in a folder",
                "BACKTEST",
                List.of(symbol),
                START_MS,
                START_MS + 2 * DAY_MS,
                2,
                money("10000"),
                1_000,
                500,
                "0123456789abcdef",
                "commit",
                "c".repeat(64),
                "conviction.prior = 0.6\n",
                "d".repeat(64),
                seenUntilMs == null ? "" : "e".repeat(64),
                seenUntilMs == null ? "" : "PAPER",
                seenUntilMs == null ? null : START_MS - DAY_MS,
                seenUntilMs,
                null);
    }

    private static Summary summary(int trades, String net, int seen, String seenNet, String unseenNet) {
        return new Summary(
                money(net),
                money(net),
                0.00095,
                0.19,
                trades == 0 ? Double.NaN : 1.25,
                trades == 0 ? Double.NaN : 0.61,
                Double.NaN,
                0.0015,
                START_MS,
                START_MS + DAY_MS,
                null,
                trades,
                trades / 2,
                trades == 0 ? Double.NaN : 0.5,
                trades == 0 ? Double.NaN : 1.63,
                trades == 0 ? Double.NaN : 1.63,
                trades == 0 ? Double.NaN : 4.75,
                trades == 0 ? Double.NaN : 0.1,
                1,
                trades == 0 ? Double.NaN : 95,
                0.1,
                0.01,
                0.4,
                2,
                trades == 0 ? Double.NaN : 0.55,
                trades == 0 ? Double.NaN : 0.55,
                1,
                trades == 0 ? Double.NaN : Double.POSITIVE_INFINITY,
                seen,
                money(seenNet),
                money(unseenNet));
    }

    private static TradeGroup group(String name) {
        return new TradeGroup(name, 6, 2, 0.5, money("12"), money("2"), money("0.5"), money("9.5"), 1.63, 0.1, 95);
    }

    private static TradeLine trade(String symbol, long openMs, String net, boolean seen) {
        return new TradeLine(
                symbol,
                "trend",
                "LONG",
                openMs,
                openMs + 3_600_000,
                money("10"),
                money("100.5"),
                money("101.25"),
                money("99"),
                money("103"),
                null,
                "stop",
                "trend",
                money(net),
                money("1"),
                money("0.25"),
                money(net),
                0.5,
                0.001,
                0.55,
                Double.NaN,
                1.5,
                Double.NaN,
                1.2,
                0.3,
                seen);
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }
}
