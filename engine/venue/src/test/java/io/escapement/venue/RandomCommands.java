package io.escapement.venue;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionMode;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.Trigger;
import io.escapement.venue.model.VenueCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Commands of every kind, right and wrong ones, near the market. */
final class RandomCommands {
    private static final long NONE = FixedPoint.NULL;
    private static final TimeInForce[] FORCES = {
        TimeInForce.GTC, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.POST_ONLY
    };

    private final Random random;
    private final Venue venue;
    private int instrumentId;
    private InstrumentRules rules;
    private long last;

    RandomCommands(Random random, Venue venue) {
        this.random = random;
        this.venue = venue;
    }

    VenueCommand next() {
        instrumentId = random.nextInt(venue.instruments().size());
        rules = venue.instruments().get(instrumentId);
        last = venue.ticker(instrumentId).lastPrice();
        return switch (random.nextInt(14)) {
            case 0 ->
                new VenueCommand.CancelAll(
                        random.nextInt(3) - 1, random.nextBoolean(), random.nextBoolean(), random.nextInt(3) == 0);
            case 1 -> Asks.leverage(instrumentId, 1 + random.nextInt(50));
            case 2, 3 -> tradingStop();
            case 4, 5 -> amend();
            case 6 -> cancel();
            case 7 ->
                new VenueCommand.SwitchMode(
                        random.nextInt(3) - 1, random.nextBoolean() ? PositionMode.HEDGE : PositionMode.ONE_WAY);
            case 8 -> batch();
            default -> place();
        };
    }

    private boolean hedged() {
        return venue.positions(instrumentId).size() == 2;
    }

    private int index() {
        return random.nextInt(12) == 0 ? random.nextInt(3) : hedged() ? 1 + random.nextInt(2) : 0;
    }

    /** Some ticks to both sides of the last price. */
    private long near(int ticks) {
        return last + (random.nextInt(2 * ticks + 1) - ticks) * rules.tickSize();
    }

    private long size() {
        final long unit = FixedPoint.floorToStep(10 * FixedPoint.ONE * 1000 / (last / 100_000), rules.lotSize());
        return (1 + random.nextInt(60)) * Math.max(rules.lotSize(), unit);
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private Exit exit() {
        if (random.nextInt(3) == 0) {
            return Exit.NONE;
        }
        final boolean limit = random.nextInt(4) == 0;
        return new Exit(
                random.nextInt(12) == 0 ? 0 : near(200),
                one(TriggerBy.values()),
                limit ? OrderType.LIMIT : OrderType.NULL_VAL,
                limit ? near(200) : NONE);
    }

    private Bracket bracket() {
        return random.nextInt(2) == 0 ? Bracket.NONE : new Bracket(one(TpslMode.values()), exit(), exit());
    }

    VenueCommand place() {
        final boolean market = random.nextInt(3) == 0;
        final boolean conditional = random.nextInt(6) == 0;
        final boolean reduceOnly = random.nextInt(5) == 0;
        final boolean closeOnTrigger = random.nextInt(12) == 0;
        return new VenueCommand.Place(
                instrumentId,
                index(),
                "",
                random.nextBoolean() ? Side.BUY : Side.SELL,
                market ? OrderType.MARKET : OrderType.LIMIT,
                one(FORCES),
                market ? NONE : near(60),
                reduceOnly && closeOnTrigger ? 0 : size(),
                reduceOnly,
                closeOnTrigger,
                conditional ? new Trigger(near(60), 1 + random.nextInt(2), one(TriggerBy.values())) : Trigger.NONE,
                reduceOnly ? Bracket.NONE : bracket(),
                market && random.nextInt(4) == 0
                        ? new Slippage(Slippage.Kind.TICK_SIZE, (1 + random.nextInt(50)) * FixedPoint.ONE)
                        : Slippage.NONE,
                one(SmpType.values()));
    }

    private OrderView open() {
        final List<OrderView> open = venue.openOrders();
        return open.isEmpty() ? null : open.get(random.nextInt(open.size()));
    }

    private VenueCommand cancel() {
        final OrderView order = open();
        return order == null ? place() : new VenueCommand.Cancel(order.instrumentId(), order.orderId(), "");
    }

    private VenueCommand amend() {
        final OrderView order = open();
        if (order == null) {
            return place();
        }
        instrumentId = order.instrumentId();
        rules = venue.instruments().get(instrumentId);
        last = venue.ticker(instrumentId).lastPrice();
        return new VenueCommand.Amend(
                instrumentId,
                order.orderId(),
                "",
                random.nextBoolean() ? near(60) : NONE,
                random.nextBoolean() ? size() : NONE,
                random.nextInt(4) == 0 ? near(60) : NONE,
                TriggerBy.NULL_VAL,
                random.nextInt(3) == 0 ? bracket() : Bracket.NONE);
    }

    private VenueCommand tradingStop() {
        final boolean trails = random.nextInt(3) == 0;
        final long part = random.nextBoolean() ? NONE : size() / 20 / rules.lotSize() * rules.lotSize();
        final boolean partial = random.nextBoolean();
        return new VenueCommand.SetTradingStop(
                instrumentId,
                index(),
                new Bracket(partial ? TpslMode.PARTIAL : TpslMode.FULL, exit(), exit()),
                partial ? part : NONE,
                partial ? part : NONE,
                trails ? random.nextInt(60) * rules.tickSize() : NONE,
                trails && random.nextBoolean() ? near(60) : NONE);
    }

    private VenueCommand batch() {
        final List<VenueCommand> commands = new ArrayList<>();
        final int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            commands.add(place());
        }
        return new VenueCommand.Batch(CommandKind.PLACE, commands);
    }
}
