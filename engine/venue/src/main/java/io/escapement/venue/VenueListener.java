package io.escapement.venue;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.WalletView;
import java.util.List;

/**
 * Hears what the venue says, in the order of event keys (time, class, instrument, venue sequence), each at {@link
 * Venue#nowMs()}, which is also the stamp of the message: {@code ts}, {@code creationTime}, {@code Timenow}.
 *
 * <p>Within one instant all public events come first, then private ones, then answers to commands: the order in which
 * a session in step serves its sockets. A listener may submit commands from a callback; they take effect later.
 */
public interface VenueListener {
    /**
     * A bar closed, or moved.
     *
     * @param instrumentId dense index
     * @param bar the interval is the bar's; {@link Bar#confirmed()} is true exactly once per bar
     */
    void onKline(int instrumentId, Bar bar);

    /**
     * The book changed. Called at every point for every depth subscribed; a subscriber that has not had a snapshot takes
     * the whole view, others its changes.
     *
     * @param instrumentId dense index
     * @param depth subscribed, 1, 50 or 200
     * @param book valid during the call
     */
    void onBook(int instrumentId, int depth, BookView book);

    /**
     * Public trades of one message.
     *
     * @param instrumentId dense index
     * @param trades ascending by time, at least one
     */
    void onTrades(int instrumentId, List<TradePrint> trades);

    /**
     * The instrument's state moved. A subscriber that has not had a snapshot takes all fields, others the changed ones.
     *
     * @param instrumentId dense index
     * @param ticker valid during the call
     */
    void onTicker(int instrumentId, TickerView ticker);

    /**
     * Positions of others, or of the account, were liquidated.
     *
     * @param instrumentId dense index
     * @param rows ascending by time, at least one
     */
    default void onLiquidations(int instrumentId, List<LiquidationView> rows) {}

    /**
     * The bounds of limit prices moved.
     *
     * @param instrumentId dense index
     * @param limit as it stands
     */
    default void onPriceLimit(int instrumentId, PriceLimit limit) {}

    /**
     * The rules of an instrument changed: its status, delivery time, price step or funding interval.
     *
     * @param rules from now on
     */
    default void onInstrument(InstrumentRules rules) {}

    /**
     * Rows of one execution message.
     *
     * @param crossSequence of the match; the order message of the same match has the same
     * @param rows of one instrument, at least one
     */
    void onExecutions(long crossSequence, List<ExecutionView> rows);

    /**
     * Rows of one order message.
     *
     * @param crossSequence of the change; 0 for an order that changed by itself, such as a trailing stop that moved
     * @param rows of one instrument, at least one
     */
    void onOrders(long crossSequence, List<OrderView> rows);

    /**
     * A position message: one row, or in hedge mode the long and the short one.
     *
     * @param rows of one instrument, as they stand at the time of the change
     */
    void onPositions(List<PositionView> rows);

    /**
     * A wallet message.
     *
     * @param wallet as it stands at the time of the change
     */
    void onWallet(WalletView wallet);

    /**
     * The answer to a submitted command.
     *
     * @param result accepted or not
     */
    void onCommandResult(CommandResult result);
}
