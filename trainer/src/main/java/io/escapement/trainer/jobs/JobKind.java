package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.task.Task;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something a worker can do.
 *
 * @param name as the store and operators write it
 * @param about one line for operators
 * @param piece whether only other jobs enter it
 * @param tries a failing job gets: 1 where trying again can only fail again
 * @param timeout of a try, zero: none
 * @param check throws a TrainerException if a payload can't be meant
 * @param task the work, given where it runs; may give the same each time
 */
public record JobKind(
        String name,
        String about,
        boolean piece,
        int tries,
        Duration timeout,
        Consumer<JsonNode> check,
        Function<JobContext, Task> task) {
    /**
     * Work that other jobs are made of.
     *
     * @param task any
     * @return its kind
     */
    public static JobKind piece(Task task) {
        return new JobKind(
                task.kind(), "a piece of another job", true, 1, Duration.ZERO, payload -> {}, context -> task);
    }
}
