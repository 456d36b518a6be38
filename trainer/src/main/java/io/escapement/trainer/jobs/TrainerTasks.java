package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestRequest;
import io.escapement.trainer.backtest.BacktestTask;
import io.escapement.trainer.history.FetchRequest;
import io.escapement.trainer.history.FetchTask;
import io.escapement.trainer.search.Search;
import io.escapement.trainer.search.SearchTask;
import io.escapement.trainer.search.trial.TrialTask;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.update.UpdateRequest;
import io.escapement.trainer.update.UpdateTask;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.FoldTask;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The catalog: every kind of work the trainer's workers do. */
public final class TrainerTasks {
    /** Where another try can only fail like the first; a worker that vanishes is no failure. */
    private static final int ONE_TRY = 1;

    private static final int NETWORK_TRIES = 3;

    private static final Duration HOURS = Duration.ofHours(12);

    private static final FoldTask FOLD = new FoldTask();

    /** One for all: the histories it keeps are shared. */
    private static final TrialTask TRIAL = new TrialTask();

    private TrainerTasks() {}

    /**
     * All kinds.
     *
     * @return for workers and for those who enter jobs
     */
    public static JobKinds all() {
        return new JobKinds(List.of(
                whole(
                        new FetchTask(),
                        "bars, funding rates and instruments of the venue into a folder",
                        NETWORK_TRIES,
                        HOURS,
                        FetchRequest::fromJson),
                new JobKind(
                        FitJob.KIND,
                        "history into a model of the registry",
                        false,
                        ONE_TRY,
                        Duration.ZERO,
                        TrainerTasks::checkFit,
                        context -> new FitJob(System::currentTimeMillis, context.pieces())),
                new JobKind(
                        UpdateTask.KIND,
                        "history up to date, a new model if one is due or asked for",
                        false,
                        NETWORK_TRIES,
                        Duration.ZERO,
                        UpdateRequest::fromJson,
                        context -> new UpdateTask(
                                System::currentTimeMillis, new FitJob(System::currentTimeMillis, context.pieces()))),
                whole(new BacktestTask(), "a backtest's numbers", ONE_TRY, HOURS, BacktestRequest::fromJson),
                new JobKind(
                        SearchTask.KIND,
                        "parameters after costs; the best goes into the store",
                        false,
                        ONE_TRY,
                        Duration.ZERO,
                        SearchTask::check,
                        context -> new SearchTask(
                                new Search(context.pieces(), TRIAL, new StoredConfigurations(context.database())))),
                JobKind.piece(FOLD),
                JobKind.piece(TRIAL)));
    }

    private static void checkFit(JsonNode payload) {
        if (FitRequest.fromJson(payload).registry() == null) {
            throw new TrainerException("fit request: 'registry' is missing, the folder the model is published to");
        }
    }

    private static JobKind whole(Task task, String about, int tries, Duration timeout, Consumer<JsonNode> check) {
        return new JobKind(task.kind(), about, false, tries, timeout, check, context -> task);
    }
}
