package io.escapement.venue.account;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RiskTier;
import java.util.ArrayList;
import java.util.List;

/**
 * What a position or an order ties up, after recorded messages of the venue: L leverage, M mark, Q size, C cost, R and D
 * rate and deduction of the position's tier, f the larger of taker rate and 0.00055.
 *
 * <pre>
 * close fee          = C * (1 - 1/L) * f for longs, C * (1 + 1/L) * f for shorts, rounded down
 * initial margin     = Q * M / L + close fee
 * maintenance margin = Q * M * R - D + close fee
 * order margin       = V / L + V * f + V * (1 -/+ 1/L) * f, V = Q * P; each part rounded up
 * break even         = (C -/+ realised) / (Q -/+ Q * f)
 * </pre>
 */
final class Margin {
    private static final long LEAST_FEE_RATE = 55_000L;

    private final List<List<RiskTier>> tiers;
    private final long feeRate;

    Margin(InstrumentRules[] rules, long takerRate) {
        tiers = new ArrayList<>(rules.length);
        for (final InstrumentRules instrument : rules) {
            tiers.add(RiskTier.of(instrument));
        }
        feeRate = Math.max(takerRate, LEAST_FEE_RATE);
    }

    List<RiskTier> tiers(int instrumentId) {
        return tiers.get(instrumentId);
    }

    RiskTier tier(Position position, long mark) {
        return RiskTier.at(tiers.get(position.instrumentId), value(position, mark));
    }

    long initial(Position position, long mark) {
        return position.size == 0
                ? 0
                : FixedPoint.divide(value(position, mark), position.leverage, Rounding.HALF_UP) + closeFee(position);
    }

    long maintenance(Position position, long mark) {
        if (position.size == 0) {
            return 0;
        }
        final long value = value(position, mark);
        final RiskTier tier = RiskTier.at(tiers.get(position.instrumentId), value);
        return FixedPoint.multiply(value, tier.maintenanceRate(), Rounding.HALF_UP)
                - tier.deduction()
                + closeFee(position);
    }

    long order(Side side, long price, long size, long leverage) {
        if (size <= 0) {
            return 0;
        }
        final long value = FixedPoint.multiply(price, size, Rounding.UP);
        final long margin = FixedPoint.divide(value, leverage, Rounding.UP);
        final long atBankruptcy = side == Side.BUY ? value - margin : value + margin;
        return margin
                + FixedPoint.multiply(value, feeRate, Rounding.UP)
                + FixedPoint.multiply(atBankruptcy, feeRate, Rounding.UP);
    }

    /** Fee of a close at the bankruptcy price. */
    long closeFee(Position position) {
        final long step = FixedPoint.divide(position.cost, position.leverage, Rounding.HALF_UP);
        final long bankruptcy = position.size > 0 ? position.cost - step : position.cost + step;
        return FixedPoint.multiply(bankruptcy, feeRate, Rounding.DOWN);
    }

    /** Price at which closing leaves nothing gained or lost over the holding; NULL when flat. */
    long breakEven(Position position) {
        if (position.size == 0) {
            return FixedPoint.NULL;
        }
        final long held = Math.abs(position.size);
        final long fee = FixedPoint.multiply(held, feeRate, Rounding.HALF_UP);
        return position.size > 0
                ? FixedPoint.divide(Math.max(0, position.cost - position.currentRealised), held - fee, Rounding.HALF_UP)
                : FixedPoint.divide(
                        Math.max(0, position.cost + position.currentRealised), held + fee, Rounding.HALF_UP);
    }

    static long value(Position position, long mark) {
        return FixedPoint.multiply(Math.abs(position.size), mark, Rounding.HALF_UP);
    }
}
