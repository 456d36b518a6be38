package io.escapement.gateway.bybit.query;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.order.OrderEncoder;
import io.escapement.gateway.bybit.order.Outcomes;
import io.escapement.gateway.bybit.order.RestCommands;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.Redaction;
import io.escapement.gateway.bybit.rest.RestException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Carries out what goes by REST, one after the other, on a thread of its own.
 *
 * <p>Each job's rows come first, then its outcome, then the barrier hears that it has ended.
 */
public final class RestWorker implements RestCommands {
    private static final int RECONCILE_ATTEMPTS = 3;

    /** Bars given when the query names no first one. */
    private static final long BARS_UNBOUNDED = 1_000;

    private final ExecutorService thread;
    private final VenueQueries queries;
    private final Reconciliation reconciliation;
    private final OrderEncoder encoder;
    private final InputPublisher publisher;
    private final SymbolTable symbols;
    private final byte[] instance;
    private final Predicate<SentCommand> absenceProof;
    private final Runnable onEnded;
    private final ExecutionHorizon horizon;
    private final AtomicInteger waiting = new AtomicInteger();

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final CancelAllDecoder cancelAll = new CancelAllDecoder();
    private final SetLeverageDecoder setLeverage = new SetLeverageDecoder();
    private final SetTradingStopDecoder setTradingStop = new SetTradingStopDecoder();
    private final QueryDecoder query = new QueryDecoder();

    /**
     * At rest.
     *
     * @param thread a single one; shut down by the owner
     * @param queries of that thread
     * @param reconciliation of that thread
     * @param encoder of that thread
     * @param publisher of that thread
     * @param symbols of the run
     * @param horizon of executions
     * @param absenceProof whether an order that is found nowhere is proved absent
     * @param onEnded told after each job; any thread
     */
    public RestWorker(
            ExecutorService thread,
            VenueQueries queries,
            Reconciliation reconciliation,
            OrderEncoder encoder,
            InputPublisher publisher,
            SymbolTable symbols,
            ExecutionHorizon horizon,
            Predicate<SentCommand> absenceProof,
            Runnable onEnded) {
        this.thread = thread;
        this.queries = queries;
        this.reconciliation = reconciliation;
        this.encoder = encoder;
        this.publisher = publisher;
        this.symbols = symbols;
        this.instance = symbols.instance().getBytes(StandardCharsets.US_ASCII);
        this.horizon = horizon;
        this.absenceProof = absenceProof;
        this.onEnded = onEnded;
    }

    @Override
    public void submit(SentCommand command, int templateId, byte[] message) {
        run(() -> carryOut(command, templateId, message));
    }

    /** Reconciles because the private stream came back; the barrier has been told of the beginning. */
    public void reconcileAfterLoss() {
        run(() -> {
            for (int attempt = 0; attempt < RECONCILE_ATTEMPTS; attempt++) {
                if (reconciliation.run(InputPublisher.NO_TIME) == null) {
                    return;
                }
            }
        });
    }

    /**
     * Whether all that was submitted has been carried out.
     *
     * @return a moment old; any thread
     */
    public boolean isIdle() {
        return waiting.get() == 0;
    }

    private void run(Runnable job) {
        waiting.incrementAndGet();
        try {
            thread.execute(() -> {
                try {
                    job.run();
                } finally {
                    ended();
                }
            });
        } catch (final RejectedExecutionException e) {
            // The gateway is closing: nothing is published any more.
            ended();
        }
    }

    private void ended() {
        waiting.decrementAndGet();
        onEnded.run();
    }

    private void carryOut(SentCommand command, int templateId, byte[] message) {
        try {
            if (templateId == QueryDecoder.TEMPLATE_ID) {
                ask(command, message);
            } else {
                final PostedAnswer answer = post(templateId, message);
                publisher.outcome(
                        command, Outcome.ACK, answer.orderIdHigh(), answer.orderIdLow(), 0, "", answer.venueTimeNs());
            }
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

    private PostedAnswer post(int templateId, byte[] message) {
        buffer.wrap(message);
        encoder.beginBody();
        final String path;
        switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                encoder.place(place.wrapAndApplyHeader(buffer, 0, header));
                path = "/v5/order/create";
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                encoder.amend(amend.wrapAndApplyHeader(buffer, 0, header));
                path = "/v5/order/amend";
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                encoder.cancel(cancel.wrapAndApplyHeader(buffer, 0, header));
                path = "/v5/order/cancel";
            }
            case CancelAllDecoder.TEMPLATE_ID -> {
                encoder.cancelAll(cancelAll.wrapAndApplyHeader(buffer, 0, header));
                path = "/v5/order/cancel-all";
            }
            case SetLeverageDecoder.TEMPLATE_ID -> {
                encoder.setLeverage(setLeverage.wrapAndApplyHeader(buffer, 0, header));
                path = "/v5/position/set-leverage";
            }
            case SetTradingStopDecoder.TEMPLATE_ID -> {
                encoder.setTradingStop(setTradingStop.wrapAndApplyHeader(buffer, 0, header));
                path = "/v5/position/trading-stop";
            }
            default -> throw new IllegalArgumentException("no REST command: templateId=" + templateId);
        }
        return queries.post(path, encoder.copy());
    }

    private void ask(SentCommand command, byte[] message) {
        buffer.wrap(message);
        query.wrapAndApplyHeader(buffer, 0, header);
        Outcome outcome = Outcome.ACK;
        String text = "";
        switch (command.queryKind) {
            case ORDER -> {
                if (queries.order(symbols.symbol(command.instrumentId), orderId(command)) == 0) {
                    final boolean absent = absenceProof.test(command);
                    outcome = absent ? Outcome.ABSENT : Outcome.UNKNOWN;
                    text = absent ? "" : "not found, and too early to prove it absent";
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
