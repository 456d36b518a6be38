package io.escapement.trainer.search;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The best configuration known of a set of strategies on some symbols.
 *
 * @param strategies enabled ones, alphabetically
 * @param symbols it was searched on, alphabetically
 * @param revision 1 for the first, one more each time it is replaced; what a store returns counts, not what it is given
 * @param stage how far it may go; searches store RESEARCH
 * @param confidence 0 to 1; orders configurations, is no probability
 * @param core keys that differ from the core's defaults, exact text
 * @param fit settings of a fit that belong to it, names beginning with {@code fit.}; empty if no model was searched
 * @param evidence what was found, by name; for people and pages
 */
public record StoredConfiguration(
        List<String> strategies,
        List<String> symbols,
        int revision,
        ModelStage stage,
        double confidence,
        SortedMap<String, String> core,
        SortedMap<String, String> fit,
        SortedMap<String, String> evidence) {
    /** Copies and orders. */
    public StoredConfiguration {
        strategies = strategies.stream().sorted().toList();
        symbols = symbols.stream().sorted().toList();
        core = Collections.unmodifiableSortedMap(new TreeMap<>(core));
        fit = Collections.unmodifiableSortedMap(new TreeMap<>(fit));
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /**
     * What it is kept under: one for each set of strategies on each set of symbols.
     *
     * @return for instance {@code trend.BTCUSDT+ETHUSDT}
     */
    public String id() {
        return String.join("+", strategies) + '.' + String.join("+", symbols);
    }

    /**
     * The same with another number.
     *
     * @param number of the revision
     * @return changed
     */
    public StoredConfiguration withRevision(int number) {
        return new StoredConfiguration(strategies, symbols, number, stage, confidence, core, fit, evidence);
    }

    /**
     * The whole configuration of the core.
     *
     * @return checked
     * @throws TrainerException if this build refuses it
     */
    public CoreConfiguration configuration() {
        try {
            return CoreConfiguration.fromEntries(core);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("stored configuration " + id() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Keys of a configuration that differ from their defaults.
     *
     * @param configuration any
     * @return name to exact text
     */
    public static SortedMap<String, String> changes(CoreConfiguration configuration) {
        final Map<String, String> defaults = CoreConfiguration.defaults().entries();
        final SortedMap<String, String> changes = new TreeMap<>(configuration.entries());
        changes.entrySet().removeIf(entry -> entry.getValue().equals(defaults.get(entry.getKey())));
        return changes;
    }
}
