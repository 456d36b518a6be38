package io.escapement.gateway.bybit;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.query.Reconciliation;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.session.Session;
import io.escapement.gateway.bybit.session.SessionRefusedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Brings a run up, always in the same order, one request after the other.
 *
 * <p>Time, instruments, fee rates, warm-up bars, private socket, trade socket, reconciliation, public socket. Between
 * the parts it waits until everything caused so far has come to rest.
 */
final class StartScript {
    private static final int RECONCILE_ATTEMPTS = 3;
    private static final long QUIET_SECONDS = 120;

    /** What tells when the engine has come to rest. */
    private final Supplier<CompletableFuture<Void>> quiet;

    private final GatewayConfiguration configuration;
    private final VenueQueries queries;
    private final Reconciliation reconciliation;
    private final InputPublisher publisher;
    private final Transport transport;
    private final StartProgress progress;

    StartScript(
            GatewayConfiguration configuration,
            VenueQueries queries,
            Reconciliation reconciliation,
            InputPublisher publisher,
            Supplier<CompletableFuture<Void>> quiet,
            Transport transport,
            StartProgress progress) {
        this.configuration = configuration;
        this.queries = queries;
        this.reconciliation = reconciliation;
        this.publisher = publisher;
        this.quiet = quiet;
        this.transport = transport;
        this.progress = progress;
    }

    /** Runs all of it; {@code trade} is null where orders go by REST. */
    void run(Session privateSession, Session trade, Session publicSession) {
        try {
            final long timeMs = queries.time();
            progress.onStep("venue time", 1, 1);
            define();
            warmUp(timeMs);
            awaitQuiet();
            connect(
                    "private stream",
                    privateSession,
                    Endpoint.of(configuration.addresses().privateUrl()));
            if (trade != null) {
                connect(
                        "trade socket",
                        trade,
                        Endpoint.of(configuration.addresses().tradeUrl()));
            } else {
                // Orders go by REST: there is no connection that could be down.
                publisher.connectionState(Channel.TRADE, LinkState.UP, InputPublisher.NO_INSTRUMENT);
            }
            awaitQuiet();
            reconcile();
            awaitQuiet();
            connect(
                    "public stream",
                    publicSession,
                    Endpoint.of(configuration.addresses().publicUrl()));
        } catch (final RestException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
    }

    private void define() {
        final List<String> symbols = configuration.universe().symbols();
        for (int i = 0; i < symbols.size(); i++) {
            if (!queries.instrument(symbols.get(i))) {
                throw new GatewayException("gateway: the venue does not list this symbol as a USDT perpetual, correct"
                        + " the configured symbols: symbol=" + symbols.get(i));
            }
            progress.onStep("instruments", i + 1, symbols.size());
        }
        for (int i = 0; i < symbols.size(); i++) {
            if (!queries.feeRates(symbols.get(i))) {
                publisher.defaultFeeRates(i);
            }
            progress.onStep("fee rates", i + 1, symbols.size());
        }
    }

    private void warmUp(long timeMs) {
        final List<String> symbols = configuration.universe().symbols();
        final List<Integer> intervals = configuration.market().intervals();
        final int parts = symbols.size() * intervals.size();
        int part = 0;
        for (int i = 0; i < symbols.size(); i++) {
            for (final int minutes : intervals) {
                final long intervalMs = TimeUnit.MINUTES.toMillis(minutes);
                final long firstOpenMs = timeMs / intervalMs * intervalMs;
                if (configuration.market().warmUpBars() > 0) {
                    queries.bars(
                            i,
                            symbols.get(i),
                            minutes,
                            DataSource.WARM_UP,
                            firstOpenMs - configuration.market().warmUpBars() * intervalMs,
                            firstOpenMs - intervalMs);
                }
                progress.onStep("warm-up bars", ++part, parts);
            }
        }
    }

    private void reconcile() {
        RestException failure = null;
        for (int attempt = 0; attempt < RECONCILE_ATTEMPTS; attempt++) {
            failure = reconciliation.run(InputPublisher.NO_TIME);
            if (failure == null) {
                progress.onStep("reconciliation", 1, 1);
                return;
            }
        }
        throw failure;
    }

    private void connect(String name, Session session, Endpoint endpoint) {
        session.open();
        try {
            transport.await(
                    session.firstUp(), configuration.sockets().connectTimeout().toNanos());
        } catch (final TimeoutException e) {
            throw new GatewayException(
                    "gateway: the " + name + " is not up within "
                            + configuration.sockets().connectTimeout().toMillis() + " ms, check url and network: url="
                            + endpoint.url() + " last=" + session.lastTrouble(),
                    e);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof SessionRefusedException refused) {
                throw new GatewayException(
                        "gateway: " + refused.getMessage() + "; check API key, environment and topics: url="
                                + endpoint.url(),
                        refused);
            }
            throw new IllegalStateException(e.getCause());
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
        progress.onStep(name, 1, 1);
    }

    private void awaitQuiet() {
        try {
            transport.await(quiet.get(), TimeUnit.SECONDS.toNanos(QUIET_SECONDS));
        } catch (final TimeoutException e) {
            throw new GatewayException(
                    "gateway: the engine did not take in the start within " + QUIET_SECONDS
                            + " s; is its business thread running?",
                    e);
        } catch (final ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static GatewayException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new GatewayException("gateway: interrupted during the start", cause);
    }
}
