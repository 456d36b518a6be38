package io.escapement.trainer.backtest;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.TrainerException;
import io.escapement.venue.market.HistoryBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Configurations of the core that a history can feed. */
public final class FittingConfiguration {
    private static final String MICRO_TREND = "microTrend";

    private FittingConfiguration() {}

    /**
     * Reads a configuration.
     *
     * @param text lines of {@code key = value}; what isn't named is at its default
     * @return all keys set
     * @throws TrainerException naming a key that isn't or can't be so
     */
    static CoreConfiguration read(String text) {
        try {
            return CoreConfiguration.parse(text);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("the configuration is refused: " + e.getMessage(), e);
        }
    }

    /**
     * Leaves out what the history is too coarse for, unless the intervals are others than the default's: then somebody
     * wants just these.
     *
     * @param configuration wanted
     * @param bars there are
     * @param notes gets what was left out
     * @return one whose intervals there are
     * @throws TrainerException if an interval that was named can't be made
     */
    static CoreConfiguration fitting(CoreConfiguration configuration, HistoryBars bars, List<String> notes) {
        final List<Integer> missing = new ArrayList<>();
        final List<Integer> there = new ArrayList<>();
        for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
            (bars.hasInterval(minutes) ? there : missing).add(minutes);
        }
        if (missing.isEmpty()) {
            return configuration;
        }
        if (there.isEmpty()
                || !configuration.entries().get(BarKeys.INTERVALS.name()).equals(BarKeys.INTERVALS.defaultText())) {
            throw new TrainerException(
                    "the history has no bars that make " + words(missing) + " m; fetch a finer interval,"
                            + " or set bars.intervals to what there is and microTrend.enabled=false");
        }
        final Map<String, String> entries = new TreeMap<>(configuration.entries());
        entries.put(BarKeys.INTERVALS.name(), words(there));
        final List<String> off = new ArrayList<>();
        if (missing.contains(Integer.valueOf(entries.get(MICRO_TREND + ".intervalMinutes")))) {
            switchOff(MICRO_TREND, MICRO_TREND, entries, off);
        }
        for (final StrategyKind kind : StrategyCatalog.all()) {
            final String key = "strategy." + kind.name();
            if (missing.contains(Integer.valueOf(entries.get(key + ".intervalMinutes")))) {
                switchOff(key, kind.name(), entries, off);
            }
        }
        notes.add("the history has no bars of " + words(missing) + " m: bars.intervals is " + words(there)
                + (off.isEmpty() ? "" : ", switched off: " + String.join(", ", off)));
        return CoreConfiguration.fromEntries(entries);
    }

    /**
     * What differs from the defaults: all a request must name.
     *
     * @param configuration to tell
     * @return sorted lines of {@code key = value}
     */
    public static String changes(CoreConfiguration configuration) {
        final Map<String, String> usual = CoreConfiguration.defaults().entries();
        final StringBuilder lines = new StringBuilder();
        configuration.entries().forEach((key, value) -> {
            if (!value.equals(usual.get(key))) {
                lines.append(key).append(" = ").append(value).append('\n');
            }
        });
        return lines.toString();
    }

    private static void switchOff(String key, String name, Map<String, String> entries, List<String> off) {
        if (Boolean.parseBoolean(entries.put(key + ".enabled", "false"))) {
            off.add(name);
        }
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
