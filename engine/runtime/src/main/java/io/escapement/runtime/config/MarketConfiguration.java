package io.escapement.runtime.config;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.core.config.CoreKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The keys about instruments and public data, checked. Immutable. */
public final class MarketConfiguration {
    private static final int MAX_MS = 3_600_000;
    private static final int MAX_UNIVERSE = 500;
    private static final int ORDINARY_INSTRUMENTS = 16;
    private static final int TIMERS = 4_096;
    private static final int TIMERS_PER_INSTRUMENT = 16;

    private final Map<String, String> entries;
    private final List<String> symbols;
    private final List<String> excluded;
    private final List<String> deepSymbols;
    private final boolean automatic;
    private final long minPrice;

    MarketConfiguration(Map<String, String> entries) {
        this.entries = entries;
        symbols = symbols(EngineKeys.SYMBOLS);
        excluded = symbols(EngineKeys.UNIVERSE_EXCLUDE);
        deepSymbols = symbols(EngineKeys.DEEP_SYMBOLS);
        automatic = switch (EngineKeys.UNIVERSE.text(entries)) {
            case "auto" -> true;
            case "fixed" -> false;
            default ->
                throw new ConfigurationException(
                        "venue.universe: '" + EngineKeys.UNIVERSE.text(entries) + "' is not one of fixed, auto");
        };
        minPrice = price();
        universeSize();
        if (automatic && symbols.size() > universeSize()) {
            throw new ConfigurationException("universe.size: " + universeSize() + " is less than venue.symbols names");
        }
        for (final String symbol : symbols) {
            if (excluded.contains(symbol)) {
                throw new ConfigurationException("universe.exclude: venue.symbols names " + symbol + ", too");
            }
        }
        minTurnover();
        minAge();
        refresh();
        hysteresisPercent();
        warmUpBars();
        topicsPerConnection();
        confirmGrace();
        dataGrace();
        floodPatience();
    }

    /**
     * Makes the core's tables large enough for the universe, unless the operator has sized them.
     *
     * @param core the core's entries without prefix; changed
     */
    void sizeCore(Map<String, String> core) {
        final int members = automatic ? 2 * universeSize() : symbols.size();
        if (members <= ORDINARY_INSTRUMENTS || core.containsKey(CoreKeys.CAPACITY_INSTRUMENTS.name())) {
            return;
        }
        final int capacity = Integer.highestOneBit(members - 1) * 2;
        core.put(CoreKeys.CAPACITY_INSTRUMENTS.name(), Integer.toString(capacity));
        core.putIfAbsent(CoreKeys.CAPACITY_TIMERS.name(), Integer.toString(TIMERS + TIMERS_PER_INSTRUMENT * capacity));
    }

    /**
     * Instruments that are always members.
     *
     * @return venue symbols in order; may be empty
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * Whether the most traded instruments are members, too.
     *
     * @return true for {@code venue.universe: auto}
     */
    public boolean isAutomatic() {
        return automatic;
    }

    /**
     * Members of the automatic universe.
     *
     * @return positive
     */
    public int universeSize() {
        return (int) EngineKeys.UNIVERSE_SIZE.count(entries, 1, MAX_UNIVERSE);
    }

    /**
     * Least turnover of 24 hours.
     *
     * @return USDT
     */
    public long minTurnover() {
        return EngineKeys.UNIVERSE_MIN_TURNOVER.count(entries, 0, 1_000_000_000_000L);
    }

    /**
     * Least price.
     *
     * @return 1e-8 USDT
     */
    public long minPrice() {
        return minPrice;
    }

    /**
     * Least time since the listing.
     *
     * @return not negative
     */
    public Duration minAge() {
        return Duration.ofDays(EngineKeys.UNIVERSE_MIN_AGE_DAYS.count(entries, 0, 10_000));
    }

    /**
     * Instruments that never join.
     *
     * @return venue symbols
     */
    public List<String> excluded() {
        return excluded;
    }

    /**
     * Distance of refreshes.
     *
     * @return zero for never
     */
    public Duration refresh() {
        return Duration.ofSeconds(EngineKeys.UNIVERSE_REFRESH_SECONDS.count(entries, 0, 604_800));
    }

    /**
     * How far a member may fall below the bounds.
     *
     * @return per cent
     */
    public int hysteresisPercent() {
        return (int) EngineKeys.UNIVERSE_HYSTERESIS.count(entries, 0, 90);
    }

    /**
     * Public topics per symbol.
     *
     * @return without symbol
     */
    public List<String> topics() {
        return list(EngineKeys.TOPICS);
    }

    /**
     * Instruments whose books and trades are subscribed.
     *
     * @return venue symbols; empty for all
     */
    public List<String> deepSymbols() {
        return deepSymbols;
    }

    /**
     * Warm-up bars per symbol and interval.
     *
     * @return a count
     */
    public int warmUpBars() {
        return (int) EngineKeys.WARM_UP_BARS.count(entries, 0, 100_000);
    }

    /**
     * Topics one public connection may carry.
     *
     * @return positive
     */
    public int topicsPerConnection() {
        return (int) EngineKeys.TOPICS_PER_CONNECTION.count(entries, 20, 10_000);
    }

    /**
     * How late a confirmation may be.
     *
     * @return positive
     */
    public Duration confirmGrace() {
        return Duration.ofMillis(EngineKeys.CONFIRM_GRACE_MS.count(entries, 100, MAX_MS));
    }

    /**
     * How late a first snapshot may be.
     *
     * @return positive
     */
    public Duration dataGrace() {
        return Duration.ofMillis(EngineKeys.DATA_GRACE_MS.count(entries, 100, MAX_MS));
    }

    /**
     * How long a full ring pauses reading.
     *
     * @return not negative
     */
    public Duration floodPatience() {
        return Duration.ofMillis(EngineKeys.FLOOD_PATIENCE_MS.count(entries, 0, MAX_MS));
    }

    private long price() {
        final byte[] text = EngineKeys.UNIVERSE_MIN_PRICE.text(entries).getBytes(StandardCharsets.UTF_8);
        final long price = DecimalParser.parse(text, 0, text.length);
        if (DecimalParser.isError(price) || price < 0) {
            throw new ConfigurationException("universe.minPrice: '" + EngineKeys.UNIVERSE_MIN_PRICE.text(entries)
                    + "' is not a price such as 0.05");
        }
        return price;
    }

    private List<String> symbols(Key key) {
        final List<String> named = list(key);
        for (final String symbol : named) {
            if (!symbol.matches("[A-Z0-9]{3,24}")) {
                throw new ConfigurationException(key.name() + ": '" + symbol + "' is not a symbol such as BTCUSDT");
            }
        }
        if (named.stream().distinct().count() != named.size()) {
            throw new ConfigurationException(key.name() + ": a symbol is named twice in " + named);
        }
        return named;
    }

    private List<String> list(Key key) {
        return Arrays.stream(key.text(entries).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
