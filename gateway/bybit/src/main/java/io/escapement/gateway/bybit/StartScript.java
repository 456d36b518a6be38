package io.escapement.gateway.bybit;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.gateway.bybit.decode.Listing;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.market.InstrumentLoader;
import io.escapement.gateway.bybit.market.MarketDesk;
import io.escapement.gateway.bybit.market.PublicShard;
import io.escapement.gateway.bybit.market.Universe;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.query.Reconciliation;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.session.Session;
import io.escapement.gateway.bybit.session.SessionRefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Brings a run up, always in the same order, one request after the other.
 *
 * <p>Time, instruments, fee rates, warm-up bars, private socket, trade socket, reconciliation, public sockets. Between
 * the parts it waits until everything caused so far has come to rest. Without an account there is nothing between the
 * bars and the public sockets.
 */
final class StartScript {
    private static final int RECONCILE_ATTEMPTS = 3;
    private static final long QUIET_SECONDS = 120;
    private static final int ONE_BY_ONE = 20;

    /** What tells when the engine has come to rest. */
    private final Supplier<CompletableFuture<Void>> quiet;

    private final GatewayConfiguration configuration;
    private final VenueQueries queries;
    private final SymbolTable symbols;
    private final InstrumentLoader loader;
    private final InputPublisher publisher;
    private final Transport transport;
    private final StartProgress progress;

    StartScript(
            GatewayConfiguration configuration,
            VenueQueries queries,
            SymbolTable symbols,
            InstrumentLoader loader,
            InputPublisher publisher,
            Supplier<CompletableFuture<Void>> quiet,
            Transport transport,
            StartProgress progress) {
        this.configuration = configuration;
        this.queries = queries;
        this.symbols = symbols;
        this.loader = loader;
        this.publisher = publisher;
        this.quiet = quiet;
        this.transport = transport;
        this.progress = progress;
    }

    /** Time and instruments; returns the ids that are to be carried. */
    List<Integer> load(Universe universe) {
        final List<Integer> ids;
        try {
            final long timeMs = queries.time();
            progress.onStep("venue time", 1, 1);
            ids = new ArrayList<>(universe.begin(queries, timeMs));
            define(ids, universe);
            warmUp(ids, timeMs);
            universe.publishChanges(publisher);
        } catch (final RestException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
        awaitQuiet();
        return ids;
    }

    /** The account; {@code trade} is null where orders go by REST. */
    void connectAccount(Session privateSession, Session trade, Reconciliation reconciliation) {
        connect("private stream", privateSession, configuration.addresses().privateUrl());
        if (trade != null) {
            connect("trade socket", trade, configuration.addresses().tradeUrl());
        } else {
            // Orders go by REST: there is no connection that could be down.
            publisher.connectionState(Channel.TRADE, LinkState.UP, InputPublisher.NO_INSTRUMENT);
        }
        awaitQuiet();
        reconcile(reconciliation);
        awaitQuiet();
    }

    /** The market: all connections, one after the other, and back when the last is up. */
    void connectMarket(MarketDesk market) {
        final List<PublicShard> shards = market.shards();
        market.open();
        for (int i = 0; i < shards.size(); i++) {
            final Duration delay = configuration.market().stagger().multipliedBy(i);
            await("public stream", shards.get(i), configuration.addresses().publicUrl(), delay);
            progress.onStep("public stream", i + 1, shards.size());
        }
    }

    /** Few are asked for one by one, in the order of their ids; of many all are asked for at once. */
    private void define(List<Integer> ids, Universe universe) {
        final boolean many = ids.size() > ONE_BY_ONE;
        final Listing listing = many ? loader.defineAll() : null;
        final List<String> unknown = new ArrayList<>();
        int done = 0;
        final int count = ids.size();
        for (final int id : List.copyOf(ids)) {
            final boolean listed = many ? listing.has(symbols.symbol(id)) : loader.define(id);
            if (!listed && universe.isMember(id)) {
                unknown.add(symbols.symbol(id));
            } else if (!listed) {
                universe.forget(id);
                ids.remove(Integer.valueOf(id));
            }
            progress.onStep("instruments", ++done, count);
        }
        if (!unknown.isEmpty()) {
            throw new GatewayException("gateway: the venue does not list this symbol as a USDT perpetual, correct the"
                    + " configured symbols: symbol=" + String.join(",", unknown));
        }
        if (many) {
            loader.feeRatesOfAll(ids);
            progress.onStep("fee rates", ids.size(), ids.size());
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            loader.feeRates(ids.get(i));
            progress.onStep("fee rates", i + 1, ids.size());
        }
    }

    private void warmUp(List<Integer> ids, long timeMs) {
        final List<Integer> intervals = configuration.market().intervals();
        final int parts = ids.size() * intervals.size();
        int part = 0;
        for (final int id : ids) {
            for (final int minutes : intervals) {
                loader.warmUp(id, minutes, timeMs);
                progress.onStep("warm-up bars", ++part, parts);
            }
        }
    }

    private void reconcile(Reconciliation reconciliation) {
        RestException failure = null;
        for (int attempt = 0; attempt < RECONCILE_ATTEMPTS; attempt++) {
            failure = reconciliation.run(InputPublisher.NO_TIME);
            if (failure == null) {
                progress.onStep("reconciliation", 1, 1);
                return;
            }
        }
        throw new GatewayException("gateway: " + failure.getMessage(), failure);
    }

    private void connect(String name, Session session, URI url) {
        session.open();
        await(name, session, url, Duration.ZERO);
        progress.onStep(name, 1, 1);
    }

    private void await(String name, Session session, URI url, Duration delay) {
        final Duration timeout = configuration.sockets().connectTimeout();
        try {
            transport.await(session.firstUp(), timeout.plus(delay).toNanos());
        } catch (final TimeoutException e) {
            throw new GatewayException(
                    "gateway: the " + name + " is not up within " + timeout.toMillis()
                            + " ms, check url and network: url=" + url + " last=" + session.lastTrouble(),
                    e);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof SessionRefusedException refused) {
                throw new GatewayException(
                        "gateway: " + refused.getMessage() + "; check API key, environment and topics: url=" + url,
                        refused);
            }
            throw new IllegalStateException(e.getCause());
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
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
