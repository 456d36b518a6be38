package io.escapement.trainer.fit;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.RowSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a model is made by, but for the data: the manifest keeps it, so that a model can be made again, of more
 * symbols say.
 *
 * @param symbols in the order of their codes; empty: all there are
 * @param core the core's configuration, keys that differ from the defaults
 * @param rows which closes to learn from, and what their labels are
 * @param model what is fitted
 */
public record FitRecipe(List<String> symbols, SortedMap<String, String> core, RowSettings rows, FitSettings model) {
    /** Copies what could change. */
    public FitRecipe {
        symbols = List.copyOf(symbols);
        core = Collections.unmodifiableSortedMap(new TreeMap<>(core));
    }

    /**
     * The configuration whose strategies, fees and slippage make the rows.
     *
     * @return the defaults with the changes of this recipe
     * @throws TrainerException naming the key that is unknown or can't have its value
     */
    public CoreConfiguration configuration() {
        final Map<String, String> entries =
                new TreeMap<>(CoreConfiguration.defaults().entries());
        entries.putAll(core);
        try {
            // All at once: some keys only fit together.
            return CoreConfiguration.fromEntries(entries);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("core configuration: " + e.getMessage(), e);
        }
    }

    /**
     * The same of other symbols.
     *
     * @param others in the order of their codes
     * @return all else as it is
     */
    public FitRecipe withSymbols(List<String> others) {
        return new FitRecipe(others, core, rows, model);
    }
}
