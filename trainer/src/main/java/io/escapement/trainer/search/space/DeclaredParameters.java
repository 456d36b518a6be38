package io.escapement.trainer.search.space;

import io.escapement.core.config.ConfigurationKey;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that can be varied by name: every key of the core, and the settings of a fit.
 *
 * <p>Strategies and fits declare ranges; flags and choices are ranges by themselves; of any other key only the allowed
 * range is known, far wider than what is worth trying, so a search must name one.
 */
final class DeclaredParameters {
    private static final Map<String, Parameter> STRATEGIES = strategies();
    private static final Map<String, ConfigurationKey> KEYS = keys();

    private DeclaredParameters() {}

    /** All names, alphabetically. */
    static List<String> names() {
        final List<String> names = new ArrayList<>(KEYS.keySet());
        names.addAll(FitParameters.names());
        names.sort(null);
        return names;
    }

    /** Whether a search need not name a range. */
    static boolean hasRange(String name) {
        final ConfigurationKey key = KEYS.get(name);
        return STRATEGIES.containsKey(name)
                || key == null
                || key.type() == ConfigurationKey.Type.FLAG
                || key.type() == ConfigurationKey.Type.CHOICE;
    }

    /** The declared range. */
    static Dimension declared(String name) {
        if (STRATEGIES.containsKey(name)) {
            return Dimension.of(name, STRATEGIES.get(name));
        }
        final ConfigurationKey key = KEYS.get(name);
        if (key == null) {
            return FitParameters.declared(name);
        }
        return switch (key.type()) {
            case FLAG -> Dimension.words(name, List.of("false", "true"));
            case CHOICE -> Dimension.words(name, List.of(key.range().split(" \\| ")));
            case INTEGER, DECIMAL, INTEGERS ->
                throw new TrainerException(name + " declares no range to search (allowed is " + key.range()
                        + "); name one: --vary " + name + "=FROM..TO");
        };
    }

    /** Whether only whole numbers make sense. */
    static boolean isWhole(String name) {
        final ConfigurationKey key = KEYS.get(name);
        return key == null
                ? !List.of(FitParameters.LEARNING_RATE, FitParameters.TREES_WEIGHT, FitParameters.RIDGE)
                        .contains(name)
                : key.type() == ConfigurationKey.Type.INTEGER;
    }

    /** Refuses what the core or the fit would. */
    static void checkAllowed(String name, String text) {
        final ConfigurationKey key = KEYS.get(name);
        if (key == null) {
            FitParameters.checkAllowed(name, text);
        } else if (!key.accepts(text)) {
            throw new TrainerException(name + ": '" + text + "' is not allowed; expected " + key.range());
        }
    }

    private static Map<String, Parameter> strategies() {
        final Map<String, Parameter> parameters = new TreeMap<>();
        for (final StrategyKind kind : StrategyCatalog.all()) {
            for (final Parameter parameter : kind.parameters()) {
                parameters.put(StrategyKeys.section(kind) + parameter.name(), parameter);
            }
        }
        return parameters;
    }

    private static Map<String, ConfigurationKey> keys() {
        final Map<String, ConfigurationKey> keys = new TreeMap<>();
        for (final ConfigurationKey key : CoreConfiguration.keys()) {
            keys.put(key.name(), key);
        }
        return keys;
    }
}
