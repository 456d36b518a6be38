package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.execution.EntryPlan;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.guard.ActiveModel;
import io.escapement.core.guard.Links;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.LeverageDesk;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.Canonical;
import io.escapement.core.output.RiskPublisher;
import io.escapement.core.position.AccountMode;
import io.escapement.core.risk.Account;
import io.escapement.core.risk.DailyVolatility;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.LiquidationDistance;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/**
 * The last gate before an order: everything that could make a new position dangerous now. It looks at the account as it
 * is at that moment; when it passes, the sizer holds the size.
 */
final class RiskGate implements Gate {
    private static final double NS_PER_MS = 1e6;

    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final CommandDesk commands;
    private final LeverageDesk leverage;
    private final Quarantine quarantine;
    private final AccountMode mode;
    private final Links links;
    private final Account account;
    private final KillSwitch killSwitch;
    private final LiquidationDistance liquidation;
    private final DailyVolatility volatility;
    private final PositionSizer sizer;
    private final EntryRate rate;
    private final EntryPlan prices;
    private final EntryPlans plans;
    private final ActiveModel model;
    private final Market market;
    private final OrderTable orders;
    private final RiskPublisher publisher;
    private final boolean needsQuotes;
    private final long priceBand;
    private final long fundingWindowNs;
    private final long leastDistance;

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
            LiquidationDistance liquidation,
            DailyVolatility volatility,
            PositionSizer sizer,
            EntryRate rate,
            EntryPlan prices,
            EntryPlans plans,
            ActiveModel model,
            Market market,
            OrderTable orders,
            RiskPublisher publisher) {
        this.signals = signals;
        this.instruments = instruments;
        this.commands = commands;
        this.leverage = leverage;
        this.quarantine = quarantine;
        this.mode = mode;
        this.links = links;
        this.account = account;
        this.killSwitch = killSwitch;
        this.liquidation = liquidation;
        this.volatility = volatility;
        this.sizer = sizer;
        this.rate = rate;
        this.prices = prices;
        this.plans = plans;
        this.model = model;
        this.market = market;
        this.orders = orders;
        this.publisher = publisher;
        needsQuotes = configuration.value(BarKeys.MAX_QUOTE_AGE) > 0;
        priceBand = configuration.value(RiskKeys.PRICE_BAND);
        fundingWindowNs = configuration.nanos(RiskKeys.FUNDING_WINDOW);
        leastDistance = configuration.value(RiskKeys.LIQUIDATION_ENTRY);
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
                || !isPriceSound(slot, verdict)
                || !isFundingFar(slot, nowNs, verdict)) {
            return false;
        }
        return isSized(slot, i, verdict);
    }

    private boolean isSized(int slot, int i, Verdict verdict) {
        final long price = prices.price(slot);
        final double moves = volatility.of(i, signals.intervalMinutes(slot));
        if (!size(slot, i, price, moves)) {
            return verdict.block(sizer.denial(), sizer.value(), sizer.threshold());
        }
        final long distance = liquidation.ofAccount(orders.entryNotional() + sizer.notional());
        if (!verdict.atLeast(
                Reason.RISK_LIQUIDATION, FixedPoint.toDouble(distance), FixedPoint.toDouble(leastDistance))) {
            return false;
        }
        final ModelBundle bundle = model.bundle();
        plans.note(slot, sizer.decidedBy(), price, account.equity(), bundle == null ? 0 : bundle.hashPrefix());
        tell(slot, i, price, moves, distance);
        return verdict.atMost(sizer.decidedBy(), Math.min(sizer.value(), sizer.threshold()), sizer.threshold());
    }

    private void tell(int slot, int i, long price, double moves, long distance) {
        publisher
                .beginSized()
                .instrumentId(i)
                .signalId(signals.id(slot))
                .side(signals.side(slot))
                .decidedBy(sizer.decidedBy())
                .size(sizer.size())
                .notional(sizer.notional())
                .price(price)
                .used(sizer.value())
                .budget(sizer.threshold())
                .equity(account.equity())
                .exposure(account.exposure() + orders.entryNotional())
                .probability(Canonical.of(signals.probability(slot)))
                .dailyVolatility(Canonical.of(moves))
                .sizeFactor(signals.sizeFactor(slot))
                .liquidationDistance(distance);
        publisher.emitSized();
    }

    /** The smaller of the sizes at the price asked for and at the worst one that repricing may reach. */
    private boolean size(int slot, int i, long price, double moves) {
        final long worst = prices.worstPrice(slot);
        if (!sizeAt(slot, i, price, moves)) {
            return false;
        }
        final long units = sizer.size();
        if (!sizeAt(slot, i, worst, moves)) {
            return false;
        }
        if (sizer.size() > units) {
            // Allowed at that price just before.
            sizeAt(slot, i, price, moves);
        }
        return true;
    }

    private boolean sizeAt(int slot, int i, long price, double moves) {
        return sizer.size(
                i,
                signals.side(slot),
                prices.type(slot),
                price,
                signals.stop(slot),
                signals.target(slot),
                signals.probability(slot),
                moves,
                signals.sizeFactor(slot));
    }

    private boolean isPriceSound(int slot, Verdict verdict) {
        final int i = signals.instrumentId(slot);
        if (!verdict.require(Reason.RISK_NO_PRICE, !needsQuotes || (market.bestBid(i) > 0 && market.bestAsk(i) > 0))) {
            return false;
        }
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

    /** A payment that is ours is waited for; one that is not known may be. */
    private boolean isFundingFar(int slot, long nowNs, Verdict verdict) {
        if (fundingWindowNs == 0) {
            return true;
        }
        final int i = signals.instrumentId(slot);
        final long funding = market.ticker(i).fundingRate();
        final long next = market.ticker(i).nextFundingTimeNs();
        if (!verdict.require(Reason.RISK_FUNDING_WINDOW, funding != FixedPoint.NULL && next != FixedPoint.NULL)) {
            return false;
        }
        final boolean pays = signals.side(slot) == Side.BUY ? funding > 0 : funding < 0;
        return !pays
                || verdict.atLeast(Reason.RISK_FUNDING_WINDOW, (next - nowNs) / NS_PER_MS, fundingWindowNs / NS_PER_MS);
    }
}
