package io.escapement.gateway.bybit.query;

import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.rest.RestException;

/**
 * Asks the venue for orders, executions, positions and the wallet, in this order, between two marks.
 *
 * <p>Positions are asked for before the executions and again after them, until both answers are the same: so the
 * executions that are published are exactly those that the published positions contain, and none is taken over with a
 * position and then booked once more.
 *
 * <p>The first mark is published before the first request goes out, so whatever the sequence holds behind it may be
 * newer than an answer. Blocks; one thread at a time, several instances take turns.
 */
public final class Reconciliation {
    private static final int ATTEMPTS = 8;

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
            final int losses = horizon.losses();
            final long sinceMs = horizon.sinceMs();
            Pages before = queries.fetchPositions();
            for (int attempt = 1; ; attempt++) {
                final long nowMs = horizon.nowMs();
                final Pages fills = queries.fetchExecutions(sinceMs, nowMs);
                final Pages after = queries.fetchPositions();
                if (isUnmoved(before, after)) {
                    executions = queries.publish(fills);
                    positions = queries.publish(after);
                    horizon.onQueried(nowMs, losses);
                    break;
                }
                if (attempt == ATTEMPTS) {
                    throw new RestException(
                            RestException.Kind.UNKNOWN, -1, "positions did not stand still between two questions");
                }
                before = after;
            }
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

    private static boolean isUnmoved(Pages before, Pages after) {
        return AccountProbe.positions(before.oldestFirst()).equals(AccountProbe.positions(after.oldestFirst()));
    }
}
