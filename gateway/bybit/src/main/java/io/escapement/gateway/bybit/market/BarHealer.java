package io.escapement.gateway.bybit.market;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.port.GatewayAlert;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.rest.RestException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Fetches the closed bars that the stream did not bring, one series after the other, oldest first.
 *
 * <p>While a series is healed nothing of it passes from the stream; what closed meanwhile is fetched too. The venue's
 * answers may lag behind its stream, so a bar that is not there yet is asked for again, a few times. Decisions are made
 * on the event loop, requests on the market's own thread.
 */
final class BarHealer {
    private static final int ATTEMPTS = 6;
    private static final long AGAIN_MILLIS = 500;
    private static final long UNREACHABLE_MILLIS = 5_000;

    private final Transport transport;
    private final ExecutorService worker;
    private final VenueQueries queries;
    private final SymbolTable symbols;
    private final RequestClock clock;
    private final BarLedger ledger;
    private final GatewayCounters counters;
    private final AlertListener alerts;
    private final Healed healed;
    private final int[] attempts;

    /** Told on the event loop. */
    @FunctionalInterface
    interface Healed {
        /** The series is whole again, or given up. */
        void onHealed(int series);
    }

    BarHealer(
            Transport transport,
            ExecutorService worker,
            VenueQueries queries,
            SymbolTable symbols,
            RequestClock clock,
            BarLedger ledger,
            int series,
            GatewayCounters counters,
            AlertListener alerts,
            Healed healed) {
        this.transport = transport;
        this.worker = worker;
        this.queries = queries;
        this.symbols = symbols;
        this.clock = clock;
        this.ledger = ledger;
        this.counters = counters;
        this.alerts = alerts;
        this.healed = healed;
        this.attempts = new int[series];
    }

    /** Begins with a series that is not being healed yet. */
    void heal(int series) {
        ledger.beginHealing(series);
        attempts[series] = 0;
        counters.add(Metric.BAR_GAPS, 1);
        fetch(series);
    }

    private void fetch(int series) {
        final long firstNs = ledger.last(series) + ledger.intervalNs(series);
        final long lastNs = ledger.due(series, TimeUnit.MILLISECONDS.toNanos(clock.nowMs()));
        try {
            worker.execute(() -> ask(series, firstNs, lastNs));
        } catch (final RejectedExecutionException e) {
            // The gateway is closing: nothing is healed any more.
            ledger.endHealing(series);
        }
    }

    private void ask(int series, long firstNs, long lastNs) {
        final int instrumentId = ledger.instrumentId(series);
        try {
            final int count = queries.bars(
                    instrumentId,
                    symbols.symbol(instrumentId),
                    ledger.intervalMinutes(series),
                    DataSource.BACKFILL,
                    TimeUnit.NANOSECONDS.toMillis(firstNs),
                    TimeUnit.NANOSECONDS.toMillis(lastNs));
            final long newestNs = count == 0 ? BarLedger.NONE : queries.lastBarOpenNs();
            transport.execute(() -> onAnswer(series, newestNs));
        } catch (final RestException e) {
            transport.execute(() -> again(series, UNREACHABLE_MILLIS));
        }
    }

    private void onAnswer(int series, long newestNs) {
        if (newestNs != BarLedger.NONE) {
            ledger.entered(ledger.instrumentId(series), ledger.intervalMinutes(series), newestNs);
        }
        if (!ledger.isBehind(series, TimeUnit.MILLISECONDS.toNanos(clock.nowMs()))) {
            ledger.endHealing(series);
            healed.onHealed(series);
        } else if (newestNs != BarLedger.NONE) {
            attempts[series] = 0;
            fetch(series);
        } else if (++attempts[series] < ATTEMPTS) {
            again(series, AGAIN_MILLIS);
        } else {
            alerts.onAlert(
                    GatewayAlert.BARS_MISSING,
                    "the venue has no bars of " + symbols.symbol(ledger.instrumentId(series)) + " "
                            + ledger.intervalMinutes(series) + " min after "
                            + TimeUnit.NANOSECONDS.toMillis(ledger.last(series)) + " ms");
            ledger.giveUp(series);
            healed.onHealed(series);
        }
    }

    private void again(int series, long millis) {
        transport.loop().schedule(() -> fetch(series), millis, TimeUnit.MILLISECONDS);
    }
}
