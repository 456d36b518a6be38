package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.ConsoleJob;
import io.escapement.trainer.jobs.TrainerTasks;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Where the pieces of a command run: on threads of this process, or as jobs of a store, for its workers. */
final class RunnerOptions {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "pieces at once in this process (default: one for each core)")
    private Integer threads;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description =
                    "let the workers of this job store share the pieces: a file, or jdbc:postgresql://HOST/DATABASE;"
                            + " results are the same")
    private String store;

    /** Runs pieces until it is closed. */
    interface Runner extends AutoCloseable {
        /** For pieces of the kinds of the catalog. */
        TaskRunner tasks();

        /** To hand on instead of the console's. */
        Progress progress();

        /** Says that the command came to its end. */
        void done(JsonNode result);

        @Override
        void close();
    }

    /** Opens it for one command. */
    Runner open(String command, Progress console, PrintWriter out) {
        if (store == null) {
            final int pieces = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
            if (pieces < 1) {
                throw new TrainerException("--parallel is " + pieces + ", at least 1 is needed");
            }
            return new Local(TrainerTasks.local(pieces), console);
        }
        if (threads != null) {
            throw new TrainerException(
                    "--parallel and --store exclude each other: the store's workers say how many run");
        }
        return new Stored(new ConsoleJob(
                StoreOptions.location(store, System.getenv()), TrainerTasks.all(), command, console, out::println));
    }

    private record Local(TaskRunner tasks, Progress progress) implements Runner {
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
        public void done(JsonNode result) {
            job.done(result);
        }

        @Override
        public void close() {
            job.close();
        }
    }
}
