package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of signals that are followed though nobody trades them: {@code phantom.…}. */
public final class PhantomKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Switch. */
    public static final ConfigurationKey ENABLED = declare(ConfigurationKey.flag(
            "phantom.enabled", true, "Follow every signal that is not traded to the end it would have had."));

    /** Beside trades. */
    public static final ConfigurationKey BESIDE_TRADES = declare(ConfigurationKey.flag(
            "phantom.besideTrades",
            false,
            "Follow every traded signal, too, beside its trade: plan and execution can be compared. Nothing is learned"
                    + " from these."));

    /** Room. */
    public static final ConfigurationKey CAPACITY = declare(ConfigurationKey.integer(
            "phantom.capacity",
            "count",
            1024,
            1,
            65_536,
            "Phantoms followed at once; beyond, the one that has been followed longest is evicted."));

    /** Room of an instrument. */
    public static final ConfigurationKey PER_INSTRUMENT = declare(ConfigurationKey.integer(
            "phantom.perInstrument",
            "count",
            64,
            1,
            65_536,
            "Phantoms of one instrument followed at once; beyond, its own oldest one is evicted."));

    private PhantomKeys() {}

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
