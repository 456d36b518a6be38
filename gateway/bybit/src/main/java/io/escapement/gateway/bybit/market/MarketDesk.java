package io.escapement.gateway.bybit.market;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.port.GatewayAlert;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.session.SessionContext;
import io.escapement.gateway.bybit.settings.MarketSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The public side of the gateway: which connection carries which instrument, and the healing of what breaks.
 *
 * <p>Every connection heals alone. When one is lost, each of its instruments has a gap; it closes when the stream is up,
 * the books have their snapshots and the closed bars that were missed have been fetched. A break in one book, a missing
 * confirmation of a bar and a refused topic open the gap of their instrument only.
 *
 * <p>Thread: the event loop, except {@link #plan} and {@link #shards} before the first connection, and {@link #close}.
 */
public final class MarketDesk {
    private static final long TURN_MILLIS = 1_000;
    private static final int TURNS_UNTIL_RETRY = 60;

    private final SessionContext context;
    private final Endpoint endpoint;
    private final MarketSettings settings;
    private final TopicPlan plan;
    private final SymbolTable symbols;
    private final BarLedger ledger;
    private final Function<InboundPort, FrameDecoder> decoders;
    private final AlertListener alerts;
    private final boolean inStep;
    private final Gaps gaps;
    private final BookWatch books;
    private final BarCare bars;
    private final FloodGate flood;
    private final Sharding sharding;
    private final List<PublicShard> shards = new CopyOnWriteArrayList<>();
    private final FlowWatch flow;
    private final int[][] depths;
    private long turns;
    private volatile boolean closed;

    /**
     * Nothing connected yet.
     *
     * @param context of all sessions
     * @param endpoint of the public stream
     * @param settings topics and bounds
     * @param clock VENUE: the market may stand still until we answer, so nothing is judged by the wall clock
     * @param symbols of the run; at most {@code capacity} ever
     * @param capacity bound of instrument ids
     * @param ledger of closed bars, shared with whoever publishes warm-up bars
     * @param inbound where inputs go
     * @param gatewayClock stamps them
     * @param decoders makes one decoder for each connection
     * @param worker thread for requests about the market
     * @param queries of that thread
     * @param alerts hears what a person should know
     * @throws IllegalArgumentException for an unknown topic
     */
    public MarketDesk(
            SessionContext context,
            Endpoint endpoint,
            MarketSettings settings,
            ClockSource clock,
            SymbolTable symbols,
            int capacity,
            BarLedger ledger,
            InboundPort inbound,
            GatewayClock gatewayClock,
            Function<InboundPort, FrameDecoder> decoders,
            ExecutorService worker,
            VenueQueries queries,
            AlertListener alerts) {
        this.context = context;
        this.endpoint = endpoint;
        this.settings = settings;
        this.plan = new TopicPlan(settings);
        this.symbols = symbols;
        this.ledger = ledger;
        this.decoders = decoders;
        this.alerts = alerts;
        inStep = clock == ClockSource.VENUE;
        gaps = new Gaps(context.publisher(), capacity);
        books = new BookWatch(capacity);
        sharding = new Sharding(capacity, settings.topicsPerConnection(), MarketSettings.MAX_CHARACTERS);
        bars = new BarCare(context, ledger, gaps, sharding, inStep, symbols, capacity, worker, queries, alerts);
        flood = new FloodGate(
                inbound,
                gatewayClock,
                context.transport(),
                context.counters(),
                alerts,
                new Shedding(),
                settings.floodPatience().toNanos(),
                capacity);
        flow = new FlowWatch(capacity, settings.dataGrace().toNanos());
        depths = new int[capacity][];
    }

    /**
     * Spreads the first instruments over as many connections as they need.
     *
     * @param instruments dense ids
     */
    public void plan(Collection<Integer> instruments) {
        int topics = 0;
        int characters = 0;
        for (final int instrumentId : instruments) {
            for (final String topic : plan.of(symbols.symbol(instrumentId))) {
                topics++;
                characters += TopicPlan.characters(topic);
            }
        }
        sharding.expect(topics, characters);
        for (final int instrumentId : instruments) {
            carry(instrumentId);
        }
    }

    /**
     * The connections there are.
     *
     * @return in order of their numbers
     */
    public List<PublicShard> shards() {
        return List.copyOf(shards);
    }

    /**
     * Connects, one after the other, a little apart. With several connections every instrument has a gap until its own
     * is up. Any thread.
     */
    public void open() {
        context.transport().execute(this::openAll);
    }

    private void openAll() {
        final boolean several = shards.size() > 1;
        for (final PublicShard shard : shards) {
            if (several) {
                shard.instruments().forEach(this::awaitStream);
            }
            context.transport()
                    .loop()
                    .schedule(
                            shard::openIfNeeded, shard.id() * settings.stagger().toNanos(), TimeUnit.NANOSECONDS);
        }
        context.transport().loop().scheduleAtFixedRate(this::onTurn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Closes all connections for good, and from now on tells no loss of any; any thread. */
    public void close() {
        closed = true;
        shards.forEach(PublicShard::close);
    }

    /**
     * Carries one more instrument; its warm-up bars are in.
     *
     * @param instrumentId dense id
     */
    public void add(int instrumentId) {
        if (closed || sharding.shardOf(instrumentId) != Sharding.NOWHERE) {
            return;
        }
        final PublicShard shard = carry(instrumentId);
        if (shard.isUp()) {
            flow.onAsked(instrumentId, now());
            awaitBooks(instrumentId, shard.id());
            lookAtBars(instrumentId, 0);
        } else {
            awaitStream(instrumentId);
            shard.openIfNeeded();
        }
    }

    /**
     * Carries an instrument no more.
     *
     * @param instrumentId dense id
     */
    public void remove(int instrumentId) {
        final int shard = sharding.shardOf(instrumentId);
        if (shard != Sharding.NOWHERE) {
            shards.get(shard).remove(instrumentId);
            sharding.release(instrumentId);
            gaps.open(instrumentId, Gaps.STREAM, shard, 0);
        }
    }

    /**
     * Whether an instrument is carried.
     *
     * @param instrumentId dense id
     * @return true from {@link #add} to {@link #remove}
     */
    public boolean carries(int instrumentId) {
        return sharding.shardOf(instrumentId) != Sharding.NOWHERE;
    }

    /** A shard's WebSocket is open, its topics are being asked for. */
    void onSubscribing(PublicShard shard) {
        for (final int instrumentId : shard.instruments()) {
            flow.onAsked(instrumentId, now());
            for (final int depth : depths[instrumentId]) {
                books.expect(instrumentId, depth);
            }
        }
    }

    /** A shard is up: what it missed is fetched, and its gaps close as far as nothing is missing. */
    void onUp(PublicShard shard) {
        context.counters().add(Metric.PUBLIC_UP, 1);
        for (final int instrumentId : shard.instruments()) {
            lookAtBars(instrumentId, 0);
            gaps.close(instrumentId, Gaps.STREAM, shard.id());
        }
        onSettled(shard);
    }

    /** All requests of a shard are answered: only what is refused now keeps a gap. Who came back streams again. */
    void onSettled(PublicShard shard) {
        for (final int instrumentId : shard.instruments()) {
            gaps.close(instrumentId, Gaps.STREAM, shard.id());
            if (gaps.isOpen(instrumentId, Gaps.TOPIC) && !shard.isRefused(symbols.symbol(instrumentId))) {
                gaps.close(instrumentId, Gaps.TOPIC, shard.id());
            }
        }
        gauge();
    }

    /** A shard is lost, and with it the data of its instruments. */
    void onLost(PublicShard shard) {
        context.counters().add(Metric.PUBLIC_UP, -1);
        for (final int instrumentId : shard.instruments()) {
            awaitStream(instrumentId);
        }
        gauge();
    }

    /** One topic is refused for good; the others of its instrument go on. */
    void onRefused(PublicShard shard, String topic, String reason) {
        context.counters().add(Metric.TOPICS_REFUSED, 1);
        alerts.onAlert(GatewayAlert.TOPIC_REFUSED, "the venue refuses the topic " + topic + ": " + reason);
        final int instrumentId = symbols.idOf(topic.substring(topic.lastIndexOf('.') + 1));
        if (instrumentId >= 0) {
            gaps.open(instrumentId, Gaps.TOPIC, shard.id(), ledger.intervalMinutes(0));
        }
    }

    /** A frame's messages were published. */
    void onPublished(PublicShard shard, FrameDecoder source) {
        final int instrumentId = source.instrumentId();
        if (source.isTicker()) {
            flow.onTicker(instrumentId);
        } else if (source.isBook()) {
            switch (books.onBook(source)) {
                case BROKEN -> {
                    context.counters().add(Metric.BOOK_GAPS, 1);
                    gaps.open(instrumentId, Gaps.BOOK, shard.id(), 0);
                    renew(shard, instrumentId);
                }
                case WHOLE -> {
                    if (!isAnyBroken(instrumentId)) {
                        gaps.close(instrumentId, Gaps.BOOK, shard.id());
                        gauge();
                    }
                }
                default -> {
                    // As it should be.
                }
            }
        }
    }

    /** A frame found no room; true if it is dealt with. In step the market waits for us, so it is held. */
    boolean onNoRoom(FrameDecoder source, long heldNanos) {
        return !inStep && flood.onNoRoom(source, heldNanos);
    }

    private PublicShard carry(int instrumentId) {
        final String symbol = symbols.symbol(instrumentId);
        final List<String> topics = plan.of(symbol);
        depths[instrumentId] = plan.depths(symbol);
        final int number = sharding.assign(instrumentId, topics);
        while (shards.size() <= number) {
            shards.add(new PublicShard(
                    context, endpoint, decoders.apply(flood), shards.size(), this, settings.topicsPerRequest()));
        }
        final PublicShard shard = shards.get(number);
        shard.add(instrumentId, topics);
        return shard;
    }

    private void awaitStream(int instrumentId) {
        final int shard = sharding.shardOf(instrumentId);
        gaps.open(instrumentId, Gaps.STREAM, shard, 0);
        awaitBooks(instrumentId, shard);
    }

    private void awaitBooks(int instrumentId, int shard) {
        for (final int depth : depths[instrumentId]) {
            books.lose(instrumentId, depth);
            gaps.open(instrumentId, Gaps.BOOK, shard, 0);
        }
    }

    /** Books, and the ticker that the engine drops with them, begin anew. */
    private void renew(PublicShard shard, int instrumentId) {
        final String symbol = symbols.symbol(instrumentId);
        final List<String> again = new ArrayList<>(plan.books(symbol));
        plan.ticker(symbol).ifPresent(again::add);
        flow.onAsked(instrumentId, now());
        for (final int depth : depths[instrumentId]) {
            books.lose(instrumentId, depth);
        }
        shard.renew(again);
    }

    private boolean isAnyBroken(int instrumentId) {
        for (final int depth : depths[instrumentId]) {
            if (books.isBroken(instrumentId, depth)) {
                return true;
            }
        }
        return false;
    }

    private void lookAtBars(int instrumentId, long graceNanos) {
        if (plan.hasBars()) {
            bars.look(instrumentId, graceNanos);
        }
    }

    private void onTurn() {
        if (closed) {
            return;
        }
        final boolean retry = ++turns % TURNS_UNTIL_RETRY == 0;
        for (final PublicShard shard : shards) {
            shard.onTimer(context.times().connect().toNanos(), retry);
            if (!inStep && shard.isUp()) {
                lookAfter(shard);
            }
        }
        gauge();
    }

    /** What should have come by now and has not. */
    private void lookAfter(PublicShard shard) {
        for (final int instrumentId : shard.instruments()) {
            lookAtBars(instrumentId, settings.confirmGrace().toNanos());
            if (!lookAtFlow(shard, instrumentId)) {
                return;
            }
        }
    }

    /** Whether the connection may go on. */
    private boolean lookAtFlow(PublicShard shard, int instrumentId) {
        if (gaps.isOpen(instrumentId, Gaps.FLOOD) || shard.isRefused(symbols.symbol(instrumentId))) {
            return true;
        }
        final String symbol = symbols.symbol(instrumentId);
        final boolean tickerWanted = plan.ticker(symbol).isPresent();
        switch (flow.look(instrumentId, now(), !isAnyAwaited(instrumentId), tickerWanted)) {
            case SILENT -> {
                alerts.onAlert(
                        GatewayAlert.TOPIC_SILENT,
                        "book or ticker of " + symbol + " brought no snapshot within "
                                + settings.dataGrace().toMillis() + " ms, subscribed again");
                if (depths[instrumentId].length > 0) {
                    gaps.open(instrumentId, Gaps.BOOK, shard.id(), 0);
                }
                renew(shard, instrumentId);
                return true;
            }
            case HOPELESS -> {
                shard.giveUp("no data of " + symbol);
                return false;
            }
            default -> {
                return true;
            }
        }
    }

    private boolean isAnyAwaited(int instrumentId) {
        for (final int depth : depths[instrumentId]) {
            if (books.isAwaited(instrumentId, depth)) {
                return true;
            }
        }
        return false;
    }

    /** What a flood does to books. */
    private final class Shedding implements FloodGate.Books {
        @Override
        public void onDropped(int instrumentId) {
            final int shard = sharding.shardOf(instrumentId);
            if (shard != Sharding.NOWHERE) {
                gaps.open(instrumentId, Gaps.FLOOD, shard, 0);
                awaitBooks(instrumentId, shard);
                gauge();
            }
        }

        @Override
        public void onReopen(int instrumentId) {
            final int shard = sharding.shardOf(instrumentId);
            if (shard != Sharding.NOWHERE) {
                renew(shards.get(shard), instrumentId);
                gaps.close(instrumentId, Gaps.FLOOD, shard);
                gauge();
            }
        }
    }

    private void gauge() {
        context.counters().set(Metric.GAPS_OPEN, gaps.count());
        context.counters().set(Metric.BARS_REPEATED, ledger.repeated());
    }

    private long now() {
        return context.transport().nanoTime();
    }
}
