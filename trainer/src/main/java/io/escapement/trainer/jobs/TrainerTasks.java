package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The catalog: every kind of work the trainer's workers do. */
public final class TrainerTasks {
    /** Where another try can only fail like the first; a worker that vanishes is no failure. */
    private static final int ONE_TRY = 1;

    private static final Duration HOURS = Duration.ofHours(12);

    private TrainerTasks() {}

    /**
     * All kinds.
     *
     * @return for workers and for those who enter jobs
     */
    public static JobKinds all() {
        return new JobKinds(List.of(whole(
                new FitJob(System::currentTimeMillis),
                "history into a model of the registry",
                ONE_TRY,
                HOURS,
                TrainerTasks::checkFit)));
    }

    private static void checkFit(JsonNode payload) {
        if (FitRequest.fromJson(payload).registry() == null) {
            throw new TrainerException("fit request: 'registry' is missing, the folder the model is published to");
        }
    }

    private static JobKind whole(Task task, String about, int tries, Duration timeout, Consumer<JsonNode> check) {
        return new JobKind(task.kind(), about, false, tries, timeout, check, runner -> task);
    }
}
