package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of the execution plan: how a position is entered and left, {@code entry.…} and {@code exit.…}. */
public final class ExecutionKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();
    private static final long DAY_MS = 86_400_000L;

    /** Entry order type. */
    public static final ConfigurationKey ENTRY_TYPE = declare(ConfigurationKey.choice(
            "entry.type",
            "MARKET",
            List.of("MARKET", "LIMIT", "POST_ONLY"),
            "Entry order: at market; a limit at the signal's price that follows the quote; or a limit that only ever"
                    + " rests."));

    /** Life of a resting entry. */
    public static final ConfigurationKey ENTRY_TTL = declare(ConfigurationKey.integer(
            "entry.ttlMs",
            "ms",
            30_000,
            1,
            DAY_MS,
            "An entry not filled by then is cancelled; all orders of one signal together."));

    /** What follows when nothing was filled. */
    public static final ConfigurationKey ENTRY_ON_TIMEOUT = declare(ConfigurationKey.choice(
            "entry.onTimeout",
            "CANCEL",
            List.of("CANCEL", "MARKET"),
            "When a resting entry's time or its repricing is used up and nothing was filled. CANCEL: the signal expires."
                    + " MARKET: it is entered at market, if every risk gate still allows."));

    /** Pace of repricing. */
    public static final ConfigurationKey ENTRY_REPRICE = declare(ConfigurationKey.integer(
            "entry.repriceMs",
            "ms",
            2000,
            0,
            DAY_MS,
            "How often a resting entry follows the near side of the quote; 0: never."));

    /** Count bound of repricing. */
    public static final ConfigurationKey ENTRY_MAX_REPRICES = declare(ConfigurationKey.integer(
            "entry.maxReprices",
            "count",
            10,
            0,
            1000,
            "Times an entry may be repriced, orders placed anew after a post-only refusal included."));

    /** Distance bound of repricing. */
    public static final ConfigurationKey ENTRY_MAX_CHASE = declare(ConfigurationKey.decimal(
            "entry.maxChase",
            "fraction of the signal's price",
            "0.001",
            "0",
            "0.1",
            "How far from the signal's price an entry may follow; its size is reckoned at that worst price."));

    /** A post-only order that would have taken. */
    public static final ConfigurationKey ENTRY_ON_POST_ONLY_REJECT = declare(ConfigurationKey.choice(
            "entry.onPostOnlyReject",
            "REPRICE",
            List.of("REPRICE", "GIVE_UP"),
            "A post-only entry that the venue ended because it would have taken. REPRICE: placed anew after"
                    + " entry.repriceMs, at least a second. GIVE_UP: the signal is blocked."));

    /** Life of a position. */
    public static final ConfigurationKey EXIT_MAX_HOLD = declare(ConfigurationKey.integer(
            "exit.maxHoldMs",
            "ms",
            DAY_MS,
            1000,
            365 * DAY_MS,
            "A position still open by then is closed at market; phantoms too."));

    /** Share closed at the first target. */
    public static final ConfigurationKey EXIT_FIRST_SHARE = declare(ConfigurationKey.decimal(
            "exit.firstShare",
            "fraction of the position",
            "0.5",
            "0",
            "1",
            "Closed at the first target by an order that rests on the venue; 0: no first target."));

    /** First target where the strategy names none. */
    public static final ConfigurationKey EXIT_FIRST_TARGET = declare(ConfigurationKey.decimal(
            "exit.firstTargetR",
            "distances from entry to stop",
            "0",
            "0",
            "100",
            "First target of signals whose strategy names none; 0: they have none."));

    /** Stop after the first target. */
    public static final ConfigurationKey EXIT_BREAK_EVEN = declare(ConfigurationKey.flag(
            "exit.breakEven",
            true,
            "After the first target move the stop to where the rest closes without loss, taker fees included."));

    /** Trailing stop. */
    public static final ConfigurationKey EXIT_TRAILING = declare(ConfigurationKey.choice(
            "exit.trailing",
            "OFF",
            List.of("OFF", "PERCENT", "ATR"),
            "The venue's own trailing stop, beside the fixed one, and what its distance is measured by."));

    /** Distance of the trailing stop. */
    public static final ConfigurationKey EXIT_TRAILING_PERCENT = declare(ConfigurationKey.decimal(
            "exit.trailingPercent",
            "percent of the entry price",
            "1",
            "0.01",
            "50",
            "Distance of a trailing stop measured in PERCENT."));

    /** Distance of the trailing stop. */
    public static final ConfigurationKey EXIT_TRAILING_ATR = declare(ConfigurationKey.decimal(
            "exit.trailingAtr",
            "ATR of the signal's interval",
            "2",
            "0.1",
            "100",
            "Distance of a trailing stop measured in ATR, as it stands when the position opens."));

    /** Activation of the trailing stop. */
    public static final ConfigurationKey EXIT_TRAILING_AFTER = declare(ConfigurationKey.decimal(
            "exit.trailingAfterR",
            "distances from entry to stop",
            "1",
            "0",
            "100",
            "Gain from which the stop trails; 0: at once."));

    private ExecutionKeys() {}

    /**
     * All keys of this section.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        return DECLARED;
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
