package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobPruningTest {
    private static final Duration DAYS_30 = Duration.ofDays(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldDeleteOldFinishedJobsWithTheirPiecesAndLogs(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long done = finished(rig, 1, 31);
            final long young = finished(rig, 2, 29);
            final long cancelled = rig.submit("NOTE", 3, JobOptions.DEFAULT);
            rig.store.cancel(cancelled);
            age(rig, cancelled, 400);
            final long piece = piece(rig, done, 0, "DONE");
            final long pieceOfPiece = piece(rig, piece, 0, "CANCELLED");
            final long pieceOfYoung = piece(rig, young, 0, "DONE");
            for (final long id : List.of(done, done, piece, young)) {
                line(rig, id);
            }

            // when
            final Pruned pruned = new JobPruning(rig.database).prune(DAYS_30);

            // then
            assertThat(pruned).isEqualTo(new Pruned(2, 2, 3));
            assertThat(List.of(done, cancelled, piece, pieceOfPiece))
                    .allSatisfy(id -> assertThat(rig.store.find(id)).isEmpty());
            assertThat(List.of(young, pieceOfYoung))
                    .allSatisfy(id -> assertThat(rig.store.find(id)).isPresent());
            assertThat(rig.store.log(young, 0, 10)).hasSize(1);
            assertThat(new JobPruning(rig.database).prune(DAYS_30)).isEqualTo(new Pruned(0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNeverDeleteWhatIsQueuedOrRunning(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long running = rig.submit("NOTE", 1, JobOptions.DEFAULT);
            rig.claims.claim("one", List.of("NOTE")).orElseThrow();
            final long queued = rig.submit("NOTE", 2, JobOptions.DEFAULT);
            final long again = rig.submit("NOTE", 3, JobOptions.DEFAULT);
            rig.store.cancel(again);
            rig.store.retry(again);
            final long cancelled = rig.submit("NOTE", 4, JobOptions.DEFAULT);
            rig.store.cancel(cancelled);
            final long stillStopping = piece(rig, cancelled, 0, "RUNNING");
            final List<Long> all = List.of(running, queued, again, cancelled, stillStopping);
            all.forEach(id -> rig.database.call(statements ->
                    statements.update("UPDATE job SET created_ms = 0, started_ms = 0, due_ms = 0 WHERE id = ?", id)));
            age(rig, cancelled, 400);

            // when
            final Pruned pruned = new JobPruning(rig.database).prune(Duration.ZERO);

            // then
            assertThat(pruned).isEqualTo(new Pruned(0, 0, 0));
            assertThat(all).allSatisfy(id -> assertThat(rig.store.find(id)).isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRememberWhatIsEnteredOnlyOnce(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final JobOptions once = JobOptions.DEFAULT.onceForEver("training request 7");
            final long id = rig.submit("NOTE", 1, once);
            rig.store.cancel(id);
            age(rig, id, 31);
            piece(rig, id, 0, "DONE");
            line(rig, id);

            // when
            final Pruned pruned = new JobPruning(rig.database).prune(DAYS_30);

            // then
            assertThat(pruned).isEqualTo(new Pruned(0, 1, 1));
            assertThat(rig.submit("NOTE", 1, once)).isEqualTo(id);
        }
    }

    private static long finished(QueueRig rig, int payload, int days) {
        final long id = rig.submit("NOTE", payload, JobOptions.DEFAULT);
        rig.claims.done(rig.claims.claim("one", List.of("NOTE")).orElseThrow(), TextNode.valueOf("done"));
        age(rig, id, days);
        return id;
    }

    private static void age(QueueRig rig, long id, int days) {
        rig.database.call(statements -> statements.update(
                "UPDATE job SET finished_ms = {now} - ? WHERE id = ?",
                Duration.ofDays(days).toMillis(),
                id));
    }

    private static long piece(QueueRig rig, long parent, int place, String state) {
        return rig.database
                .call(statements -> statements.first(
                        "INSERT INTO job (kind, payload, state, priority, parent, batch, place, due_ms, timeout_ms,"
                                + " back_off_ms, max_failures, max_losses, created_ms)"
                                + " VALUES ('NOTE', '1', ?, 0, ?, 'a', ?, {now}, 0, 0, 1, 3, {now}) RETURNING id",
                        row -> row.getLong(1),
                        state,
                        parent,
                        place))
                .orElseThrow();
    }

    private static void line(QueueRig rig, long id) {
        rig.database.call(statements ->
                statements.update("INSERT INTO job_log (job, attempt, at_ms, line) VALUES (?, 1, {now}, 'said')", id));
    }
}
