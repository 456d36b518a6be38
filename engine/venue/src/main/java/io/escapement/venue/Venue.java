package io.escapement.venue;

import io.escapement.venue.market.MarketSource;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import io.escapement.venue.model.WalletView;
import java.util.List;

/**
 * The exchange: one account, one-way mode, cross margin, USDT perpetuals; a single-threaded discrete-event model.
 *
 * <p>Time is the market's. The owner asks {@link #nextEventTimeMs()}, delivers what {@link #advanceTo} makes the
 * listener hear, and submits commands in between or from callbacks. Commands on the trade socket arrive at {@link
 * #nowMs()} and take effect a constant latency later, which is when their answer is given ({@link #submit}); commands by
 * REST take effect and are answered at once ({@link #execute}), because a client in step holds the market until its
 * requests are answered. What a match causes is heard later still: executions and orders, then position and wallet.
 *
 * <p>Same market, configuration and commands at the same times: same events, ids included.
 */
public final class Venue {
    private final MarketSource market;

    public Venue(VenueConfiguration configuration, MarketSource market, VenueListener listener) {
        this.market = market;
    }

    /** The venue's now, milliseconds: the time of the last instant reached. */
    public long nowMs() {
        return market.startMs();
    }

    /** Time of the next event, at least {@link #nowMs()}; {@link MarketSource#NEVER} when the market is over and nothing is pending. */
    public long nextEventTimeMs() {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on to a time: every event until then, that instant included, is heard in order.
     *
     * @param timeMs not before {@link #nowMs()}
     */
    public void advanceTo(long timeMs) {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on to the next instant that has events, and makes all of them heard.
     *
     * @return false when there was none: the market is over
     */
    public boolean step() {
        throw new UnsupportedOperationException();
    }

    /** What public events are wanted. */
    public Subscriptions subscriptions() {
        throw new UnsupportedOperationException();
    }

    /**
     * A command that arrives now on the trade socket. It takes effect, and is answered through the listener, a constant
     * latency later.
     *
     * @param token echoed in the result
     * @param command what is asked
     */
    public void submit(long token, VenueCommand command) {
        throw new UnsupportedOperationException();
    }

    /**
     * A command by REST: takes effect at once. What it causes is heard later as always.
     *
     * @param command what is asked
     * @return the answer, with token 0
     */
    public CommandResult execute(VenueCommand command) {
        throw new UnsupportedOperationException();
    }

    /** Instruments, by id. */
    public List<InstrumentRules> instruments() {
        throw new UnsupportedOperationException();
    }

    /**
     * Id of a symbol.
     *
     * @param symbol such as BTCUSDT
     * @return dense index, or -1
     */
    public int instrumentId(String symbol) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether bars of an interval can be had of an instrument: a market of 15-minute bars has none of 3 minutes.
     *
     * @param instrumentId dense index
     * @param intervalMinutes asked
     * @return whether
     */
    public boolean hasInterval(int instrumentId, int intervalMinutes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Bars, ascending, the running one included. With a start and no end the oldest {@code limit} from there on, else the
     * newest {@code limit} of the range.
     *
     * @param instrumentId dense index
     * @param intervalMinutes one that the instrument has
     * @param startMs least open time, inclusive; negative: none
     * @param endMs greatest open time, inclusive; negative: none
     * @param limit at most so many
     * @return the bars; gaps are left out
     */
    public List<Bar> klines(int instrumentId, int intervalMinutes, long startMs, long endMs, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * The ticker as it stands.
     *
     * @param instrumentId dense index
     * @return valid until the venue moves on; all changed fields are those of the last point
     */
    public TickerView ticker(int instrumentId) {
        throw new UnsupportedOperationException();
    }

    /**
     * The book as it stands.
     *
     * @param instrumentId dense index
     * @param depth levels a side, at most 200
     * @return valid until the next call or event
     */
    public BookView book(int instrumentId, int depth) {
        throw new UnsupportedOperationException();
    }

    /** Orders on the book and untriggered ones, oldest first. */
    public List<OrderView> openOrders() {
        throw new UnsupportedOperationException();
    }

    /** Orders that have ended, oldest end first. */
    public List<OrderView> orderHistory() {
        throw new UnsupportedOperationException();
    }

    /**
     * One order, open or ended.
     *
     * @param orderId its id, or null to go by the client's
     * @param orderLinkId the client's id, used without an order id
     * @return the order, or null
     */
    public OrderView order(VenueId orderId, String orderLinkId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Executions of the account, funding rows included, oldest first.
     *
     * @param sinceMs least match time
     * @return the rows
     */
    public List<ExecutionView> executions(long sinceMs) {
        throw new UnsupportedOperationException();
    }

    /**
     * The position of an instrument, flat or not.
     *
     * @param instrumentId dense index
     * @return as it stands
     */
    public PositionView position(int instrumentId) {
        throw new UnsupportedOperationException();
    }

    /** The account as it stands. */
    public WalletView wallet() {
        throw new UnsupportedOperationException();
    }

    /** Fee rate of orders that take, 1e-8. */
    public long takerRate() {
        throw new UnsupportedOperationException();
    }

    /** Fee rate of orders that rest, 1e-8. */
    public long makerRate() {
        throw new UnsupportedOperationException();
    }
}
