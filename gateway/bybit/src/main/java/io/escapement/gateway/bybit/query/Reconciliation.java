package io.escapement.gateway.bybit.query;

import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.rest.RestException;

/**
 * Asks the venue for orders, executions, positions and the wallet, in this order, between two marks.
 *
 * <p>The first mark is published before the first request goes out, so whatever the sequence holds behind it may be
 * newer than an answer. Blocks; one thread at a time, several instances take turns.
 */
public final class Reconciliation {
    private final VenueQueries queries;
    private final InputPublisher publisher;
    private final ExecutionHorizon horizon;

    /**
     * For one thread.
     *
     * @param queries of that thread
     * @param publisher of that thread
     * @param horizon where executions are asked from
     */
    public Reconciliation(VenueQueries queries, InputPublisher publisher, ExecutionHorizon horizon) {
        this.queries = queries;
        this.publisher = publisher;
        this.horizon = horizon;
    }

    /**
     * Runs once.
     *
     * @param requestedAtSequence sequence of the input that caused it, or {@link InputPublisher#NO_TIME} when the
     *     gateway decided
     * @return null when complete, else why not
     */
    public RestException run(long requestedAtSequence) {
        publisher.reconciliationBegin(requestedAtSequence);
        int orders = 0;
        int positions = 0;
        int executions = 0;
        boolean complete = false;
        RestException failure = null;
        try {
            orders = queries.openOrders();
            executions = executions(horizon, queries);
            positions = queries.positions();
            queries.wallet();
            complete = true;
        } catch (final RestException e) {
            failure = e;
        } finally {
            // Whatever happened: the core must not wait for the end for ever.
            publisher.reconciliationEnd(requestedAtSequence, complete, orders, positions, executions);
        }
        return failure;
    }

    /** Executions since none can have been missed; from then on that is now. */
    static int executions(ExecutionHorizon horizon, VenueQueries queries) {
        final int losses = horizon.losses();
        final long sinceMs = horizon.sinceMs();
        final long nowMs = horizon.nowMs();
        final int count = queries.executions(sinceMs, nowMs);
        horizon.onQueried(nowMs, losses);
        return count;
    }
}
