package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.optimiser.Optimiser;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.trial.TrialResult;
import io.escapement.trainer.search.trial.TrialTask;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Asks the optimiser for points, has them tried, tells it what they are worth, until a budget is used up; then judges the
 * best on time that was held out, says how much of it may be luck, and stores it.
 *
 * <p>Every trial is in the search's folder as soon as it is done. A search that goes on chooses the same points again and
 * takes what it knows of them from there, so it ends as if it had never been interrupted. One that ran out of trials in the
 * middle of a batch is told nothing of that batch: more trials later finish it first.
 *
 * <p>A point that can't be judged is a trial without a score; a search of no other trials fails.
 */
public final class Search {
    private static final String TRIALS = "trials";

    private final TaskRunner runner;
    private final TrialTask local;
    private final ConfigurationStore configurations;

    /**
     * A search.
     *
     * @param runner runs trials
     * @param local loads the history here, and keeps it for the trials that run here
     * @param configurations gets the best
     */
    public Search(TaskRunner runner, TrialTask local, ConfigurationStore configurations) {
        this.runner = runner;
        this.local = local;
        this.configurations = configurations;
    }

    /**
     * Begins a search.
     *
     * @param settings what to search
     * @param folder where its trials are kept; has none yet
     * @param progress of the whole
     * @return what was found
     * @throws TrainerException naming what can't be
     */
    public SearchResult begin(SearchSettings settings, Path folder, Progress progress) {
        if (TrialLog.header(folder) != null) {
            throw new TrainerException(folder + " holds a search already: go on with it by --resume, or name another"
                    + " folder with --folder");
        }
        final SearchPlan plan = SearchPlan.of(settings, local);
        // What it refuses it refuses before anything is written.
        final Optimiser optimiser = plan.optimiser();
        try (TrialLog log = new TrialLog(folder)) {
            log.begin(plan.header());
            return run(plan, optimiser, log, folder, progress);
        }
    }

    /**
     * Goes on with a search where it stopped.
     *
     * @param folder of it
     * @param budget its settings with the budgets that hold from now on
     * @param progress of the whole
     * @return what was found, all together
     * @throws TrainerException if the history has changed since, or the settings but for the budgets
     */
    public SearchResult resume(Path folder, SearchSettings budget, Progress progress) {
        final JsonNode header = TrialLog.header(folder);
        if (header == null) {
            throw new TrainerException("no search in " + folder + " to go on with; begin one without --resume");
        }
        final SearchPlan plan = SearchPlan.of(budget, local);
        final ObjectNode now = plan.header();
        if (differs(now, header, SearchPlan.HISTORY)) {
            throw new TrainerException("the history in " + budget.data() + " has changed since the search in " + folder
                    + " began; restore it, or begin a new search");
        }
        if (differs(now, header, SearchPlan.SETTINGS)) {
            throw new TrainerException("the search in " + folder + " has other settings; only its budgets can change:"
                    + " go on with --resume and without other options, or begin a new one");
        }
        try (TrialLog log = new TrialLog(folder)) {
            return run(plan, plan.optimiser(), log, folder, progress);
        }
    }

    /**
     * Whether a folder holds a search.
     *
     * @param folder any
     * @return true if one began there
     */
    public static boolean isIn(Path folder) {
        return TrialLog.header(folder) != null;
    }

    /**
     * The settings of a search.
     *
     * @param folder of it
     * @return as it began
     * @throws TrainerException if there is none
     */
    public static SearchSettings settings(Path folder) {
        final JsonNode header = TrialLog.header(folder);
        if (header == null) {
            throw new TrainerException("no search in " + folder + " to go on with; begin one without --resume");
        }
        return SearchSettings.of(header.path(SearchPlan.GIVEN));
    }

    private SearchResult run(SearchPlan plan, Optimiser optimiser, TrialLog log, Path folder, Progress progress) {
        final List<Trial> trials = new ArrayList<>();
        final String ended = explore(plan, optimiser, log, trials, progress.part(0, 0.95));
        if (!trials.isEmpty()
                && trials.stream().allMatch(trial -> trial.result().isFailed())) {
            throw new TrainerException("all " + trials.size() + " trials failed, the first because: "
                    + trials.get(0).result().failure() + "; correct it, and begin a new search");
        }
        final SearchResult result = new Conclusion(plan, runner, configurations).draw(trials, ended, progress);
        WholeFile.write(folder.resolve("result.json"), result.toJson().toPrettyString() + "\n");
        return result;
    }

