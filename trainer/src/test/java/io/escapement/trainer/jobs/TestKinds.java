package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.task.TaskRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Work whose course a test knows, and what was done of it. */
final class TestKinds {
    /** How often each payload of {@code NOTE} was done. */
    final ConcurrentMap<String, AtomicInteger> notes = new ConcurrentHashMap<>();

    /** Payloads of {@code NOTE} in the order in which they were begun. */
    final List<String> order = new CopyOnWriteArrayList<>();

    /** Opened by a test to let {@code WAIT} end. */
    final CountDownLatch gate = new CountDownLatch(1);

    /** How often {@code FLAKY} was tried. */
    final AtomicInteger tries = new AtomicInteger();

    private record Named(String kind, BiFunction<JsonNode, Progress, JsonNode> work) implements Task {
        @Override
        public JsonNode run(JsonNode payload, Progress progress) {
            return work.apply(payload, progress);
        }
    }

    JobKinds all() {
        return new JobKinds(List.of(
                kind("NOTE", 1, Duration.ZERO, this::note),
                kind("LOGGED", 1, Duration.ZERO, (payload, progress) -> {
                    progress.log("noted");
                    return payload;
                }),
                kind("WAIT", 1, Duration.ZERO, this::await),
                kind("DEAF", 1, Duration.ZERO, this::awaitDeaf),
                kind("FLAKY", 3, Duration.ZERO, this::failTwice),
                kind("BROKEN", 1, Duration.ZERO, (payload, progress) -> {
                    throw new IllegalStateException("a bug");
                }),
                whole("SQUARES"),
                JobKind.piece(square())));
    }

    static Task square() {
        return new Named("SQUARE", (payload, progress) -> {
            final int x = payload.path("x").asInt();
            if (x < 0) {
                throw new TrainerException("x=" + x + " can't be squared here");
            }
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("square", x * x)
                    .put("root", Math.sqrt(x))
                    .put("float", x / 3f)
                    .put("nan", Double.NaN);
        });
    }

    /** Pieces 0 to n - 1, and what a runner makes of them. */
    static JsonNode squares(int n, TaskRunner runner, Progress progress) {
        final List<ObjectNode> pieces = IntStream.range(0, n)
                .mapToObj(x -> JsonNodeFactory.instance.objectNode().put("x", x))
                .toList();
        final ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("squares").addAll(runner.runAll("SQUARE", pieces, progress));
        return result;
    }

    private static JobKind kind(
            String name, int tries, Duration timeout, BiFunction<JsonNode, Progress, JsonNode> work) {
        final Task task = new Named(name, work);
        return new JobKind(name, "a test's", false, tries, timeout, payload -> {}, context -> task);
    }

    private static JobKind whole(String name) {
        final Function<JobContext, Task> task = context ->
                new Named(name, (payload, progress) -> squares(payload.path("n").asInt(), context.pieces(), progress));
        return new JobKind(name, "a test's, in pieces", false, 1, Duration.ZERO, TestKinds::checkN, task);
    }

    private static void checkN(JsonNode payload) {
        if (!payload.path("n").isInt()) {
            throw new TrainerException("SQUARES wants a number n");
        }
    }

    private JsonNode note(JsonNode payload, Progress progress) {
        order.add(payload.toString());
        notes.computeIfAbsent(payload.toString(), key -> new AtomicInteger()).incrementAndGet();
        return payload;
    }

    private JsonNode await(JsonNode payload, Progress progress) {
        progress.at("waiting", 0.5, "for the gate");
        progress.log("begun");
        try {
            while (!gate.await(5, TimeUnit.MILLISECONDS)) {
                progress.checkCancelled();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.checkCancelled();
        }
        return payload;
    }

    private JsonNode awaitDeaf(JsonNode payload, Progress progress) {
        boolean open = false;
        while (!open) {
            try {
                open = gate.await(1, TimeUnit.SECONDS);
            } catch (final InterruptedException e) {
                progress.log("what was that?");
            }
        }
        return payload;
    }

    private JsonNode failTwice(JsonNode payload, Progress progress) {
        final int count = tries.incrementAndGet();
        if (count < 3) {
            throw new TrainerException("try " + count + " fails");
        }
        return IntNode.valueOf(count);
    }
}
