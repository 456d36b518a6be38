package io.escapement.gateway.bybit.market;

import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.gateway.bybit.decode.Listing;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.port.GatewayAlert;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.settings.UniverseSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Which instruments are members, at the start and at every refresh.
 *
 * <p>An id belongs to its symbol for good: who leaves keeps it and gets it back on return, also across runs. Who joins
 * enters as definition, fee rates, closed bars and the change itself; then his topics are subscribed. Who leaves enters
 * as a change; his topics stay until a later refresh finds neither an order nor a position of him. A refresh also
 * publishes every definition that has changed: tick, lot, status, an announced end.
 *
 * <p>Used on the host's thread at the start, then on the market's own; the desk is told on the event loop.
 */
public final class Universe {
    private final UniverseSettings settings;
    private final UniverseSelection selection;
    private final SymbolTable symbols;
    private final MarketLine line;
    private final boolean account;
    private final GatewayCounters counters;
    private final AlertListener alerts;
    private final TreeSet<Integer> members = new TreeSet<>();
    private final TreeSet<Integer> leaving = new TreeSet<>();

    /** Where an instrument's topics are switched on and off; any thread. */
    public interface MarketLine {
        /**
         * Its warm-up bars are in.
         *
         * @param instrumentId dense id
         */
        void carry(int instrumentId);

        /**
         * Nothing of it is needed any more.
         *
         * @param instrumentId dense id
         */
        void drop(int instrumentId);
    }

    /**
     * No members yet.
     *
     * @param settings what is chosen
     * @param symbols the known ones of earlier runs; grows
     * @param line told who is to be heard
     * @param account whether orders and positions can be asked for
     * @param counters tells how many there are
     * @param alerts hears of failures
     */
    public Universe(
            UniverseSettings settings,
            SymbolTable symbols,
            MarketLine line,
            boolean account,
            GatewayCounters counters,
            AlertListener alerts) {
        this.settings = settings;
        this.selection = new UniverseSelection(settings);
        this.symbols = symbols;
        this.line = line;
        this.account = account;
        this.counters = counters;
        this.alerts = alerts;
    }

    /**
     * Chooses the first members. Publishes nothing.
     *
     * @param queries asked when the universe is automatic
     * @param timeMs the venue's time
     * @return ids of the members and of those an earlier run has traded, ascending
     */
    public List<Integer> begin(VenueQueries queries, long timeMs) {
        final List<String> chosen = settings.automatic()
                ? selection.select(
                        queries.listing(false).entries(), formerMembers(), TimeUnit.MILLISECONDS.toNanos(timeMs))
                : settings.symbols();
        for (final String symbol : chosen) {
            final int id = idOf(symbol);
            if (id >= 0) {
                members.add(id);
            }
        }
        for (final String symbol : settings.known()) {
            final int id = symbols.idOf(symbol);
            if (!members.contains(id) && !settings.departed().contains(symbol)) {
                leaving.add(id);
            }
        }
        final TreeSet<Integer> all = new TreeSet<>(members);
        all.addAll(leaving);
        gauge();
        return new ArrayList<>(all);
    }

    /**
     * Whether an instrument is a member.
     *
     * @param instrumentId dense id
     * @return false for one that is only followed until it is flat
     */
    public boolean isMember(int instrumentId) {
        return members.contains(instrumentId);
    }

    /**
     * The venue does not list an instrument of an earlier run any more.
     *
     * @param instrumentId of one that is no member
     */
    public void forget(int instrumentId) {
        leaving.remove(instrumentId);
    }

    /**
     * Publishes what has changed since the run before.
     *
     * @param publisher of the calling thread
     */
    public void publishChanges(InputPublisher publisher) {
        for (final String symbol : settings.known()) {
            final int id = symbols.idOf(symbol);
            if (members.contains(id) && settings.departed().contains(symbol)) {
                publisher.universeChange(id, UniverseAction.ADD, "chosen at the start");
            } else if (!members.contains(id) && !settings.departed().contains(symbol)) {
                publisher.universeChange(id, UniverseAction.REMOVE, "not chosen at the start");
            }
        }
    }

    /**
     * Looks at the venue's list again.
     *
     * @param queries of the calling thread
     * @param loader of the calling thread
     * @param publisher of the calling thread
     */
    public void refresh(VenueQueries queries, InstrumentLoader loader, InputPublisher publisher) {
        try {
            final long timeMs = queries.time();
            final Listing listing = queries.listing(true);
            closeUnlisted(queries, listing);
            dropFlat(queries);
            if (settings.automatic()) {
                change(listing, loader, publisher, timeMs);
            }
        } catch (final RestException e) {
            alerts.onAlert(GatewayAlert.UNIVERSE, "the universe stays as it is: " + e.getMessage());
        }
        gauge();
    }

    private void change(Listing listing, InstrumentLoader loader, InputPublisher publisher, long timeMs) {
        final Set<String> present = new HashSet<>();
        members.forEach(id -> present.add(symbols.symbol(id)));
        final Set<String> chosen = new LinkedHashSet<>(
                selection.select(listing.entries(), present, TimeUnit.MILLISECONDS.toNanos(timeMs)));
        for (final int id : List.copyOf(members)) {
            if (!chosen.contains(symbols.symbol(id))) {
                members.remove(id);
                leaving.add(id);
                publisher.universeChange(id, UniverseAction.REMOVE, "not among the most traded any more");
            }
        }
        for (final String symbol : chosen) {
            final int id = present.contains(symbol) ? -1 : idOf(symbol);
            if (id >= 0 && loader.load(id, timeMs)) {
                leaving.remove(id);
                members.add(id);
                publisher.universeChange(id, UniverseAction.ADD, "among the most traded");
                line.carry(id);
            }
        }
    }

    /** Who has left before this refresh and has nothing open is not listened to any more. */
    private void dropFlat(VenueQueries queries) {
        if (leaving.isEmpty()) {
            return;
        }
        final Set<String> used = account ? queries.inUse() : Set.of();
        for (final int id : List.copyOf(leaving)) {
            if (!used.contains(symbols.symbol(id))) {
                leaving.remove(id);
                line.drop(id);
            }
        }
    }

    private void closeUnlisted(VenueQueries queries, Listing listing) {
        final TreeSet<Integer> followed = new TreeSet<>(members);
        followed.addAll(leaving);
        for (final int id : followed) {
            if (!listing.has(symbols.symbol(id))) {
                queries.close(id);
            }
        }
    }

    private Set<String> formerMembers() {
        final Set<String> former = new HashSet<>(settings.known());
        former.removeAll(settings.departed());
        return former;
    }

    /** Known or new id; -1 when there is no room for one more. */
    private int idOf(String symbol) {
        final int id = symbols.idOf(symbol);
        if (id >= 0) {
            return id;
        }
        if (symbols.size() >= settings.capacity()) {
            alerts.onAlert(
                    GatewayAlert.UNIVERSE,
                    "no room for " + symbol + ": the engine holds " + settings.capacity() + " instruments");
            return -1;
        }
        return symbols.add(symbol);
    }

    private void gauge() {
        counters.set(Metric.UNIVERSE, members.size());
    }
}
