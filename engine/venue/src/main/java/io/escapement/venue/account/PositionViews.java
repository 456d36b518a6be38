package io.escapement.venue.account;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.RiskTier;

/** Positions as messages show them, with what is only estimated: the liquidation price and the rank in the ADL queue. */
final class PositionViews {
    private final Account account;
    private final Margin margin;

    PositionViews(Account account, Margin margin) {
        this.account = account;
        this.margin = margin;
    }

    /**
     * Price at which the account would be liquidated if only this instrument moved and the tier stayed: where all other
     * equity less all other maintenance margin is used up.
     *
     * @param position on the side that the price would have to move against
     * @return to the nearest 1e-8; NULL if flat, if the other side of the instrument outweighs it or if no price does it
     */
    long liquidationPrice(Position position) {
        if (position.size == 0) {
            return FixedPoint.NULL;
        }
        final int instrumentId = position.instrumentId;
        // others + unrealised = maintenance margin, linear in the price: reserve + weight * price = 0.
        long reserve = account.cash();
        long weight = 0;
        for (int i = 0; i < account.heldCount(); i++) {
            final Position each = account.held(i);
            if (each.instrumentId != instrumentId) {
                reserve += account.unrealised(each) - account.maintenanceMargin(each);
                continue;
            }
            final RiskTier tier = margin.tier(each, account.mark(instrumentId));
            final long stays = FixedPoint.multiply(Math.abs(each.size), tier.maintenanceRate(), Rounding.HALF_UP);
            reserve += tier.deduction() - margin.closeFee(each) - (each.size > 0 ? each.cost : -each.cost);
            weight += each.size - stays;
        }
        if (weight == 0 || weight > 0 != position.size > 0) {
            return FixedPoint.NULL;
        }
        if (weight > 0) {
            return reserve >= 0 ? FixedPoint.NULL : FixedPoint.divide(-reserve, weight, Rounding.HALF_UP);
        }
        return reserve <= 0 ? account.mark(instrumentId) : FixedPoint.divide(reserve, -weight, Rounding.HALF_UP);
    }

    /** A position as a message shows it. */
    PositionView of(Position position) {
        final long mark = account.mark(position.instrumentId);
        final RiskTier tier = margin.tier(position, mark);
        return new PositionView(
                position.instrumentId,
                position.positionIndex,
                position.size == 0 ? Side.NULL_VAL : position.size > 0 ? Side.BUY : Side.SELL,
                Math.abs(position.size),
                position.entryPrice(),
                position.size == 0 ? 0 : position.cost,
                position.leverage,
                mark,
                liquidationPrice(position),
                margin.breakEven(position),
                tier.id(),
                tier.limit(),
                adlRank(position),
                margin.initial(position, mark),
                margin.maintenance(position, mark),
                position.takeProfit,
                position.stopLoss,
                position.trailingStop,
                account.unrealised(position),
                position.currentRealised,
                position.cumulativeRealised,
                position.deleveraging
                        ? PositionStatus.ADL
                        : position.liquidating ? PositionStatus.LIQUIDATING : PositionStatus.NORMAL,
                position.createdTimeMs,
                position.openTimeMs,
                position.updatedTimeMs,
                position.crossSequence);
    }

    /** The more a position has gained on its margin, the earlier it is deleveraged: 0 flat, 1 last, 5 first. */
    private int adlRank(Position position) {
        if (position.size == 0) {
            return 0;
        }
        final long gain = FixedPoint.multiplyDivide(
                account.unrealised(position), position.leverage, Math.max(1, position.cost), Rounding.DOWN);
        return gain <= 0
                ? 1
                : gain < FixedPoint.ONE / 4 ? 2 : gain < FixedPoint.ONE / 2 ? 3 : gain < FixedPoint.ONE ? 4 : 5;
    }
}
