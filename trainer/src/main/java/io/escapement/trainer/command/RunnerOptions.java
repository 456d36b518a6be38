package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.jobs.ConsoleJob;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.TrainerTasks;
import io.escapement.trainer.task.LocalTasks;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.task.TaskRunner;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the pieces of a command run: on threads of this process, or as jobs of a store, for its workers. */
final class RunnerOptions {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description =
                    "let the workers of this job store share the work: a file, or jdbc:postgresql://HOST/DATABASE;"
                            + " results are the same")
    private String store;

    /** Runs pieces until it is closed. */
    interface Runner extends AutoCloseable {
        /** Runs pieces of the command's kinds. */
        TaskRunner tasks();

        /** To hand on instead of the console's. */
        Progress progress();

        /** The store's database, if there is one. */
        Optional<JobDatabase> database();

        /** Says that the command came to its end. */
        void done(JsonNode result);

        @Override
        void close();
    }

    /** Opens it for one command: its words, its console, and what runs how often at once without a store. */
    Runner open(String command, Progress console, PrintWriter out, int threads, Task... pieces) {
        if (store == null) {
            return new Local(new LocalTasks(threads, pieces), console);
        }
        return new Stored(new ConsoleJob(
                StoreOptions.location(store, System.getenv()), TrainerTasks.all(), command, console, out::println));
    }

    private record Local(TaskRunner tasks, Progress progress) implements Runner {
        @Override
        public Optional<JobDatabase> database() {
            return Optional.empty();
        }

        @Override
        public void done(JsonNode result) {
            // Nobody else looks at it.
        }

        @Override
        public void close() {
            // Its threads end with each call.
        }
    }

    private record Stored(ConsoleJob job) implements Runner {
        @Override
        public TaskRunner tasks() {
            return job.tasks();
        }

        @Override
        public Progress progress() {
            return job.progress();
        }

        @Override
        public Optional<JobDatabase> database() {
            return Optional.of(job.database());
        }

        @Override
        public void done(JsonNode result) {
            job.done(result);
        }

        @Override
        public void close() {
            job.close();
        }
    }
}
