package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.FetchRequest;
import io.escapement.trainer.history.FetchTask;
import io.escapement.trainer.task.LocalTasks;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.task.TaskRunner;
import io.escapement.trainer.update.UpdateRequest;
import io.escapement.trainer.update.UpdateTask;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The catalog: every kind of work the trainer's workers do. */
public final class TrainerTasks {
    /** Where another try can only fail like the first; a worker that vanishes is no failure. */
    private static final int ONE_TRY = 1;

    private static final int NETWORK_TRIES = 3;

    private static final Duration HOURS = Duration.ofHours(12);

    /** One of each for all: what they keep between runs is shared. */
    private static final List<Task> PIECES = List.of();

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
                whole(
                        new FitJob(System::currentTimeMillis),
                        "history into a model of the registry",
                        ONE_TRY,
                        HOURS,
                        TrainerTasks::checkFit),
                whole(
                        new UpdateTask(System::currentTimeMillis, new FitJob(System::currentTimeMillis)),
                        "history up to date, a new model if one is due or asked for",
                        NETWORK_TRIES,
                        HOURS,
                        UpdateRequest::fromJson)));
    }

    /**
     * Pieces of the same kinds on threads of this process.
     *
     * @param threads at once, 1 or more
     * @return runs them
     */
    public static TaskRunner local(int threads) {
        return new LocalTasks(threads, PIECES.toArray(Task[]::new));
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
