package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.AccountReportDecoder;
import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Counts what a run's outputs say. It only listens. */
public final class BacktestTally implements RunListener {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final TradeClosedDecoder trade = new TradeClosedDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final AccountCurve curve = new AccountCurve();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final Map<String, Integer> fates = new TreeMap<>();
    private int signals;
    private int orders;
    private int alerts;
    private long outputs;

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        outputs++;
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case SignalTransitionDecoder.TEMPLATE_ID -> {
                transition.wrapAndApplyHeader(buffer, offset, header);
                onTransition(transition.toState(), transition.reason());
            }
            case TradeClosedDecoder.TEMPLATE_ID ->
                trades.add(ClosedTrade.of(trade.wrapAndApplyHeader(buffer, offset, header)));
            case AccountReportDecoder.TEMPLATE_ID -> curve.onReport(report.wrapAndApplyHeader(buffer, offset, header));
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
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Closed trades.
     *
     * @return in the order in which they closed
     */
    public List<ClosedTrade> trades() {
        return List.copyOf(trades);
    }

    /**
     * How the account stood.
     *
     * @return by the core's reports
     */
    public AccountCurve curve() {
        return curve;
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
