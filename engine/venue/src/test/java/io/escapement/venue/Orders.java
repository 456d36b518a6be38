package io.escapement.venue;

import static io.escapement.venue.ScriptedMarket.units;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.Trigger;
import io.escapement.venue.model.VenueCommand;

/** Builds placements; says only what matters. */
final class Orders {
    private int instrumentId;
    private int positionIndex;
    private TpslMode mode = TpslMode.NONE;
    private Slippage slippage = Slippage.NONE;
    private SmpType smpType = SmpType.NONE;
    private String linkId = "";
    private final Side side;
    private OrderType type = OrderType.MARKET;
    private TimeInForce timeInForce = TimeInForce.IOC;
    private long price = FixedPoint.NULL;
    private final long size;
    private boolean reduceOnly;
    private boolean closeOnTrigger;
    private long triggerPrice = FixedPoint.NULL;
    private int triggerDirection;
    private long takeProfit = FixedPoint.NULL;
    private long stopLoss = FixedPoint.NULL;
    private long targetLimit = FixedPoint.NULL;
    private long stopLimit = FixedPoint.NULL;
    private TriggerBy by = TriggerBy.NULL_VAL;

    private Orders(Side side, double size) {
        this.side = side;
        this.size = units(size);
    }

    static Orders buy(double size) {
        return new Orders(Side.BUY, size);
    }

    static Orders sell(double size) {
        return new Orders(Side.SELL, size);
    }

    Orders of(int instrument) {
        instrumentId = instrument;
        return this;
    }

    Orders id(String id) {
        linkId = id;
        return this;
    }

    Orders limit(double at) {
        return limit(at, TimeInForce.GTC);
    }

    Orders limit(double at, TimeInForce force) {
        type = OrderType.LIMIT;
        price = units(at);
        timeInForce = force;
        return this;
    }

    Orders reduceOnly() {
        reduceOnly = true;
        return this;
    }

    Orders closeOnTrigger() {
        closeOnTrigger = true;
        return this;
    }

    Orders stop(double at) {
        stopLoss = units(at);
        return this;
    }

    Orders target(double at) {
        takeProfit = units(at);
        return this;
    }

    Orders byMark() {
        by = TriggerBy.MARK_PRICE;
        return this;
    }

    Orders index(int index) {
        positionIndex = index;
        return this;
    }

    Orders partial() {
        mode = TpslMode.PARTIAL;
        return this;
    }

    Orders slippage(Slippage.Kind kind, double tolerance) {
        slippage = new Slippage(kind, units(tolerance));
        return this;
    }

    Orders smp(SmpType type) {
        smpType = type;
        return this;
    }

    Orders trigger(double at, int direction) {
        triggerPrice = units(at);
        triggerDirection = direction;
        return this;
    }

    /** The target becomes a limit order at this price. */
    Orders targetLimit(double at) {
        targetLimit = units(at);
        return this;
    }

    /** The stop becomes a limit order at this price. */
    Orders stopLimit(double at) {
        stopLimit = units(at);
        return this;
    }

    Orders byIndex() {
        by = TriggerBy.INDEX_PRICE;
        return this;
    }

    private Exit exit(long price, long limit) {
        return limit == FixedPoint.NULL ? Exit.market(price, by) : new Exit(price, by, OrderType.LIMIT, limit);
    }

    VenueCommand.Place place() {
        return new VenueCommand.Place(
                instrumentId,
                positionIndex,
                linkId,
                side,
                type,
                timeInForce,
                price,
                size,
                reduceOnly,
                closeOnTrigger,
                triggerPrice == FixedPoint.NULL ? Trigger.NONE : new Trigger(triggerPrice, triggerDirection, by),
                new Bracket(mode, exit(takeProfit, targetLimit), exit(stopLoss, stopLimit)),
                slippage,
                smpType);
    }
}
