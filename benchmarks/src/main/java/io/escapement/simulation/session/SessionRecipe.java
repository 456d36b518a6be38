package io.escapement.simulation.session;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.strategy.Strategy;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.simulation.engine.EngineRecipe;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** How the engine of a plan is configured: small limits where they matter, so that everything happens within minutes. */
final class SessionRecipe {
    private static final long MARGIN_MS = 60_000;
    static final String KEY = "simulation-key";
    static final String SECRET = "simulation-secret";

    private static final int RING = 2048;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int WARM_UP_BARS = 10;

    private final SessionPlan plan;
    private final List<String> symbols;
    private final String address;

    private SessionRecipe(SessionPlan plan, List<String> symbols, String address) {
        this.plan = plan;
        this.symbols = symbols;
        this.address = address;
    }

    /** For an exchange that listens at {@code address} of the virtual world. */
    static EngineRecipe of(SessionPlan plan, List<String> symbols, String address) {
        return new SessionRecipe(plan, symbols, address).recipe(ClockSource.RECEIVE, 1);
    }

    /**
     * For an exchange that listens at {@code address} of this machine. The clock is the market's, which runs faster than
     * the machine's, so whatever waits by the machine's clock waits shorter.
     */
    static EngineRecipe overSockets(SessionPlan plan, List<String> symbols, String address, int speed) {
        return new SessionRecipe(plan, symbols, address).recipe(ClockSource.VENUE, speed);
    }

    private EngineRecipe recipe(ClockSource clock, int speed) {
        return new EngineRecipe(
                core(plan),
                (configuration, market, instruments) ->
                        new Strategy[] {new CoinStrategy(plan.seed(), silentFromNs(plan), market, instruments)},
                (epoch, fillsUntilMs) -> gateway(epoch, fillsUntilMs, clock, speed),
                RING,
                TICK_NANOS);
    }

    static CoreConfiguration core(SessionPlan plan) {
        final String instruments = String.valueOf(plan.instruments());
        final Map<String, String> entries = new HashMap<>(execution(plan));
        entries.putAll(Map.ofEntries(
                Map.entry("bars.intervals", "1,15"),
                Map.entry("microTrend.enabled", "false"),
                Map.entry("bars.warmUp", "3"),
                Map.entry("model.required", "false"),
                Map.entry("conviction.prior", "0.9"),
                Map.entry("capacity.instruments", instruments),
                Map.entry("capacity.bars", "64"),
                Map.entry("capacity.bookLevels", "50"),
                Map.entry("exit.maxHoldMs", "300000"),
                Map.entry("risk.maxPosition", "0.05"),
                Map.entry("risk.maxExposure", "1"),
                Map.entry("risk.maxOpenPositions", instruments),
                Map.entry("risk.maxSideExposure", "1"),
                Map.entry("risk.maxDailyLoss", "0.9"),
                Map.entry("risk.maxRollingLoss", "0.9"),
                Map.entry("risk.maxDrawdown", "0.9"),
                // Everything goes wrong here; a latched switch would end the trading it is to be tested in.
                Map.entry("risk.rejectStage", "OFF"),
                Map.entry("risk.staleDataStage", "OFF"),
                Map.entry("risk.targetVolatility", "0"),
                Map.entry("portfolio.maxEntriesPerClose", instruments),
                Map.entry("signal.candidateGraceMs", "2000"),
                Map.entry("state.hashEvery", "500")));
        return CoreConfiguration.fromEntries(entries);
    }

    /** Every seed has an execution plan of its own, so that faults meet amendments, first targets and moved stops. */
    private static Map<String, String> execution(SessionPlan plan) {
        final SplittableRandom random = new SplittableRandom(plan.seed() * 31 + 7);
        final String resting = random.nextBoolean() ? "POST_ONLY" : "LIMIT";
        return Map.ofEntries(
                Map.entry("entry.type", plan.limitEntries() ? resting : "MARKET"),
                Map.entry("entry.onTimeout", random.nextBoolean() ? "MARKET" : "CANCEL"),
                Map.entry("entry.onPostOnlyReject", random.nextInt(3) == 0 ? "GIVE_UP" : "REPRICE"),
                Map.entry("entry.repriceMs", random.nextInt(4) == 0 ? "0" : "1000"),
                Map.entry("exit.firstTargetR", random.nextInt(3) == 0 ? "0" : "0.4"),
                Map.entry("exit.firstShare", random.nextInt(4) == 0 ? "1" : "0.5"),
                Map.entry("exit.breakEven", random.nextInt(4) == 0 ? "false" : "true"),
                Map.entry("exit.trailing", random.nextInt(3) == 0 ? "PERCENT" : "OFF"),
                Map.entry("exit.trailingPercent", "0.1"),
                Map.entry("exit.trailingAfterR", random.nextBoolean() ? "0" : "0.3"),
                Map.entry("signal.closeOnOpposite", random.nextInt(3) == 0 ? "true" : "false"));
    }

    /** The last signals come a minute into the quiet time, so that what they cause can come to its end. */
    private static long silentFromNs(SessionPlan plan) {
        return TimeUnit.MILLISECONDS.toNanos(SimulatedMarket.START_MS)
                + TimeUnit.MINUTES.toNanos(plan.minutes() - SessionPlan.QUIET_MINUTES + 1L);
    }

    /** What is on its way for a moment of ours is so for many of a fast market's; the gateway's margin is of real markets. */
    private static long earlier(long fillsUntilMs, int speed) {
        return Math.max(0, fillsUntilMs - (speed - 1) * MARGIN_MS);
    }

    private GatewayConfiguration gateway(int epoch, long fillsUntilMs, ClockSource clock, int speed) {
        final GatewayConfiguration configuration = new GatewayConfiguration();
        configuration
                .addresses()
                .restUrl(URI.create("http://" + address))
                .publicUrl(URI.create("ws://" + address + "/v5/public/linear"))
                .privateUrl(URI.create("ws://" + address + "/v5/private"))
                .tradeUrl(plan.tradeSocket() ? URI.create("ws://" + address + "/v5/trade") : null);
        configuration
                .account()
                .credentials(new Credentials(() -> KEY, () -> SECRET))
                .instance("sim")
                .epoch(epoch)
                .executionsSinceMs(earlier(fillsUntilMs, speed));
        configuration.universe().symbols(symbols);
        configuration
                .market()
                .intervals(List.of(1, 15))
                .topics(List.of("kline", "tickers", "orderbook.50", "publicTrade"))
                .warmUpBars(WARM_UP_BARS);
        // The venue lifts its bans after ten minutes; here there are only thirty in all.
        configuration.requests().banPause(Duration.ofMinutes(1).dividedBy(speed));
        if (speed > 1) {
            configuration
                    .sockets()
                    .heartbeat(Duration.ofMillis(400))
                    .silence(Duration.ofMillis(1_500))
                    .backoffMin(Duration.ofMillis(20))
                    .backoffMax(Duration.ofMillis(500));
            configuration.requests().requestTimeout(Duration.ofSeconds(1));
            configuration.account().reconcileEvery(Duration.ofSeconds(3));
        }
        return configuration.clock(clock).conclude();
    }
}
