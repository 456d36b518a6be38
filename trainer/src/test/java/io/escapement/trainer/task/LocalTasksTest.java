package io.escapement.trainer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalTasksTest {
    private static final List<IntNode> FOUR =
            IntStream.range(0, 4).mapToObj(IntNode::valueOf).toList();

    /** Squares; the pieces of an even number wait until the next one has been told. */
    private static final class Squares implements Task {
        private final CountDownLatch[] told =
                IntStream.range(0, 5).mapToObj(i -> new CountDownLatch(1)).toArray(CountDownLatch[]::new);

        @Override
        public String kind() {
            return "square";
        }

        @Override
        public JsonNode run(JsonNode payload, Progress progress) {
            final int x = payload.asInt();
            if (x % 2 == 0) {
                await(told[x + 1]);
            }
            return IntNode.valueOf(x * x);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Failing(List<Integer> begun) implements Task {
        @Override
        public String kind() {
            return "failing";
        }

        @Override
        public JsonNode run(JsonNode payload, Progress progress) {
            begun.add(payload.asInt());
            if (payload.asInt() >= 1) {
                throw new TrainerException("piece " + payload.asInt() + " can't be done");
            }
            return payload;
        }
    }

    @Test
    void shouldGiveResultsInTheOrderOfThePayloadsWhenPiecesEndInAnother() {
        // given
        final List<Integer> heard = new ArrayList<>();
        final Squares squares = new Squares();

        // when
        final List<JsonNode> results = new LocalTasks(2, squares)
                .runAll("square", FOUR, Progress.NONE, (place, result) -> {
                    heard.add(place);
                    squares.told[place].countDown();
                });

        // then
        assertThat(results).extracting(JsonNode::asInt).containsExactly(0, 1, 4, 9);
        assertThat(heard).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(heard.indexOf(1)).isLessThan(heard.indexOf(0));
        assertThat(heard.indexOf(3)).isLessThan(heard.indexOf(2));
    }

    @Test
    void shouldTellTheFirstFailureByPlaceAndBeginNothingBehindIt() {
        // given
        final List<Integer> begun = new ArrayList<>();
        final LocalTasks tasks = new LocalTasks(1, new Failing(begun));

        // when, then
        assertThatThrownBy(() -> tasks.runAll("failing", FOUR, Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessage("piece 1 can't be done");
        assertThat(begun).containsExactly(0, 1);
    }

    @Test
    void shouldBeginNothingWhenTheWorkIsCancelled() {
        // given
        final List<Integer> begun = new ArrayList<>();
        final Progress cancelled = new Progress() {
            @Override
            public void at(String step, double share, String message) {
                throw new AssertionError("nothing is done");
            }

            @Override
            public void log(String line) {
                throw new AssertionError("nothing is done");
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        // when, then
        assertThatThrownBy(() -> new LocalTasks(2, new Failing(begun)).runAll("failing", FOUR, cancelled))
                .isInstanceOf(CancelledException.class);
        assertThat(begun).isEmpty();
    }

    @Test
    void shouldNameTheKindWhenItIsUnknown() {
        assertThatThrownBy(() -> new LocalTasks(1).runAll("dance", FOUR, Progress.NONE))
                .hasMessage("no such kind of work: dance");
    }
}
