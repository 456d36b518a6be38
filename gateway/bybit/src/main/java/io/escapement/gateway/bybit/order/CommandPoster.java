package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Posts commands one after the other, on a thread that may block. */
public final class CommandPoster {
    private final ExecutorService thread;
    private final RestClient client;
    private final CommandBodies bodies;
    private final GatewayCounters counters;
    private final BiConsumer<SentCommand, PostResult> onResult;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * At rest.
     *
     * @param thread a single one; shut down by the owner
     * @param client of that thread
     * @param bodies of that thread
     * @param counters written here
     * @param onResult takes what each came to; on that thread
     */
    public CommandPoster(
            ExecutorService thread,
            RestClient client,
            CommandBodies bodies,
            GatewayCounters counters,
            BiConsumer<SentCommand, PostResult> onResult) {
        this.thread = thread;
        this.client = client;
        this.bodies = bodies;
        this.counters = counters;
        this.onResult = onResult;
    }

    /**
     * Posts.
     *
     * @param command to be read only until its result is told
     */
    public void post(SentCommand command) {
        waiting.incrementAndGet();
        try {
            thread.execute(() -> {
                try {
                    onResult.accept(command, carryOut(command));
                } finally {
                    waiting.decrementAndGet();
                }
            });
        } catch (final RejectedExecutionException e) {
            // The gateway is closing: nothing is published any more.
            waiting.decrementAndGet();
        }
    }

    /**
     * Whether all have been posted.
     *
     * @return a moment old; any thread
     */
    public boolean isIdle() {
        return waiting.get() == 0;
    }

    private PostResult carryOut(SentCommand command) {
        counters.add(Metric.REST_REQUESTS, 1);
        try {
            return PostResult.of(
                    client.postAdmitted(CommandForm.of(command.kind).path(), bodies.of(command)));
        } catch (final RestException e) {
            counters.add(Metric.REST_FAILURES, 1);
            return PostResult.of(e);
        }
    }
}
