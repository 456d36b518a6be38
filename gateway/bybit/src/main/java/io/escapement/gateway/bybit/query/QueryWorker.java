package io.escapement.gateway.bybit.query;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.order.DuplicateCheck;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.Outcomes;
import io.escapement.gateway.bybit.rest.Redaction;
import io.escapement.gateway.bybit.rest.RestException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the venue, one question after the other, on a thread that may block.
 *
 * <p>A question's rows come first, then its outcome, then the barrier hears that it has ended.
 */
public final class QueryWorker {
    private static final int RECONCILE_ATTEMPTS = 3;

    /** Bars given when the query names no first one. */
    private static final long BARS_UNBOUNDED = 1_000;

    private final ExecutorService thread;
    private final VenueQueries queries;
    private final Reconciliation reconciliation;
    private final InputPublisher publisher;
    private final SymbolTable symbols;
    private final byte[] instance;
    private final Predicate<SentCommand> absenceProof;
    private final long confirmAfterNs;
    private final Runnable onEnded;
    private final ExecutionHorizon horizon;
    private final AccountWatch account;
    private final AtomicInteger waiting = new AtomicInteger();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QueryDecoder query = new QueryDecoder();

    /**
     * At rest.
     *
     * @param thread a single one; shut down by the owner
     * @param queries of that thread
     * @param reconciliation of that thread
     * @param publisher of that thread
     * @param symbols of the run
     * @param horizon of executions
     * @param account shared with the start
     * @param absenceProof whether an order that is found nowhere is proved absent
     * @param confirmAfterNs an order found nowhere is looked for once more after so long, since one that has just ended is
     *     neither among the open ones nor in the history for a moment; 0 where time is the market's, which knows no such
     *     moment
     * @param onEnded told after each question that the barrier knows of; any thread
     */
    public QueryWorker(
            ExecutorService thread,
            VenueQueries queries,
            Reconciliation reconciliation,
            InputPublisher publisher,
            SymbolTable symbols,
            ExecutionHorizon horizon,
            AccountWatch account,
            Predicate<SentCommand> absenceProof,
            long confirmAfterNs,
            Runnable onEnded) {
        this.thread = thread;
        this.queries = queries;
        this.reconciliation = reconciliation;
        this.publisher = publisher;
        this.symbols = symbols;
        this.instance = symbols.instance().getBytes(StandardCharsets.US_ASCII);
        this.horizon = horizon;
        this.account = account;
        this.absenceProof = absenceProof;
        this.confirmAfterNs = confirmAfterNs;
        this.onEnded = onEnded;
    }

    /**
     * Carries out a query of the core; the barrier has been told of the beginning.
     *
     * @param command holds its message; now owned by this worker
     */
    public void ask(SentCommand command) {
        run(() -> carryOut(command), onEnded);
    }

    /**
     * Reconciles because the private stream came back, or it is time; fee rates and the account's set-up are asked for
     * first. The barrier has been told of the beginning.
     */
    public void reconcile() {
        run(
                () -> {
                    refresh();
                    for (int attempt = 0; attempt < RECONCILE_ATTEMPTS; attempt++) {
                        if (reconciliation.run(InputPublisher.NO_TIME) == null) {
                            return;
                        }
                    }
                },
                onEnded);
    }

    /**
     * Looks whether the order the venue has under a placement's id is this one.
     *
     * @param placement to be read only
     * @param found takes the answer, on this worker's thread
     */
    public void checkDuplicate(SentCommand placement, Consumer<DuplicateCheck> found) {
        run(() -> found.accept(lookAt(placement)), () -> {});
    }

    /**
     * Whether all that was submitted has been carried out.
     *
     * @return a moment old; any thread
     */
    public boolean isIdle() {
        return waiting.get() == 0;
    }

    /** What changes seldom, and what a reconciliation can do without. */
    private void refresh() {
        try {
            queries.feeRates();
            account.checkMargin(queries, publisher);
        } catch (final RestException e) {
            // Counted; the next reconciliation asks again.
            return;
        }
    }

    private void run(Runnable job, Runnable afterwards) {
        waiting.incrementAndGet();
        try {
            thread.execute(() -> {
                try {
                    job.run();
                } finally {
                    waiting.decrementAndGet();
                    afterwards.run();
                }
            });
        } catch (final RejectedExecutionException e) {
            // The gateway is closing: nothing is published any more.
            waiting.decrementAndGet();
            afterwards.run();
        }
    }

    private void carryOut(SentCommand command) {
        try {
            answer(command);
        } catch (final RestException e) {
            publisher.outcome(
                    command,
                    Outcomes.ofFailure(command.kind, e),
                    0,
                    0,
                    e.code(),
                    Redaction.clean(e.reason(), null),
                    InputPublisher.NO_TIME);
        }
    }

