package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.decode.Definitions;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.RestDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.session.SessionContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The public side, assembled: connections, universe, and a thread and a REST connection of its own, so that nothing about
 * the market keeps the account waiting.
 */
public final class PublicMarket implements AutoCloseable {
    private static final long CLOSE_SECONDS = 2;

    private final GatewayConfiguration configuration;
    private final SessionContext context;
    private final SymbolTable symbols;
    private final GatewayClock clock;
    private final InboundPort inbound;
    private final RestClient rest;
    private final ExecutorService worker;
    private final Definitions definitions = new Definitions();
    private final BarLedger ledger;
    private final MarketDesk desk;
    private final Universe universe;

    /**
     * At rest.
     *
     * @param configuration concluded
     * @param context of all sessions
     * @param endpoint of the public stream
     * @param symbols of the run; grows with the universe
     * @param clock stamps inputs
     * @param inbound takes them
     * @param rest closed with this
     * @throws IllegalArgumentException for an unknown topic
     */
    public PublicMarket(
            GatewayConfiguration configuration,
            SessionContext context,
            Endpoint endpoint,
            SymbolTable symbols,
            GatewayClock clock,
            InboundPort inbound,
            RestClient rest) {
        this.configuration = configuration;
        this.context = context;
        this.symbols = symbols;
        this.clock = clock;
        this.inbound = inbound;
        this.rest = rest;
        worker = context.transport().worker("gateway-market");
        ledger = new BarLedger(
                configuration.universe().capacity(), configuration.market().intervals());
        desk = new MarketDesk(
                context,
                endpoint,
                configuration.market(),
                configuration.clock(),
                symbols,
                configuration.universe().capacity(),
                ledger,
                inbound,
                clock,
                port -> new FrameDecoder(symbols, clock, port, ledger),
                worker,
                queries(rest),
                configuration.alerts());
        universe = new Universe(
                configuration.universe(),
                symbols,
                new Line(),
                configuration.hasAccount(),
                context.counters(),
                configuration.alerts());
    }

    /**
     * The connections.
     *
     * @return always the same
     */
    public MarketDesk desk() {
        return desk;
    }

    /**
     * The members.
     *
     * @return always the same
     */
    public Universe universe() {
        return universe;
    }

    /**
     * Loads instruments on the calling thread.
     *
     * @param queries of that thread, made by {@link #queries}
     * @param publisher of that thread
     * @return for that thread
     */
    public InstrumentLoader loader(VenueQueries queries, InputPublisher publisher) {
        return new InstrumentLoader(
                queries, publisher, symbols, configuration.market(), ledger, configuration.hasAccount());
    }

    /**
     * Questions about the market that remember which definitions are known.
     *
     * @param client asked
     * @return for one thread
     */
    public VenueQueries queries(RestClient client) {
        return new VenueQueries(
                client,
                new RestDecoder(symbols, clock, inbound, definitions),
                context.requestClock(),
                context.counters());
    }

    /** Looks at the venue's list again and again, from now on, by the machine's clock. */
    public void keepFresh() {
        final long periodMs = configuration.universe().refresh().toMillis();
        if (periodMs == 0) {
            return;
        }
        final InputPublisher publisher = new InputPublisher(inbound, clock, context.counters());
        final VenueQueries queries = queries(rest);
        final InstrumentLoader loader = loader(queries, publisher);
        context.transport()
                .loop()
                .scheduleAtFixedRate(
                        () -> submit(() -> universe.refresh(queries, loader, publisher)),
                        periodMs,
                        periodMs,
                        TimeUnit.MILLISECONDS);
    }

    /** Closes sockets and the thread. */
    @Override
    public void close() {
        desk.close();
        worker.shutdownNow();
        try {
            worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rest.close();
    }

    private void submit(Runnable task) {
        try {
            worker.execute(task);
        } catch (final RejectedExecutionException e) {
            // Closing: there is nothing to refresh any more.
            desk.close();
        }
    }

    /** From the market's thread to the event loop. */
    private final class Line implements Universe.MarketLine {
        @Override
        public void carry(int instrumentId) {
            context.transport().execute(() -> desk.add(instrumentId));
        }

        @Override
        public void drop(int instrumentId) {
            context.transport().execute(() -> desk.remove(instrumentId));
        }
    }
}
