package io.escapement.venue.matching;

import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.RiskTier;
import java.util.List;

/** A larger position allows less leverage, and none may be larger than the last risk tier. */
final class RiskLimits {
    private final Account account;

    RiskLimits(Account account) {
        this.account = account;
    }

    /**
     * What an order would make of its position.
     *
     * @param position that it goes to
     * @param buys its side
     * @param size of it
     * @param price expected
     * @return the refusal, or null
     */
    Refusal check(Position position, boolean buys, long size, long price) {
        final long after = position.size() + (buys ? size : -size);
        if (Math.abs(after) <= Math.abs(position.size())) {
            return null;
        }
        final List<RiskTier> tiers = account.riskTiers(position.instrumentId());
        final long value = Account.value(price, Math.abs(after));
        final RiskTier tier = RiskTier.at(tiers, value);
        return value > tier.limit() || position.leverage() > tier.maxLeverage()
                ? new Refusal(
                        RetCode.RISK_LIMIT,
                        "Order placement failed as your position may exceed the max. limit. Please adjust your leverage to "
                                + Texts.decimal(tier.maxLeverage()) + " or below to increase the max. limit")
                : null;
    }

    /** Greatest leverage that the positions of an instrument allow, 1e-8. */
    long maxLeverage(int instrumentId) {
        final List<RiskTier> tiers = account.riskTiers(instrumentId);
        long most = tiers.get(0).maxLeverage();
        for (int index = Account.ONE_WAY; index <= Account.HEDGE_SHORT; index++) {
            final Position position = account.position(instrumentId, index);
            final long value = Account.value(Math.abs(position.size()), account.mark(instrumentId));
            most = Math.min(most, RiskTier.at(tiers, value).maxLeverage());
        }
        return most;
    }
}