    private DuplicateCheck lookAt(SentCommand placement) {
        final String symbol = symbols.symbol(placement.instrumentId);
        final String id = orderId(placement);
        try {
            final OrderProbe probe = queries.probe(symbol, id);
            final String difference = probe.differenceFrom(placement, symbol, horizon.nowMs());
            if (!difference.isEmpty()) {
                return new DuplicateCheck(Outcome.REJECT, 0, 0, difference);
            }
            if (!probe.isFound()) {
                return new DuplicateCheck(Outcome.UNKNOWN, 0, 0, "duplicate id, and the order is not found yet");
            }
            queries.order(symbol, id);
            return new DuplicateCheck(Outcome.ACK, probe.orderIdHigh(), probe.orderIdLow(), "");
        } catch (final RestException e) {
            return new DuplicateCheck(Outcome.UNKNOWN, 0, 0, Redaction.clean(e.reason(), null));
        }
    }

    private void answer(SentCommand command) {
        query.wrapAndApplyHeader(command.message(), 0, header);
        Outcome outcome = Outcome.ACK;
        String text = "";
        switch (command.queryKind) {
            case ORDER -> {
                // An answer proves what stood when it was asked for.
                final boolean proof = absenceProof.test(command);
                if (!isFound(command, proof)) {
                    outcome = proof ? Outcome.ABSENT : Outcome.UNKNOWN;
                    text = proof ? "" : "not found, and too early to prove it absent";
                }
            }
            case OPEN_ORDERS -> queries.openOrders();
            case POSITIONS -> queries.positions();
            case EXECUTIONS -> {
                if (query.fromTimeNs() == QueryDecoder.fromTimeNsNullValue()) {
                    Reconciliation.executions(horizon, queries);
                } else {
                    queries.executions(TimeUnit.NANOSECONDS.toMillis(query.fromTimeNs()), horizon.nowMs());
                }
            }
            case WALLET -> queries.wallet();
            case TRANSACTIONS -> queries.transactions(from(0), to(horizon.nowMs()));
            case BARS -> bars(command.instrumentId);
            case RECONCILE -> {
                final RestException failure = reconciliation.run(command.causeSequence);
                if (failure != null) {
                    throw failure;
                }
            }
            default -> {
                outcome = Outcome.REJECT;
                text = "unknown kind of query";
            }
        }
        publisher.outcome(command, outcome, 0, 0, 0, text, InputPublisher.NO_TIME);
    }

    private boolean isFound(SentCommand command, boolean lookTwice) {
        final String symbol = symbols.symbol(command.instrumentId);
        final String id = orderId(command);
        if (queries.order(symbol, id) > 0) {
            return true;
        }
        if (!lookTwice || confirmAfterNs == 0) {
            return false;
        }
        queries.pause(confirmAfterNs);
        return queries.order(symbol, id) > 0;
    }

    private long from(long otherwiseMs) {
        return query.fromTimeNs() == QueryDecoder.fromTimeNsNullValue()
                ? otherwiseMs
                : TimeUnit.NANOSECONDS.toMillis(query.fromTimeNs());
    }

    private long to(long otherwiseMs) {
        return query.toTimeNs() == QueryDecoder.toTimeNsNullValue()
                ? otherwiseMs
                : TimeUnit.NANOSECONDS.toMillis(query.toTimeNs());
    }

    private void bars(int instrumentId) {
        final int minutes = query.intervalMinutes();
        final long intervalMs = TimeUnit.MINUTES.toMillis(minutes);
        final long lastClosedMs = (horizon.nowMs() / intervalMs - 1) * intervalMs;
        final long lastMs = query.toTimeNs() == QueryDecoder.toTimeNsNullValue()
                ? lastClosedMs
                : Math.min(lastClosedMs, TimeUnit.NANOSECONDS.toMillis(query.toTimeNs()));
        final long firstMs = query.fromTimeNs() == QueryDecoder.fromTimeNsNullValue()
                ? lastMs - (BARS_UNBOUNDED - 1) * intervalMs
                : TimeUnit.NANOSECONDS.toMillis(query.fromTimeNs());
        queries.bars(instrumentId, symbols.symbol(instrumentId), minutes, DataSource.BACKFILL, firstMs, lastMs);
    }

    private String orderId(SentCommand command) {
        if (!command.hasClientOrderId()) {
            return "orderId=" + new UUID(query.orderId().high(), query.orderId().low());
        }
        final byte[] text = new byte[ClientOrderIds.MAX_LENGTH];
        final int length = ClientOrderIds.format(instance, command.epoch, command.sequence, command.leg, text, 0);
        return "orderLinkId=" + new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