    /** Tries points until there is a reason to end. */
    private String explore(SearchPlan plan, Optimiser optimiser, TrialLog log, List<Trial> trials, Progress progress) {
        final SearchSettings settings = plan.settings();
        final long beganNs = System.nanoTime();
        while (true) {
            progress.checkCancelled();
            final List<Point> points = optimiser.ask();
            if (points.isEmpty()) {
                return "nothing is left to try";
            }
            final int room = Math.min(points.size(), settings.trials() - trials.size());
            final List<Trial> batch = batch(plan, log, points.subList(0, room), trials, progress);
            trials.addAll(batch);
            progress.at(TRIALS, (double) trials.size() / settings.trials(), message(settings, trials));
            if (room < points.size() || trials.size() == settings.trials()) {
                return "all " + settings.trials() + " trials were made";
            }
            final List<Optimiser.Scored> scored = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                scored.add(new Optimiser.Scored(points.get(i), batch.get(i).score()));
            }
            optimiser.tell(scored);
            if (settings.patience() > 0 && sinceBest(trials) >= settings.patience()) {
                return "no better one in " + settings.patience() + " trials";
            }
            if (settings.minutes() > 0 && System.nanoTime() - beganNs >= TimeUnit.MINUTES.toNanos(settings.minutes())) {
                return settings.minutes() + " minutes were over";
            }
        }
    }

    /** Results of a batch, from the log where it has them. */
    private List<Trial> batch(
            SearchPlan plan, TrialLog log, List<Point> points, List<Trial> before, Progress progress) {
        final List<Double> bounds = plan.bounds(before);
        final int first = before.size() + 1;
        final List<Integer> places = new ArrayList<>();
        final List<ObjectNode> payloads = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            final Trial known = log.trial(first + i);
            if (known == null) {
                places.add(i);
                payloads.add(plan.spec(points.get(i), bounds).toJson());
            } else if (!known.point().equals(plan.space().values(points.get(i)))) {
                throw new TrainerException(
                        "trial " + (first + i) + " of the log is not the one this search chooses: it was"
                                + " begun by another version of the trainer; begin a new search");
            }
        }
        if (!payloads.isEmpty()) {
            runner.runAll(
                    TrialTask.KIND,
                    payloads,
                    // The whole is told batch by batch.
                    new LogOnly(progress),
                    (place, result) -> {
                        final Trial trial = new Trial(
                                first + places.get(place),
                                plan.space().values(points.get(places.get(place))),
                                TrialResult.of(result));
                        log.append(trial);
                        if (trial.result().isFailed()) {
                            progress.log("trial " + trial.number() + " failed: "
                                    + trial.result().failure());
                        }
                    });
        }
        final List<Trial> batch = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            batch.add(log.trial(first + i));
        }
        return batch;
    }

    /** By their text: what was read back has narrower numbers. */
    private static boolean differs(JsonNode one, JsonNode other, String part) {
        return !one.path(part).toString().equals(other.path(part).toString());
    }

    private static int sinceBest(List<Trial> trials) {
        int best = 0;
        for (int i = 0; i < trials.size(); i++) {
            if (trials.get(i).isEligible()
                    && (best == 0
                            || trials.get(i).result().score()
                                    > trials.get(best - 1).result().score())) {
                best = i + 1;
            }
        }
        return trials.size() - best;
    }

    private static String message(SearchSettings settings, List<Trial> trials) {
        double best = Double.NEGATIVE_INFINITY;
        for (final Trial trial : trials) {
            best = trial.isEligible() ? Math.max(best, trial.result().score()) : best;
        }
        return trials.size() + " of " + settings.trials()
                + (best == Double.NEGATIVE_INFINITY ? "" : String.format(Locale.ROOT, ", best %.4f", best));
    }

    /** Passes on the log and the wish to stop, not how far a part is. */
    private record LogOnly(Progress whole) implements Progress {
        @Override
        public void at(String step, double share, String message) {
            // Told by the caller.
        }

        @Override
        public void log(String line) {
            whole.log(line);
        }

        @Override
        public boolean isCancelled() {
            return whole.isCancelled();
        }
    }
}
