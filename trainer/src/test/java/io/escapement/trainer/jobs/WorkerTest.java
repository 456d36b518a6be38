package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.escapement.trainer.task.LocalTasks;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldKeepResultProgressAndLogWhenAJobIsDone(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("WAIT", 7, JobOptions.DEFAULT);
            rig.worker("one");
            QueueRig.await(() -> rig.store.job(id).share() == 0.5, () -> "half");
            assertThat(rig.store.job(id))
                    .extracting(Job::state, Job::step, Job::message, Job::worker, Job::attempt)
                    .containsExactly(JobState.RUNNING, "waiting", "for the gate", "one", 1);

            // when
            rig.work.gate.countDown();
            rig.awaitState(id, JobState.DONE);

            // then
            assertThat(rig.store.result(id)).contains(IntNode.valueOf(7));
            assertThat(rig.store.job(id).share()).isEqualTo(1);
            assertThat(rig.store.log(id, 0, 10)).extracting(LogLine::line).containsExactly("begun");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeTheHighestPriorityFirstThenTheOldest(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            rig.submit("NOTE", 1, JobOptions.DEFAULT);
            rig.submit("NOTE", 2, JobOptions.DEFAULT);
            final long urgent = rig.submit("NOTE", 3, JobOptions.DEFAULT.withPriority(10));
            final long last = rig.submit("NOTE", 4, JobOptions.DEFAULT.withPriority(-1));

            // when
            rig.worker("one");
            rig.awaitState(last, JobState.DONE);

            // then
            assertThat(rig.work.order).containsExactly("3", "1", "2", "4");
            assertThat(rig.store.job(urgent).priority()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCancelAtOnceWhenQueuedAndSoonWhenRunning(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long running = rig.submit("WAIT", 1, JobOptions.DEFAULT);
            rig.worker("one");
            rig.awaitState(running, JobState.RUNNING);
            final long queued = rig.submit("WAIT", 2, JobOptions.DEFAULT);

            // when, then
            assertThat(rig.store.cancel(queued).state()).isEqualTo(JobState.CANCELLED);
            assertThat(rig.store.cancel(running).cancelAsked()).isTrue();
            rig.awaitState(running, JobState.CANCELLED);
            assertThat(rig.store.result(running)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFailWithTheReasonWhenAJobIsOverItsTimeOutAndItsTriesAreUsedUp(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final JobOptions twice = JobOptions.DEFAULT
                    .withTimeout(Duration.ofMillis(100))
                    .withTries(2)
                    .withBackOff(Duration.ofMillis(1));

            // when
            final long id = rig.submit("WAIT", 1, twice);
            rig.worker("one");
            rig.awaitState(id, JobState.FAILED);

            // then
            assertThat(rig.store.job(id))
                    .extracting(Job::error, Job::attempt, Job::failures)
                    .containsExactly("over its time-out of 0.1s", 2, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTryAgainAfterAWaitUntilItSucceeds(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("FLAKY", JobOptions.DEFAULT.withBackOff(Duration.ofMillis(10)));

            // when
            rig.worker("one");
            rig.awaitState(id, JobState.DONE);

            // then
            assertThat(rig.store.result(id)).contains(IntNode.valueOf(3));
            assertThat(rig.store.job(id).attempt()).isEqualTo(3);
            assertThat(rig.store.log(id, 0, 10))
                    .extracting(LogLine::attempt, LogLine::line)
                    .containsExactly(tuple(1, "try 1 fails"), tuple(2, "try 2 fails"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnWithOtherJobsWhenOneHasABug(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long broken = rig.submit("BROKEN", JobOptions.DEFAULT);
            final long next = rig.submit("NOTE", JobOptions.DEFAULT);

            // when
            rig.worker("one");
            rig.awaitState(next, JobState.DONE);

            // then
            assertThat(rig.store.job(broken))
                    .extracting(Job::state, Job::error)
                    .containsExactly(JobState.FAILED, "unexpected: java.lang.IllegalStateException: a bug");
            assertThat(rig.store.log(broken, 0, 100))
                    .extracting(LogLine::line)
                    .anyMatch(line -> line.contains("TestKinds"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveItsJobBackUncountedWhenAWorkerStops(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("WAIT", JobOptions.DEFAULT);
            final Worker worker = rig.worker("one");
            rig.awaitState(id, JobState.RUNNING);

            // when
            worker.stop();

            // then
            assertThat(rig.store.job(id))
                    .extracting(Job::state, Job::failures, Job::losses)
                    .containsExactly(JobState.QUEUED, 0, 0);
            rig.work.gate.countDown();
            rig.worker("two");
            rig.awaitState(id, JobState.DONE);
            assertThat(rig.store.job(id).worker()).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheLocalResultByteForByteWhenPiecesAreJobs(TestEngine engine) {
        final LocalTasks local = new LocalTasks(2, TestKinds.square());
        final String expected = TaskText.write(TestKinds.squares(40, local, Progress.NONE));
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            rig.worker("one");
            rig.worker("two");

            // when
            final long id = rig.store
                    .submit("SQUARES", JsonNodeFactory.instance.objectNode().put("n", 40), JobOptions.DEFAULT)
                    .id();
            rig.awaitState(id, JobState.DONE);

            // then
            assertThat(TaskText.write(rig.store.result(id).orElseThrow())).isEqualTo(expected);
            final List<Job> pieces = rig.store.jobs(new JobFilter(List.of(), null, id, 100));
            assertThat(pieces).hasSize(40).allMatch(piece -> piece.state() == JobState.DONE && piece.attempt() == 1);
        }
    }
}
