package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.CancelledException;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import io.escapement.trainer.task.TaskText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Pieces of a job as jobs of the same store, for any worker to run. Who waits for them runs them, too, so that one worker
 * alone comes to an end; they go before other jobs of the whole's priority.
 *
 * <p>Pieces are told apart by what they are: a job that is run again, here or elsewhere, finds those that are done.
 */
final class StoredTasks implements TaskRunner {
    private static final String MINE = " WHERE parent = ? AND batch = ?";

    private final JobRunner runner;
    private final RunningJob whole;

    /** A piece that has ended. */
    private record Ended(long id, int place, JobState state) {}

    StoredTasks(JobRunner runner, RunningJob whole) {
        this.runner = runner;
        this.whole = whole;
    }

    @Override
    public List<JsonNode> runAll(
            String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done) {
        final List<String> texts = payloads.stream().map(TaskText::write).toList();
        final Batch batch = new Batch(kind, texts, progress, done);
        batch.enter();
        while (!batch.isComplete()) {
            if (progress.isCancelled() || whole.isCancelled()) {
                throw new CancelledException();
            }
            final boolean ran = runner.runPiece(kind, whole, batch.name);
            if (batch.look(!ran)) {
                continue;
            }
            if (!ran) {
                pause();
            }
        }
        return batch.results();
    }

    private void pause() {
        try {
            Thread.sleep(Math.min(200, runner.poll().toMillis()));
        } catch (final InterruptedException e) {
            // Someone wants the whole to stop, which the next round hears.
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** The pieces of one call. */
    private final class Batch {
        private static final long LOOK_NS = 100_000_000;
        /** Looking at many pieces takes longer, and is done less often. */
        private static final long LOOK_NS_PER_PIECE = 50_000;

        private final String kind;
        private final List<String> texts;
        private final Progress progress;
        private final BiConsumer<Integer, JsonNode> done;
        private final String name;
        private final JsonNode[] results;
        private final BitSet ended;
        private long lookedNs;
        private int firstFailed = Integer.MAX_VALUE;
        private long failedId;

        Batch(String kind, List<String> texts, Progress progress, BiConsumer<Integer, JsonNode> done) {
            this.kind = kind;
            this.texts = texts;
            this.progress = progress;
            this.done = done;
            this.name = kind + ":" + JobStore.sha256(String.join("\n", texts)).substring(0, 24);
            this.results = new JsonNode[texts.size()];
            this.ended = new BitSet(texts.size());
            this.lookedNs = System.nanoTime() - LOOK_NS;
        }

        void enter() {
            final JobKind piece = runner.kinds().named(kind);
            final List<Object[]> rows = new ArrayList<>();
            for (int place = 0; place < texts.size(); place++) {
                rows.add(new Object[] {
                    kind,
                    texts.get(place),
                    whole.claim().priority() + 1,
                    whole.claim().id(),
                    name,
                    place,
                    piece.timeout().toMillis(),
                    JobOptions.DEFAULT.backOff().toMillis(),
                    piece.tries(),
                    JobClaims.LOSSES_MAX
                });
            }
            runner.database().transaction(statements -> {
                statements.batch(
                        "INSERT INTO job (kind, payload, state, priority, parent, batch, place, due_ms, timeout_ms,"
                                + " back_off_ms, max_failures, max_losses, created_ms)"
                                + " VALUES (?, ?, 'QUEUED', ?, ?, ?, ?, {now}, ?, ?, ?, ?, {now}) ON CONFLICT DO NOTHING",
                        rows);
                // Of an earlier try of the whole.
                return statements.update(
                        "UPDATE job SET state = 'QUEUED', failures = 0, losses = 0, cancel_asked = 0, error = NULL,"
                                + " due_ms = {now}, finished_ms = NULL" + MINE
                                + " AND state IN ('FAILED', 'CANCELLED')",
                        whole.claim().id(),
                        name);
            });
        }

        /** Collects what has ended; true if something has. Not more often than is worth it, unless it must. */
        boolean look(boolean must) {
            final long nowNs = System.nanoTime();
            if (!must && nowNs - lookedNs < LOOK_NS + LOOK_NS_PER_PIECE * texts.size()) {
                return false;
            }
            lookedNs = nowNs;
            final List<Ended> found = runner.database()
                    .call(statements -> statements.list(
                            "SELECT id, place, state FROM job" + MINE
                                    + " AND state NOT IN ('QUEUED', 'RUNNING') ORDER BY place",
                            row -> new Ended(row.getLong(1), row.getInt(2), JobState.valueOf(row.getString(3))),
                            whole.claim().id(),
                            name));
            boolean news = false;
            for (final Ended piece : found) {
                if (!ended.get(piece.place)) {
                    ended.set(piece.place);
                    news = true;
                    collect(piece);
                }
            }
            return news;
        }

        private void collect(Ended piece) {
            if (piece.state == JobState.DONE) {
                results[piece.place] = result(piece.id);
                done.accept(piece.place, results[piece.place]);
                progress.at(
                        kind, (double) ended.cardinality() / texts.size(), ended.cardinality() + " of " + texts.size());
            } else if (piece.place < firstFailed) {
                firstFailed = piece.place;
                failedId = piece.id;
                // Nothing is begun behind a piece that failed.
                runner.database()
                        .call(statements -> statements.update(
                                "UPDATE job SET state = 'CANCELLED', finished_ms = {now}" + MINE
                                        + " AND place > ? AND state = 'QUEUED'",
                                whole.claim().id(),
                                name,
                                piece.place));
            }
        }

        private JsonNode result(long id) {
            return runner.database()
                    .call(statements -> statements.first(
                            "SELECT result FROM job WHERE id = ?", row -> TaskText.read(row.getString(1)), id))
                    .orElseThrow(() -> new TrainerException("piece " + id + " vanished from the job store"));
        }

        boolean isComplete() {
            return ended.cardinality() == texts.size();
        }

        List<JsonNode> results() {
            if (firstFailed < Integer.MAX_VALUE) {
                final String error = runner.database()
                        .call(statements -> statements.first(
                                "SELECT COALESCE(error, 'piece ' || id || ' of the job was cancelled') FROM job WHERE id = ?",
                                row -> row.getString(1),
                                failedId))
                        .orElse("a piece failed");
                throw new TrainerException(error);
            }
            return List.of(results);
        }
    }
}
