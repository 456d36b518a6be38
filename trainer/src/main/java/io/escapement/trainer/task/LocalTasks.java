package io.escapement.trainer.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Pieces on threads of this process. */
public final class LocalTasks implements TaskRunner {
    private final int threads;
    private final List<Task> tasks;

    /** A piece that was left out has neither result nor failure. */
    private record Done(int place, JsonNode result, RuntimeException failure) {}

    /** A piece's own progress is too fine for the whole; its log and the wish to stop are not. */
    private record Piece(Progress whole) implements Progress {
        @Override
        public void at(String step, double share, String message) {
            // The whole counts pieces.
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

    /**
     * Threads and what they can do.
     *
     * @param threads at once, 1 or more
     * @param tasks known kinds
     */
    public LocalTasks(int threads, Task... tasks) {
        if (threads < 1) {
            throw new TrainerException("threads=" + threads + ", at least 1 is needed");
        }
        this.threads = threads;
        this.tasks = List.of(tasks);
    }

    @Override
    public List<JsonNode> runAll(
            String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done) {
        final Task task = task(kind);
        final AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
        final ExecutorService pool = Executors.newFixedThreadPool(threads, LocalTasks::thread);
        try {
            final ExecutorCompletionService<Done> finished = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < payloads.size(); i++) {
                final int place = i;
                finished.submit(() -> run(task, place, payloads.get(place), progress, firstFailed));
            }
            return collect(kind, payloads.size(), finished, progress, done);
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<JsonNode> collect(
            String kind,
            int size,
            ExecutorCompletionService<Done> finished,
            Progress progress,
            BiConsumer<Integer, JsonNode> done) {
        final JsonNode[] results = new JsonNode[size];
        Done failed = null;
        for (int count = 1; count <= size; count++) {
            final Done piece = next(finished);
            if (piece.result != null) {
                results[piece.place] = piece.result;
                done.accept(piece.place, piece.result);
                progress.at(kind, (double) count / size, count + " of " + size);
            } else if (piece.failure != null && (failed == null || piece.place < failed.place)) {
                failed = piece;
            }
        }
        if (failed != null) {
            throw failed.failure;
        }
        return List.of(results);
    }

    /** Nothing is begun behind a piece that failed; what comes before it is, so that the first failure is the one told. */
    private static Done run(Task task, int place, JsonNode payload, Progress progress, AtomicInteger firstFailed) {
        if (place > firstFailed.get()) {
            return new Done(place, null, null);
        }
        try {
            progress.checkCancelled();
            return new Done(place, TaskText.through(task.run(TaskText.through(payload), new Piece(progress))), null);
        } catch (final RuntimeException e) {
            firstFailed.accumulateAndGet(place, Math::min);
            return new Done(place, null, e);
        }
    }

    private static Done next(ExecutorCompletionService<Done> finished) {
        try {
            return finished.take().get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (final ExecutionException e) {
            throw new IllegalStateException("a piece of work ended in an error", e.getCause());
        }
    }

    private Task task(String kind) {
        for (final Task task : tasks) {
            if (task.kind().equals(kind)) {
                return task;
            }
        }
        throw new TrainerException("no such kind of work: " + kind);
    }

    private static Thread thread(Runnable work) {
        final Thread thread = new Thread(work, "trainer-task");
        thread.setDaemon(true);
        return thread;
    }
}
