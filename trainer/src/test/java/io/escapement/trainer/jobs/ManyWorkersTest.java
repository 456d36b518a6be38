package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyWorkersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldRunEachOfTenThousandJobsOnceWhenTwoWorkersShareThem(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final int count = 10_000;
            rig.fill("NOTE", count);

            // when
            final long begunNs = System.nanoTime();
            rig.worker("one");
            rig.worker("two");
            QueueRig.await(
                    () -> rig.work.order.size() >= count && rig.store.counts(0).equals(Map.of(JobState.DONE, 10_000L)),
                    () -> "an empty queue: " + rig.store.counts(0));

            // then
            System.out.printf(
                    "%s: 10,000 jobs by two workers in %.1f s%n", engine, (System.nanoTime() - begunNs) / 1e9);
            assertThat(rig.work.notes)
                    .hasSize(count)
                    .allSatisfy((payload, times) -> assertThat(times).hasValue(1));
            assertThat(rig.jobsWithOtherThanOneAttempt()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunEachJobOnceWhenTheWorkersAreProcesses(TestEngine engine) throws IOException, InterruptedException {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            rig.fill("LOGGED", 300);

            // when
            final List<Process> processes = new ArrayList<>();
            for (final String name : List.of("one", "two")) {
                processes.add(WorkerProcess.start(rig.location, name, true, folder.resolve(name + ".log")));
            }
            for (final Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }

            // then
            assertThat(rig.store.counts(0)).isEqualTo(Map.of(JobState.DONE, 300L));
            assertThat(rig.jobsWithOtherThanOneAttempt()).isZero();
            assertThat(rig.logLines()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnElsewhereWhenAWorkerIsKilledInTheMiddleOfAJob(TestEngine engine) throws IOException {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("WAIT", 5, JobOptions.DEFAULT);
            final Process process = WorkerProcess.start(rig.location, "doomed", false, folder.resolve("doomed.log"));
            try {
                QueueRig.await(() -> rig.store.job(id).share() == 0.5, () -> "the middle of the job");

                // when
                process.destroyForcibly().onExit().join();
                rig.work.gate.countDown();
                rig.worker(QueueRig.settings("other", Duration.ofSeconds(2)));
                rig.awaitState(id, JobState.DONE);
            } finally {
                process.destroyForcibly();
            }

            // then
            assertThat(rig.store.job(id))
                    .extracting(Job::worker, Job::attempt, Job::failures, Job::losses)
                    .containsExactly("other", 2, 0, 1);
            assertThat(rig.store.log(id, 0, 10))
                    .extracting(LogLine::attempt, LogLine::line)
                    .containsExactly(
                            tuple(1, "begun"),
                            tuple(1, "worker doomed vanished; the job is QUEUED"),
                            tuple(2, "begun"));
        }
    }
}
