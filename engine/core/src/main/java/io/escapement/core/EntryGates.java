package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.guard.Links;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.LeverageDesk;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.position.AccountMode;
import io.escapement.core.position.PositionBook;
import io.escapement.core.risk.Account;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/** The last gates before an order: portfolio, then risk. They look at the account as it is at that moment. */
final class EntryGates {
    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final Market market;
    private final PositionBook positions;
    private final OrderTable orders;
    private final CommandDesk commands;
    private final LeverageDesk leverage;
    private final Quarantine quarantine;
    private final AccountMode mode;
    private final Links links;
    private final Account account;
    private final KillSwitch killSwitch;
    private final PositionSizer sizer;
    private final EntryRate rate;
    private final OutputChannel channel;
    private final OrderType entryType;
    private final int maxOpen;
    private final int maxPerClose;
    private final long priceBand;

    EntryGates(
            CoreConfiguration configuration,
            SignalTable signals,
            InstrumentTable instruments,
            Market market,
            PositionBook positions,
            OrderTable orders,
            CommandDesk commands,
            LeverageDesk leverage,
            Quarantine quarantine,
            AccountMode mode,
            Links links,
            Account account,
            KillSwitch killSwitch,
            PositionSizer sizer,
            EntryRate rate,
            OutputChannel channel) {
        this.signals = signals;
        this.instruments = instruments;
        this.market = market;
        this.positions = positions;
        this.orders = orders;
        this.commands = commands;
        this.leverage = leverage;
        this.quarantine = quarantine;
        this.mode = mode;
        this.links = links;
        this.account = account;
        this.killSwitch = killSwitch;
        this.sizer = sizer;
        this.rate = rate;
        this.channel = channel;
        entryType = OrderType.valueOf(configuration.word(CoreKeys.ENTRY_TYPE));
        maxOpen = configuration.count(CoreKeys.RISK_MAX_OPEN);
        maxPerClose = configuration.count(CoreKeys.PORTFOLIO_MAX_PER_WINDOW);
        priceBand = configuration.value(CoreKeys.RISK_PRICE_BAND);
    }

    /** One position per symbol, no more positions than allowed, only the best of a close. */
    boolean portfolio(int slot, int entered, Verdict verdict) {
        final int i = signals.instrumentId(slot);
        return verdict.require(Reason.POSITION_OWNED, !isTaken(i))
                && verdict.atMost(Reason.OPEN_POSITION_LIMIT, taken() + 1, maxOpen)
                && verdict.atMost(Reason.PORTFOLIO_SELECTION, entered + 1, maxPerClose);
    }

    /** Everything that could make a new position dangerous now. On passing, the sizer holds its size. */
    boolean risk(int slot, Verdict verdict) {
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
                || !verdict.require(Reason.RISK_ORDER_RATE, rate.allows(channel.nowNs()))
                || !isPriceSound(slot, verdict)) {
            return false;
        }
        if (!sizer.size(i, entryType, price(slot), signals.stop(slot))) {
            return verdict.block(sizer.denial(), sizer.value(), sizer.threshold());
        }
        return verdict.atMost(Reason.RISK_POSITION, sizer.value(), sizer.threshold());
    }

    /** What the entry is expected to pay: the signal's price for a limit, the quote's far side at market. */
    long price(int slot) {
        final int i = signals.instrumentId(slot);
        final boolean buys = signals.side(slot) == Side.BUY;
        if (entryType == OrderType.LIMIT) {
            final long tick = instruments.tickSize(i);
            return buys
                    ? FixedPoint.floorToStep(signals.entry(slot), tick)
                    : FixedPoint.ceilToStep(signals.entry(slot), tick);
        }
        final long quote = buys ? market.bestAsk(i) : market.bestBid(i);
        return quote > 0 ? quote : signals.entry(slot);
    }

    /** A stop or target on today's tick, rounded toward the entry. */
    long onTick(int slot, long price) {
        final long tick = instruments.tickSize(signals.instrumentId(slot));
        return price < signals.entry(slot) ? FixedPoint.ceilToStep(price, tick) : FixedPoint.floorToStep(price, tick);
    }

    OrderType entryType() {
        return entryType;
    }

    private boolean isPriceSound(int slot, Verdict verdict) {
        final long price = price(slot);
        final long distance = Math.abs(price - signals.entry(slot));
        final long band = FixedPoint.multiply(signals.entry(slot), priceBand, Rounding.DOWN);
        final boolean buys = signals.side(slot) == Side.BUY;
        final boolean between = buys
                ? signals.stop(slot) < price && price < signals.target(slot)
                : signals.stop(slot) > price && price > signals.target(slot);
        return verdict.atMost(Reason.RISK_PRICE_BAND, FixedPoint.toDouble(distance), FixedPoint.toDouble(band))
                && verdict.require(Reason.RISK_PRICE_BAND, between);
    }

    private boolean isTaken(int i) {
        return positions.size(i) != 0
                || orders.find(i, OrderPurpose.ENTRY) != OrderTable.NONE
                || orders.find(i, OrderPurpose.EXIT) != OrderTable.NONE;
    }

    private int taken() {
        int count = 0;
        for (int i = 0; i < instruments.count(); i++) {
            if (isTaken(i)) {
                count++;
            }
        }
        return count;
    }
}
