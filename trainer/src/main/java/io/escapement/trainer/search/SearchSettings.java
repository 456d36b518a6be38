package io.escapement.trainer.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.optimiser.Method;
import io.escapement.trainer.search.trial.Objective;
import io.escapement.trainer.search.trial.TrialKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A search, but for where it is kept and who runs it.
 *
 * @param data history folder
 * @param symbols to trade; empty for all of the folder
 * @param configuration core keys that differ from their defaults
 * @param model file of the bundle that judges signals in sessions; null for none
 * @param vary what to choose, {@link io.escapement.trainer.search.space.Selection}
 * @param fix what to hold, core keys and fit settings
 * @param method which optimiser
 * @param by how a point is judged; null for SESSION with a model, the least that tells points apart without
 * @param objective what is to be large
 * @param minTrades fewer in all folds together are no ground for a score
 * @param folds stretches of time a point is judged on
 * @param holdOut share of the time, the latest, that only the best is judged on
 * @param trials at most
 * @param minutes after which no further batch begins; 0 for no limit
 * @param patience trials in a row without a better one after which it ends; 0 for never
 * @param stopTrials whether a trial is given up behind a fold when it is worse so far than the median of earlier ones
 * @param batch trials chosen at once, whatever the number of workers
 * @param levels values of each number on a grid
 * @param seed of everything drawn
 */
public record SearchSettings(
        String data,
        List<String> symbols,
        SortedMap<String, String> configuration,
        String model,
        List<String> vary,
        SortedMap<String, String> fix,
        Method method,
        TrialKind by,
        Objective objective,
        int minTrades,
        int folds,
        double holdOut,
        int trials,
        int minutes,
        int patience,
        boolean stopTrials,
        int batch,
        int levels,
        long seed) {
    /** What a search is unless said otherwise; without a history, and nothing to choose. */
    public static final SearchSettings DEFAULTS = new SearchSettings(
            "",
            List.of(),
            new TreeMap<>(),
            null,
            List.of(),
            new TreeMap<>(),
            Method.BAYESIAN,
            null,
            Objective.VALUE,
            50,
            5,
            0.2,
            200,
            0,
            0,
            true,
            8,
            3,
            1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double HOLD_OUT_MAX = 0.5;

    /** Checks what can be checked without the history. */
    public SearchSettings {
        symbols = List.copyOf(symbols);
        configuration = new TreeMap<>(configuration);
        vary = List.copyOf(vary);
        fix = new TreeMap<>(fix);
        atLeast("trials", trials, 1);
        atLeast("folds", folds, 1);
        atLeast("batch", batch, 1);
        atLeast("levels", levels, 1);
        atLeast("minutes", minutes, 0);
        atLeast("patience", patience, 0);
        atLeast("min-trades", minTrades, 0);
        if (model != null && by != null && by != TrialKind.SESSION) {
            throw new TrainerException("a model is asked in sessions only; judge by SESSION, or leave it out");
        }
        if (!(holdOut > 0 && holdOut <= HOLD_OUT_MAX)) {
            throw new TrainerException("hold-out is " + holdOut + ", above 0 to " + HOLD_OUT_MAX + " is handled");
        }
    }

    /**
     * As a payload or file.
     *
     * @return with its fields in a fixed order
     */
    public ObjectNode toJson() {
        return JSON.valueToTree(this);
    }

    /**
     * From a payload or file.
     *
     * @param json as {@link #toJson} writes it
     * @return the same
     * @throws TrainerException if a field is missing, unknown or can't be
     */
    public static SearchSettings of(JsonNode json) {
        try {
            return JSON.treeToValue(json, SearchSettings.class);
        } catch (final JsonProcessingException | NullPointerException e) {
            throw new TrainerException(
                    "not the settings of a search: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"),
                    e);
        }
    }

    /**
     * With other budgets, which decide when a search ends and not what it tries.
     *
     * @param newTrials at most
     * @param newMinutes 0 for no limit
     * @param newPatience 0 for never
     * @return changed
     */
    public SearchSettings withBudget(int newTrials, int newMinutes, int newPatience) {
        return new SearchSettings(
                data,
                symbols,
                configuration,
                model,
                vary,
                fix,
                method,
                by,
                objective,
                minTrades,
                folds,
                holdOut,
                newTrials,
                newMinutes,
                newPatience,
                stopTrials,
                batch,
                levels,
                seed);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new TrainerException(name + " is " + value + ", at least " + least + " is needed");
        }
    }
}
