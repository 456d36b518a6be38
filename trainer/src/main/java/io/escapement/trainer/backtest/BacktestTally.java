package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Counts what a run's outputs say. It only listens. */
public final class BacktestTally {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final TradeClosedDecoder trade = new TradeClosedDecoder();
    private final List<Trade> trades = new ArrayList<>();
    private final Map<String, Integer> fates = new TreeMap<>();
    private int signals;
    private int orders;
    private int alerts;
    private long outputs;

    /**
     * A closed trade; money at 1e-8.
     *
     * @param instrumentId which
     * @param reason why it ended
     * @param openTimeNs first fill
     * @param closeTimeNs last fill
     * @param grossPnl from prices
     * @param fees paid
     * @param funding paid
     * @param netPnl what is left
     */
    public record Trade(
            int instrumentId,
            Reason reason,
            long openTimeNs,
            long closeTimeNs,
            long grossPnl,
            long fees,
            long funding,
            long netPnl) {}

    void onOutput(DirectBuffer buffer, int offset) {
        outputs++;
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case SignalTransitionDecoder.TEMPLATE_ID -> {
                transition.wrapAndApplyHeader(buffer, offset, header);
                onTransition(transition.toState(), transition.reason());
            }
            case TradeClosedDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(buffer, offset, header);
                trades.add(new Trade(
                        trade.instrumentId(),
                        trade.reason(),
                        trade.openTimeNs(),
                        trade.closeTimeNs(),
                        trade.grossPnl(),
                        trade.fees(),
                        trade.funding(),
                        trade.netPnl()));
            }
            case PlaceOrderDecoder.TEMPLATE_ID -> orders++;
            case AlertDecoder.TEMPLATE_ID -> alerts++;
            default -> {
                // Counted above, and of no further interest here.
            }
        }
    }

    private void onTransition(SignalState to, Reason reason) {
        switch (to) {
            case GENERATED -> signals++;
            case EXECUTED -> fates.merge("executed", 1, Integer::sum);
            case EXPIRED -> fates.merge("expired " + word(reason), 1, Integer::sum);
            case BLOCKED -> fates.merge("blocked " + word(reason), 1, Integer::sum);
            default -> {
                // On its way.
            }
        }
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /**
     * Closed trades.
     *
     * @return in the order in which they closed
     */
    public List<Trade> trades() {
        return List.copyOf(trades);
    }

    /**
     * How signals ended.
     *
     * @return fate and count, alphabetically
     */
    public Map<String, Integer> fates() {
        return new TreeMap<>(fates);
    }

    /**
     * Signals made.
     *
     * @return a count
     */
    public int signals() {
        return signals;
    }

    /**
     * Orders placed, exits included.
     *
     * @return a count
     */
    public int orders() {
        return orders;
    }

    /**
     * Alerts raised.
     *
     * @return a count
     */
    public int alerts() {
        return alerts;
    }

    /**
     * All outputs.
     *
     * @return a count
     */
    public long outputs() {
        return outputs;
    }
}
