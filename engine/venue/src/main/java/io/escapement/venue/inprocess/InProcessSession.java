package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.venue.Subscriptions;
import io.escapement.venue.Venue;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Connects a core with a venue in one thread: the same inputs in the same order, with the same field values, as a
 * session over sockets in step under the venue's clock.
 *
 * <p>Within one instant the public inputs come first, then the private ones, then the answers on the trade socket; after
 * each of these groups the requests by REST that it caused are carried out and answered, until none is left, for that is
 * when a client in step answers the PING. Orders go over the trade socket, everything else by REST.
 *
 * <p>The owner numbers the inputs it gets, applies them to the core, and hands every output of the core to {@link
 * #onOutput} before the next input. Run start and operator commands are the owner's own inputs.
 */
public final class InProcessSession {
    static final int PUBLIC = 0;
    static final int PRIVATE = 1;
    static final int TRADE = 2;
    static final int REST = 3;

    private static final long NS_PER_MS = 1_000_000L;
    private static final int NO_CODE = -1;

    private final SessionConfiguration configuration;
    private final InputSink inputs;
    private final Venue venue;
    private final int[] venueIds;
    private final VenueEvents events;
    private final InputArena arena = new InputArena();
    private final InputArena restArena = new InputArena();
    private final ControlInputs restControl = new ControlInputs(restArena);
    private final Queries queries;
    private final CommandDecoder decoder;
    private final ArrayDeque<Command> requests = new ArrayDeque<>();
    private final Map<Long, Command> submitted = new HashMap<>();
    private long lastToken;
    private boolean tradeUp;

    /**
     * A session at rest.
     *
     * @param venue of the account and the line
     * @param market at its beginning, used by nobody else
     * @param session what is subscribed
     * @param inputs takes the inputs
     * @throws IllegalArgumentException if the market lacks a symbol or an interval
     */
    public InProcessSession(
            VenueConfiguration venue, MarketSource market, SessionConfiguration session, InputSink inputs) {
        configuration = session;
        this.inputs = inputs;
        final int[] coreIds = new int[market.instrumentCount()];
        events = new VenueEvents(
                coreIds,
                new PublicInputs(arena),
                new PrivateInputs(arena, session.instance()),
                new ControlInputs(arena),
                submitted,
                this::nowNs);
        this.venue = new Venue(venue, market, events);
        venueIds = venueIds();
        Arrays.fill(coreIds, -1);
        for (int i = 0; i < venueIds.length; i++) {
            coreIds[venueIds[i]] = i;
        }
        decoder = new CommandDecoder(venueIds, session.instance());
        queries = new Queries(
                this.venue,
                venueIds,
                coreIds,
                REST,
                new PublicInputs(restArena),
                new PrivateInputs(restArena, session.instance()),
                restControl,
                new TransactionInputs(restArena, session.instance()));
    }

    private int[] venueIds() {
        final int[] ids = new int[configuration.symbols().size()];
        for (int i = 0; i < ids.length; i++) {
            final String symbol = configuration.symbols().get(i);
            ids[i] = venue.instrumentId(symbol);
            if (ids[i] < 0) {
                throw new IllegalArgumentException("the market has no " + symbol + ": correct the configured symbols");
            }
            for (final int minutes : configuration.intervals()) {
                if (!venue.hasInterval(ids[i], minutes)) {
                    throw new IllegalArgumentException("the market has no bars of " + minutes + " minutes of " + symbol
                            + ": give a history file of a finer interval");
                }
            }
        }
        return ids;
    }

    /** The venue, for its clock and queries. */
    public Venue venue() {
        return venue;
    }

    /** The start script: instruments, fees, warm-up bars, connections, reconciliation. Once, before the first step. */
    public void start() {
        queries.definitions();
        for (int i = 0; i < venueIds.length; i++) {
            for (final int minutes : configuration.intervals()) {
                if (configuration.warmUpBars() > 0) {
                    queries.warmUp(i, minutes, configuration.warmUpBars());
                }
            }
        }
        settle();
        restControl.connectionUp(Channel.PRIVATE, nowNs(), REST);
        restControl.connectionUp(Channel.TRADE, nowNs(), REST);
        tradeUp = true;
        settle();
        queries.reconcile(FixedPoint.NULL);
        settle();
        subscribe();
        restControl.connectionUp(Channel.PUBLIC, nowNs(), REST);
        settle();
        greet();
        arena.deliver(PUBLIC, inputs);
        settle();
    }

    /** The first frames of books and tickers come at once after the subscription, in the venue's order of instruments. */
    private void greet() {
        final int[] ids = venueIds.clone();
        Arrays.sort(ids);
        final int[] depths = configuration.bookDepths().clone();
        Arrays.sort(depths);
        for (final int id : ids) {
            for (final int depth : depths) {
                final BookView book = venue.book(id, depth);
                if (book.levels() > 0) {
                    events.onBook(id, depth, book);
                }
            }
            if (configuration.tickers() && venue.ticker(id).lastPrice() > 0) {
                events.onTicker(id, venue.ticker(id));
            }
        }
    }

    private void subscribe() {
        final Subscriptions subscriptions = venue.subscriptions();
        for (final int id : venueIds) {
            for (final int minutes : configuration.intervals()) {
                subscriptions.klines(id, minutes, true);
            }
            for (final int depth : configuration.bookDepths()) {
                subscriptions.book(id, depth, true);
            }
            subscriptions.trades(id, configuration.trades());
            subscriptions.ticker(id, configuration.tickers());
        }
    }

    /**
     * Goes on by one instant.
     *
     * @return false when the market is over
     */
    public boolean step() {
        if (!venue.step()) {
            return false;
        }
        for (int channel = PUBLIC; channel <= TRADE; channel++) {
            if (channel == PRIVATE && arena.waits(PRIVATE)) {
                queries.complete();
            }
            arena.deliver(channel, inputs);
            settle();
        }
        return true;
    }

    /**
     * One output of the core; commands are carried out, others ignored.
     *
     * @param causeSequence of the input that caused it
     * @param index among that input's outputs
     * @param buffer holds the SBE message
     * @param offset of its header
     * @param length with the header
     */
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        final Command command = decoder.decode(buffer, offset, causeSequence, index);
        if (command == null) {
            return;
        }
        final boolean order = command.kind == CommandKind.PLACE
                || command.kind == CommandKind.AMEND
                || command.kind == CommandKind.CANCEL;
        if (order && tradeUp && !expired(command)) {
            lastToken++;
            submitted.put(lastToken, command);
            venue.submit(lastToken, command.venueCommand);
        } else {
            requests.add(command);
        }
    }

    private boolean expired(Command command) {
        return command.expireTimeNs != FixedPoint.NULL && nowNs() > command.expireTimeNs;
    }

    /** Delivers what REST has answered, carries out what was asked meanwhile, and so on until nothing is left. */
    private void settle() {
        restArena.deliver(REST, inputs);
        for (Command command = requests.poll(); command != null; command = requests.poll()) {
            carryOut(command);
            restArena.deliver(REST, inputs);
        }
    }

    private void carryOut(Command command) {
        final boolean order = command.kind != CommandKind.QUERY && command.hasClientOrderId();
        if (expired(command)) {
            unsent(command, "expired before it could be sent");
        } else if (order && !tradeUp) {
            unsent(command, "the trade socket is down");
        } else if (command.kind == CommandKind.QUERY) {
            ask(command);
        } else {
            post(command);
        }
    }

    private void unsent(Command command, String why) {
        restControl.outcome(command, Outcome.UNSENT, null, NO_CODE, why, FixedPoint.NULL, nowNs(), REST);
    }

    private void post(Command command) {
        final CommandResult result = venue.execute(command.venueCommand);
        if (result.accepted()) {
            restControl.outcome(command, Outcome.ACK, result.orderId(), 0, "", nowNs(), nowNs(), REST);
        } else {
            restControl.outcome(
                    command,
                    VenueEvents.outcomeOf(command.kind, result.retCode()),
                    null,
                    result.retCode(),
                    result.retMsg(),
                    FixedPoint.NULL,
                    nowNs(),
                    REST);
        }
    }

    private void ask(Command query) {
        Outcome outcome = Outcome.ACK;
        switch (query.queryKind) {
            case ORDER -> {
                final OrderView order = venue.order(query.orderId, query.linkId(decoder.instance()));
                if (order == null || order.instrumentId() != venueIds[query.instrumentId]) {
                    // Everything sent has arrived: what is not there never will be.
                    outcome = Outcome.ABSENT;
                } else {
                    queries.order(order, true);
                }
            }
            case OPEN_ORDERS -> queries.openOrders();
            case POSITIONS -> queries.positions();
            case EXECUTIONS -> queries.executions(query.fromTimeNs);
            case WALLET -> queries.wallet();
            case BARS -> queries.backfill(query);
            case TRANSACTIONS -> queries.transactions(query);
            default -> queries.reconcile(query.causeSequence);
        }
        restControl.outcome(query, outcome, null, 0, "", FixedPoint.NULL, nowNs(), REST);
    }

    private long nowNs() {
        return venue.nowMs() * NS_PER_MS;
    }
}
