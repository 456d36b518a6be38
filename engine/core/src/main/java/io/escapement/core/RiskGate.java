package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.guard.Links;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.LeverageDesk;
import io.escapement.core.position.AccountMode;
import io.escapement.core.risk.Account;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/**
 * The last gate before an order: everything that could make a new position dangerous now. It looks at the account as it
 * is at that moment; when it passes, the sizer holds the size.
 */
final class RiskGate implements Gate {
    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final CommandDesk commands;
    private final LeverageDesk leverage;
    private final Quarantine quarantine;
    private final AccountMode mode;
    private final Links links;
    private final Account account;
    private final KillSwitch killSwitch;
    private final PositionSizer sizer;
    private final EntryRate rate;
    private final EntryPrices prices;
    private final long priceBand;

    RiskGate(
            CoreConfiguration configuration,
            SignalTable signals,
            InstrumentTable instruments,
            CommandDesk commands,
            LeverageDesk leverage,
            Quarantine quarantine,
            AccountMode mode,
            Links links,
            Account account,
            KillSwitch killSwitch,
            PositionSizer sizer,
            EntryRate rate,
            EntryPrices prices) {
        this.signals = signals;
        this.instruments = instruments;
        this.commands = commands;
        this.leverage = leverage;
        this.quarantine = quarantine;
        this.mode = mode;
        this.links = links;
        this.account = account;
        this.killSwitch = killSwitch;
        this.sizer = sizer;
        this.rate = rate;
        this.prices = prices;
        priceBand = configuration.value(RiskKeys.PRICE_BAND);
    }

    /** May this signal become an order now? If so {@link PositionSizer#size} may be sent. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final int i = signals.instrumentId(slot);
        final Reason blocked = killSwitch.blocks();
        if (!verdict.require(blocked, blocked == Reason.NONE)
                || !verdict.require(Reason.NOT_RECONCILED, links.isReconciled() && links.canTrade())
                || !verdict.require(Reason.ACCOUNT_MODE, !mode.isHedged(i))
                || !verdict.require(Reason.DELISTING, !instruments.isEnding(i))
                || !verdict.require(Reason.QUARANTINED, !quarantine.isActive(i))
                || !verdict.require(Reason.NO_WALLET, account.isKnown())
                || !verdict.require(Reason.RISK_LEVERAGE, leverage.isConfirmed(i))
                || !verdict.atMost(Reason.CREDITS, commands.outstanding() + 1, commands.credits())
                || !verdict.require(Reason.RISK_ORDER_RATE, rate.allows(nowNs))
                || !isPriceSound(slot, verdict)) {
            return false;
        }
        if (!sizer.size(i, prices.entryType(), prices.price(slot), signals.stop(slot))) {
            return verdict.block(sizer.denial(), sizer.value(), sizer.threshold());
        }
        return verdict.atMost(Reason.RISK_POSITION, sizer.value(), sizer.threshold());
    }

    private boolean isPriceSound(int slot, Verdict verdict) {
        final long price = prices.price(slot);
        final long distance = Math.abs(price - signals.entry(slot));
        final long band = FixedPoint.multiply(signals.entry(slot), priceBand, Rounding.DOWN);
        final boolean buys = signals.side(slot) == Side.BUY;
        final boolean between = buys
                ? signals.stop(slot) < price && price < signals.target(slot)
                : signals.stop(slot) > price && price > signals.target(slot);
        return verdict.atMost(Reason.RISK_PRICE_BAND, FixedPoint.toDouble(distance), FixedPoint.toDouble(band))
                && verdict.require(Reason.RISK_PRICE_BAND, between);
    }
}
