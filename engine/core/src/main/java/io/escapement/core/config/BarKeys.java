package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of bars, and of how whole and fresh data has to be: {@code bars.…}, {@code data.…}. */
public final class BarKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();
    private static final long DAY_MS = 86_400_000L;

    /** Bar intervals. */
    public static final ConfigurationKey INTERVALS = declare(ConfigurationKey.integers(
            "bars.intervals",
            "minutes",
            "3,15,60,240",
            1,
            1440,
            "Bar intervals followed, of 1, 3, 5, 15, 60, 240, 1440. A strategy without its interval stays out."));

    /** Where bars come from. */
    public static final ConfigurationKey SOURCE = declare(
            ConfigurationKey.choice(
                    "bars.source",
                    "klines",
                    List.of("klines", "trades"),
                    "klines: the venue's bars. trades: built here from its public trades; those it cannot build whole are asked for."));

    /** Wait for late trades. */
    public static final ConfigurationKey TRADE_GRACE = declare(ConfigurationKey.integer(
            "bars.tradeGraceMs",
            "ms",
            1000,
            0,
            60_000,
            "How long after its end a bar built from trades waits for late ones; a later trade ends it at once."));

    /** Bars that make an instrument ready. */
    public static final ConfigurationKey WARM_UP = declare(ConfigurationKey.integer(
            "bars.warmUp",
            "bars",
            100,
            1,
            1000,
            "Closed bars each interval that a signal needs must have before it is taken."));

    /** Pause before missing bars are asked for again. */
    public static final ConfigurationKey ASK_AGAIN = declare(ConfigurationKey.integer(
            "bars.askAgainMs",
            "ms",
            15_000,
            100,
            3_600_000,
            "Pause before missing bars are asked for again: no answer came, or none that told them or later ones."));

    /** Age of a quote that may still be traded on. */
    public static final ConfigurationKey MAX_QUOTE_AGE = declare(ConfigurationKey.integer(
            "data.maxQuoteAgeMs",
            "ms",
            300_000,
            0,
            DAY_MS,
            "Oldest best bid and ask to trade on; 0: quotes are not needed."));

    private BarKeys() {}

    /**
     * All keys of this section.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        return DECLARED;
    }

    /**
     * Whether bars of an interval are followed.
     *
     * @param configuration all keys set
     * @param minutes of the interval
     * @return true if it is among the followed ones
     */
    static boolean follows(CoreConfiguration configuration, long minutes) {
        for (final int followed : configuration.list(INTERVALS)) {
            if (followed == minutes) {
                return true;
            }
        }
        return false;
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
