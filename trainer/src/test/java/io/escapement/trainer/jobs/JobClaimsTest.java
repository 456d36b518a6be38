package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobClaimsTest {
    @TempDir
    private Path folder;

    private static void awaitLoss(QueueRig rig) {
        QueueRig.await(() -> !rig.claims.takeFromTheDead(1).isEmpty(), () -> "a still heart");
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheNewOwnersResultWhenOneWhoLostTheClaimWritesToo(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("NOTE", JobOptions.DEFAULT);
            final Claim slept = rig.claims.claim("sleeper", List.of("NOTE")).orElseThrow();
            awaitLoss(rig);
            final Claim fresh = rig.claims.claim("fresh", List.of("NOTE")).orElseThrow();

            // when
            assertThat(rig.claims.beat(slept)).isFalse();
            assertThat(rig.claims.cancelAsked(slept)).isEmpty();
            rig.claims.progress(slept, "dreaming", 0.9, "");
            assertThat(rig.claims.failed(slept, "a nightmare")).isEmpty();
            assertThat(rig.claims.cancelled(slept)).isFalse();
            rig.claims.giveBack(slept);
            assertThat(rig.claims.done(slept, TextNode.valueOf("the sleeper's")))
                    .isFalse();
            assertThat(rig.claims.done(fresh, TextNode.valueOf("the new one's")))
                    .isTrue();
            assertThat(rig.claims.done(slept, TextNode.valueOf("the sleeper's")))
                    .isFalse();

            // then
            assertThat(rig.store.result(id)).contains(TextNode.valueOf("the new one's"));
            assertThat(rig.store.job(id))
                    .extracting(Job::state, Job::worker, Job::attempt, Job::failures, Job::step)
                    .containsExactly(JobState.DONE, "fresh", 2, 0, "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFailWhenAJobMakesItsWorkersVanishAgainAndAgain(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("NOTE", JobOptions.DEFAULT);

            // when
            for (int i = 0; i < 3; i++) {
                rig.claims.claim("victim" + i, List.of("NOTE")).orElseThrow();
                awaitLoss(rig);
            }

            // then
            assertThat(rig.claims.claim("victim3", List.of("NOTE"))).isEmpty();
            assertThat(rig.store.job(id))
                    .extracting(Job::state, Job::losses, Job::error)
                    .containsExactly(JobState.FAILED, 3, "its worker victim2 vanished");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndCancelledWhenTheWorkerOfAJobThatShouldStopVanishes(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final long id = rig.submit("NOTE", JobOptions.DEFAULT);
            rig.claims.claim("victim", List.of("NOTE")).orElseThrow();
            rig.store.cancel(id);

            // when
            awaitLoss(rig);

            // then
            assertThat(rig.store.job(id).state()).isEqualTo(JobState.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldClaimOnlyKindsTheWorkerKnows(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            rig.submit("WAIT", JobOptions.DEFAULT.withPriority(1));
            final long note = rig.submit("NOTE", JobOptions.DEFAULT);

            // when, then
            assertThat(rig.claims
                            .claim("old", List.of("NOTE", "SQUARES"))
                            .orElseThrow()
                            .id())
                    .isEqualTo(note);
            assertThat(rig.claims.claim("old", List.of("NOTE", "SQUARES"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldWaitLongerBeforeEachTry(TestEngine engine) {
        try (QueueRig rig = new QueueRig(engine.fresh(folder))) {
            // given
            final JobOptions slow = JobOptions.DEFAULT.withTries(3).withBackOff(Duration.ofMinutes(4));
            final long id = rig.submit("NOTE", slow);

            // when
            rig.claims.failed(rig.claims.claim("one", List.of("NOTE")).orElseThrow(), "first");

            // then
            assertThat(rig.claims.claim("one", List.of("NOTE"))).isEmpty();
            assertThat(rig.waitMs(id)).isBetween(200_000L, 240_000L);
            rig.makeDue(id);
            rig.claims.failed(rig.claims.claim("one", List.of("NOTE")).orElseThrow(), "second");
            assertThat(rig.waitMs(id)).isBetween(440_000L, 480_000L);
            rig.makeDue(id);
            rig.claims.failed(rig.claims.claim("one", List.of("NOTE")).orElseThrow(), "third");
            assertThat(rig.store.job(id)).extracting(Job::state, Job::error).containsExactly(JobState.FAILED, "third");
        }
    }
}
