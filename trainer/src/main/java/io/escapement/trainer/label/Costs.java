package io.escapement.trainer.label;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.ModelKeys;

/**
 * What a round trip costs. Stop and time-out are always taken at market; a fill at market is worse than the price that
 * caused it by
 *
 * <pre>slippage + slippagePerAtr · ATR / close</pre>
 *
 * of that price, the ATR being that of the signal's own bars at its close.
 *
 * @param takerRate fee of a fill that takes, share of its value, for instance 0.00055
 * @param makerRate fee of a fill that rested
 * @param entry how a trade is entered
 * @param target how it is left at its target, {@link Fill#MARKET} or {@link Fill#MAKER}
 * @param slippage of each fill at market, share of the price
 * @param slippagePerAtr added for each true range there is in the price; 0: slippage knows no volatility
 * @param funding whether funding is paid and received at its times
 */
public record Costs(
        double takerRate,
        double makerRate,
        Fill entry,
        Fill target,
        double slippage,
        double slippagePerAtr,
        boolean funding) {
    /** Trading for nothing. */
    public static final Costs NONE = new Costs(0, 0, Fill.MARKET, Fill.MARKET, 0, 0, false);

    private static final double BPS = 1e-4;

    /** Refuses what can't be a cost. */
    public Costs {
        if (target == Fill.LIMIT) {
            throw new IllegalArgumentException("a target is left at market or by a resting order, not by a limit");
        }
        if (!(slippage >= 0 && slippage < 1) || !(slippagePerAtr >= 0)) {
            throw new IllegalArgumentException(
                    "slippage can't be negative: slippage=" + slippage + " slippagePerAtr=" + slippagePerAtr);
        }
    }

    /**
     * The costs the core reckons with.
     *
     * @param configuration fees, slippage, kind of entry
     * @return funding included; targets left at market
     */
    public static Costs of(CoreConfiguration configuration) {
        final Fill entry = switch (configuration.word(ExecutionKeys.ENTRY_TYPE)) {
            case "LIMIT" -> Fill.LIMIT;
            case "POST_ONLY" -> Fill.MAKER;
            default -> Fill.MARKET;
        };
        return new Costs(
                configuration.number(CoreKeys.FEES_TAKER),
                configuration.number(CoreKeys.FEES_MAKER),
                entry,
                Fill.MARKET,
                configuration.number(ModelKeys.SLIPPAGE) * BPS,
                0,
                true);
    }

    /** Fee of a fill as a share of its value. */
    double fee(Fill fill) {
        return fill == Fill.MAKER ? makerRate : takerRate;
    }

    /** By how much a fill is worse than the price that caused it, as a share of that price. */
    double slippage(Fill fill, double atrShare) {
        // Without volatility in the formula it need not be known.
        return fill == Fill.MARKET ? slippage + (slippagePerAtr == 0 ? 0 : slippagePerAtr * atrShare) : 0;
    }
}
