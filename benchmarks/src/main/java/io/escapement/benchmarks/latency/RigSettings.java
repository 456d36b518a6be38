package io.escapement.benchmarks.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * How the engine under measurement is configured, beside {@code config/paper.yaml}: a nervous trend strategy and limits
 * that let it trade all the time, in a market that runs some thousand times faster than real time.
 */
final class RigSettings {
    /** Name in client order ids. */
    static final String INSTANCE = "rig";

    private static final List<String> TOPICS = List.of("kline.3", "kline.15", "tickers", "orderbook.50", "publicTrade");

    private static final List<String> SETTINGS = List.of(
            "run.instance=" + INSTANCE,
            // One tick is some 4 s of market time, so what is counted in market time must be generous.
            "core.command.expireMs=600000",
            "core.command.timeoutMs=600000",
            "core.command.absentMs=600000",
            "core.signal.ttlMs=600000",
            "core.exit.maxHoldMs=1800000",
            "core.strategy.trend.fastPeriod=2",
            "core.strategy.trend.slowPeriod=4",
            "core.strategy.trend.adxPeriod=2",
            "core.strategy.trend.adxMin=0",
            "core.strategy.trend.rsiPeriod=2",
            "core.strategy.trend.rsiExtreme=100",
            "core.strategy.trend.breakoutBars=2",
            "core.strategy.trend.atrPeriod=2",
            "core.strategy.trend.stopAtr=1",
            "core.strategy.trend.targetAtr=1",
            "core.strategy.trend.cooldownBars=0",
            "core.strategy.meanReversion.enabled=false",
            "core.strategy.scalp.enabled=false",
            "core.strategy.liquiditySweep.enabled=false",
            "core.regime.enabled=false",
            "core.microTrend.enabled=false",
            "core.model.maxOutOfRange=1",
            "core.conviction.minProbability=0.00000001",
            "core.conviction.minValueBps=-1000",
            "core.risk.perTrade=0.00001",
            "core.risk.maxDailyLoss=1",
            "core.risk.maxDrawdown=1",
            "core.risk.maxOpenPositions=16",
            "core.risk.maxEntriesPerMinute=100000",
            "core.portfolio.maxEntriesPerClose=3");

    private RigSettings() {}

    /** Public topics of all symbols, as the gateway subscribes to them. */
    static List<String> topics(List<String> symbols) {
        final List<String> topics = new ArrayList<>();
        for (final String symbol : symbols) {
            TOPICS.forEach(topic -> topics.add(topic + "." + symbol));
        }
        return topics;
    }

    /** Configuration overrides as key=value. @param more win over the rig's own */
    static List<String> settings(List<String> more) {
        final List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(more);
        return settings;
    }
}
