package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.CancelledException;
import io.escapement.trainer.task.LocalTasks;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PiecesTest {
    @TempDir
    private Path folder;

    private static ConsoleJob console(QueueRig rig) {
        return new ConsoleJob(rig.location, rig.kinds, "a test", Progress.NONE, line -> {});
    }

    private static ObjectNode piece(int x) {
        return JsonNodeFactory.instance.objectNode().put("x", x);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheLocalResultToAConsoleWithAndWithoutWorkers(TestEngine engine) {
        final String expected =
                TaskText.write(TestKinds.squares(12, new LocalTasks(1, TestKinds.square()), Progress.NONE));
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // when
            final JsonNode alone;
            try (ConsoleJob job = console(rig)) {
                alone = TestKinds.squares(12, job.tasks(), job.progress());
                job.done(alone);
            }
            rig.worker("helper");
            final JsonNode helped;
            try (ConsoleJob job = console(rig)) {
                helped = TestKinds.squares(12, job.tasks(), job.progress());
                job.done(helped);
            }

            // then
            assertThat(TaskText.write(alone)).isEqualTo(expected);
            assertThat(TaskText.write(helped)).isEqualTo(expected);
            assertThat(rig.store.jobs(JobFilter.DEFAULT))
                    .extracting(Job::kind, Job::state)
                    .containsExactly(tuple("CONSOLE", JobState.DONE), tuple("CONSOLE", JobState.DONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheFirstFailureByPlaceAndBeginNothingBehindIt(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final List<ObjectNode> pieces = List.of(piece(1), piece(-2), piece(3), piece(-4));
            final long id;

            // when
            try (ConsoleJob job = console(rig)) {
                assertThatThrownBy(() -> job.tasks().runAll("SQUARE", pieces, job.progress()))
                        .isInstanceOf(TrainerException.class)
                        .hasMessage("x=-2 can't be squared here");
                id = rig.store.jobs(JobFilter.DEFAULT).get(0).id();
            }

            // then
            assertThat(rig.store.job(id).state()).isEqualTo(JobState.FAILED);
            assertThat(rig.store.counts(id).getOrDefault(JobState.QUEUED, 0L)).isZero();
            assertThat(rig.store.jobs(new JobFilter(List.of(), null, id, 10)))
                    .filteredOn(each -> each.state() == JobState.DONE)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStopAConsoleAndItsPiecesWhenSomeoneCancelsIt(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            final long id;
            try (ConsoleJob job = console(rig)) {
                // given
                id = rig.store.jobs(JobFilter.DEFAULT).get(0).id();
                final Progress watching = new Progress() {
                    @Override
                    public void at(String step, double share, String message) {
                        // The first piece is done: time to cancel.
                        if (rig.store.job(id).state() == JobState.RUNNING
                                && !rig.store.job(id).cancelAsked()) {
                            rig.store.cancel(id);
                        }
                        QueueRig.await(job.progress()::isCancelled, () -> "the wish to stop");
                    }

                    @Override
                    public void log(String line) {
                        // Nothing is said.
                    }

                    @Override
                    public boolean isCancelled() {
                        return job.progress().isCancelled();
                    }
                };

                // when
                assertThatThrownBy(() -> TestKinds.squares(50, job.tasks(), watching))
                        .isInstanceOf(CancelledException.class);
            }

            // then
            assertThat(rig.store.job(id).state()).isEqualTo(JobState.CANCELLED);
            assertThat(rig.store.counts(id)).containsOnlyKeys(JobState.DONE, JobState.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotRepeatPiecesThatAreDoneWhenTheWholeGoesOnElsewhere(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given: a worker that died after it had entered the pieces, one of which was done
            final long id = rig.store
                    .submit("SQUARES", JsonNodeFactory.instance.objectNode().put("n", 3), JobOptions.DEFAULT)
                    .id();
            rig.worker("one");
            rig.awaitState(id, JobState.DONE);
            final JsonNode first = rig.store.result(id).orElseThrow();
            rig.loseTheWhole(id);

            // when
            rig.awaitState(id, JobState.DONE);

            // then
            assertThat(rig.store.result(id)).contains(first);
            assertThat(rig.store.job(id).attempt()).isEqualTo(2);
            assertThat(rig.store.counts(id)).isEqualTo(Map.of(JobState.DONE, 3L));
            assertThat(rig.store.jobs(new JobFilter(List.of(), null, id, 10))).allMatch(piece -> piece.attempt() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCallAJobCancelledThoughItDoesNotStopAndDropWhatItBrings(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long deaf = rig.submit("DEAF", JobOptions.DEFAULT);
            rig.worker("one");
            rig.awaitState(deaf, JobState.RUNNING);

            // when
            rig.store.cancel(deaf);

            // then
            rig.awaitState(deaf, JobState.CANCELLED);
            rig.work.gate.countDown();
            final long next = rig.submit("NOTE", JobOptions.DEFAULT);
            rig.awaitState(next, JobState.DONE);
            assertThat(rig.store.job(deaf).state()).isEqualTo(JobState.CANCELLED);
            assertThat(rig.store.result(deaf)).isEmpty();
            assertThat(rig.store.log(deaf, 0, 10))
                    .extracting(LogLine::line)
                    .contains("it does not stop; what it still does is dropped");
        }
    }
}
