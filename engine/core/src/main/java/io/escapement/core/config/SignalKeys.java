package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of a signal's life: {@code signal.…}. */
public final class SignalKeys {
    private static final long DAY_MS = 86_400_000L;
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Rooms in the signal table. */
    public static final ConfigurationKey CAPACITY = declare(ConfigurationKey.integer(
            "capacity.signals",
            "count",
            512,
            8,
            65_536,
            "Signals on their way or traded at once; phantoms have room of their own."));

    /** Grace of the candidate window. */
    public static final ConfigurationKey GRACE = declare(ConfigurationKey.integer(
            "signal.candidateGraceMs",
            "ms",
            5000,
            0,
            600_000,
            "How long after a close late bars of other instruments are waited for."));

    /** Life of a signal before its order. */
    public static final ConfigurationKey TTL = declare(ConfigurationKey.integer(
            "signal.ttlMs",
            "ms",
            60_000,
            1,
            DAY_MS,
            "A signal without an order by then expires; one that waits for its order longer is an alert."));

    /** What an opposite signal does. */
    public static final ConfigurationKey CLOSE_ON_OPPOSITE = declare(ConfigurationKey.flag(
            "signal.closeOnOpposite",
            false,
            "A signal that passes all its gates but finds an opposite position on its symbol closes that position; it is"
                    + " not traded itself."));

    private SignalKeys() {}

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
