package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStoreTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldEnterTheSameRequestAgainOnlyWhenTheFirstHasEnded(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final var request =
                    JsonNodeFactory.instance.objectNode().put("a", 1).put("b", 2);
            final var sameRequest =
                    JsonNodeFactory.instance.objectNode().put("b", 2).put("a", 1);
            final Submitted first = rig.store.submit("NOTE", request, JobOptions.DEFAULT);

            // when, then
            assertThat(rig.store.submit("NOTE", sameRequest, JobOptions.DEFAULT))
                    .isEqualTo(new Submitted(first.id(), false));
            final Claim claim = rig.claims.claim("one", List.of("NOTE")).orElseThrow();
            assertThat(rig.store.submit("NOTE", sameRequest, JobOptions.DEFAULT).id())
                    .isEqualTo(first.id());
            rig.claims.done(claim, TextNode.valueOf("done"));
            assertThat(rig.store.submit("NOTE", sameRequest, JobOptions.DEFAULT).entered())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEnterAKeyedJobOnceForEverEvenWhenItHasEnded(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final JobOptions once = JobOptions.DEFAULT.onceForEver("training request 7");
            final long id = rig.submit("NOTE", 1, once);
            rig.store.cancel(id);

            // when, then
            assertThat(rig.store.submit("NOTE", IntNode.valueOf(2), once)).isEqualTo(new Submitted(id, false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEnterOneJobWhenManyAskAtOnce(TestEngine engine) throws Exception {
        final ExecutorService pool = Executors.newFixedThreadPool(3);
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // when
            final List<Future<Submitted>> asked = IntStream.range(0, 30)
                    .mapToObj(i -> pool.submit(() -> rig.store.submit("NOTE", IntNode.valueOf(1), JobOptions.DEFAULT)))
                    .toList();
            int entered = 0;
            for (final Future<Submitted> each : asked) {
                entered += each.get().entered() ? 1 : 0;
            }

            // then
            assertThat(entered).isEqualTo(1);
            assertThat(rig.store.counts(0)).isEqualTo(Map.of(JobState.QUEUED, 1L));
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldListTheNewestFirstByStateKindAndParent(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long one = rig.submit("NOTE", 1, JobOptions.DEFAULT);
            final long two = rig.submit("WAIT", 2, JobOptions.DEFAULT);
            final long three = rig.submit("NOTE", 3, JobOptions.DEFAULT);
            rig.store.cancel(one);

            // when, then
            assertThat(rig.store.jobs(JobFilter.DEFAULT)).extracting(Job::id).containsExactly(three, two, one);
            assertThat(rig.store.jobs(new JobFilter(List.of(JobState.QUEUED), "NOTE", 0, 10)))
                    .extracting(Job::id)
                    .containsExactly(three);
            assertThat(rig.store.jobs(new JobFilter(List.of(), null, 0, 1)))
                    .extracting(Job::id)
                    .containsExactly(three);
            assertThat(rig.store.jobs(new JobFilter(List.of(), null, one, 10))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldQueueAFailedJobAgainButNoneThatIsLiveOrNeededNoMore(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("NOTE", 1, JobOptions.DEFAULT);
            assertThatThrownBy(() -> rig.store.retry(id))
                    .isInstanceOf(TrainerException.class)
                    .hasMessage(
                            "job %d is QUEUED; only a whole job that failed or was cancelled can be tried again", id);
            rig.claims.failed(rig.claims.claim("one", List.of("NOTE")).orElseThrow(), "no luck");

            // when, then
            assertThat(rig.store.retry(id))
                    .extracting(Job::state, Job::failures, Job::error)
                    .containsExactly(JobState.QUEUED, 0, null);
            rig.store.cancel(id);
            rig.submit("NOTE", 1, JobOptions.DEFAULT);
            assertThatThrownBy(() -> rig.store.retry(id))
                    .hasMessage("job %d isn't needed: another one does the same already", id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameWhatIsWrongWithARequest(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            assertThatThrownBy(() -> rig.submit("DANCE", JobOptions.DEFAULT))
                    .hasMessage(
                            "no kind of job is named 'DANCE'; there are BROKEN, DEAF, FLAKY, LOGGED, NOTE, SQUARES, WAIT");
            assertThatThrownBy(() -> rig.submit("SQUARES", JobOptions.DEFAULT)).hasMessage("SQUARES wants a number n");
            assertThatThrownBy(
                            () -> rig.store.submit("NOTE", TextNode.valueOf("x".repeat(2_000_000)), JobOptions.DEFAULT))
                    .hasMessage("a payload of 2000002 characters is too long, 1048576 fit; name a file in it instead");
            assertThatThrownBy(() -> rig.store.job(99)).hasMessage("there is no job 99; train jobs lists them");
            assertThatThrownBy(() -> JobOptions.DEFAULT.withPriority(1_001))
                    .hasMessage("priority=1001, -1000 to 1000 are handled");
            final long id = rig.submit("NOTE", JobOptions.DEFAULT);
            rig.store.cancel(id);
            assertThatThrownBy(() -> rig.store.cancel(id))
                    .hasMessage("job %d has ended (CANCELLED); there is nothing to cancel", id);
        }
    }
}
