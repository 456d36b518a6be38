package io.escapement.tools.signals;

import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.time.Instant;
import java.util.Locale;

/** Numbers of signals in words for people. */
final class SignalWords {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private SignalWords() {}

    static String time(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, NANOS_PER_SECOND), Math.floorMod(ns, NANOS_PER_SECOND))
                .toString();
    }

    /** Name of a strategy, its number if this version does not know it. */
    static String strategy(int id) {
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (kind.id() == id) {
                return kind.name();
            }
        }
        return "#" + id;
    }

    static String number(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
