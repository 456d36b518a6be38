package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.exit;
import static io.escapement.venue.Asks.limit;
import static io.escapement.venue.Asks.partial;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;
import org.junit.jupiter.api.Test;

class PartialExitsTest {
    private final Fixture f =
            new Fixture(new ScriptedMarket(100).then(100).then(104).then(104).then(90));

    @Test
    void shouldGiveEachEntryAPairOfItsOwnSizeWhenItsModeIsPartial() {
        f.ask(buy(1).id("a").partial().stop(95).target(110));
        f.ask(buy(2).id("b").partial().stop(96).target(112));
        assertThat(f.openAll(StopKind.PARTIAL_STOP_LOSS))
                .extracting(OrderView::size)
                .containsExactly(units(1), units(2));
        final OrderView target = f.openAll(StopKind.PARTIAL_TAKE_PROFIT).get(1);
        assertThat(target.createType()).isEqualTo(CreateType.PARTIAL_TAKE_PROFIT);
        assertThat(target.tpslMode()).isEqualTo(TpslMode.PARTIAL);
        assertThat(target.parentOrderLinkId()).isEqualTo("b");
        assertThat(target.orderLinkId()).isEmpty();
        assertThat(target.triggerDirection()).isEqualTo(1);
        // The position message shows only what is of the whole position.
        assertThat(f.venue.position(0).stopLoss()).isZero();
        assertThat(f.venue.position(0).takeProfit()).isZero();
    }

    @Test
    void shouldCloseItsPartAndClearItsPartnerWhenOneOfAPairFires() {
        f.until(1);
        f.ask(buy(1).id("a").partial().stop(95).target(103));
        f.ask(buy(2).id("b").partial().stop(95).target(120));
        f.until(31);
        assertThat(f.size(0)).isEqualTo(units(2));
        final OrderView fired = f.ended(StopKind.PARTIAL_TAKE_PROFIT);
        assertThat(fired.status()).isEqualTo(OrderStatus.FILLED);
        // Rising: the bid is a tick below the trigger.
        assertThat(fired.averagePrice()).isEqualTo(units(102.9));
        final OrderView cleared = f.ended(StopKind.PARTIAL_STOP_LOSS);
        assertThat(cleared.status()).isEqualTo(OrderStatus.DEACTIVATED);
        assertThat(cleared.cancelType()).isEqualTo(CancelType.POSITION_CLOSED);
        assertThat(f.open(StopKind.PARTIAL_STOP_LOSS).size()).isEqualTo(units(2));
        f.until(100);
        assertThat(f.size(0)).isZero();
        assertThat(f.openAll(StopKind.PARTIAL_TAKE_PROFIT)).isEmpty();
    }

    @Test
    void shouldRestAsALimitOrderWhenALimitTargetFires() {
        f.until(1);
        f.ask(buy(1).id("a").partial().target(103).targetLimit(104.5));
        final OrderView waiting = f.open(StopKind.PARTIAL_TAKE_PROFIT);
        assertThat(waiting.type()).isEqualTo(OrderType.LIMIT);
        assertThat(waiting.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(waiting.price()).isEqualTo(units(104.5));
        assertThat(f.order("a").takeProfitLimitPrice()).isEqualTo(units(104.5));
        f.until(31);
        final OrderView resting = f.open(StopKind.PARTIAL_TAKE_PROFIT);
        assertThat(resting.status()).isEqualTo(OrderStatus.NEW);
        assertThat(resting.reduceOnly()).isTrue();
        // Closed by hand, nothing is left to reduce.
        f.ask(sell(1));
        assertThat(f.ended(StopKind.PARTIAL_TAKE_PROFIT).cancelType()).isEqualTo(CancelType.POSITION_CLOSED);
        assertThat(f.ended(StopKind.PARTIAL_TAKE_PROFIT).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shouldShrinkWithThePositionButNotGrowWithIt() {
        f.ask(buy(2).id("a").partial().stop(95));
        f.ask(buy(1));
        assertThat(f.open(StopKind.PARTIAL_STOP_LOSS).size()).isEqualTo(units(2));
        f.ask(sell(1.5).reduceOnly());
        assertThat(f.open(StopKind.PARTIAL_STOP_LOSS).size()).isEqualTo(units(1.5));
    }

    @Test
    void shouldGrowWithTheFillsOfItsEntry() {
        final Fixture g = new Fixture(
                new ScriptedMarket(100).then(100).trading(0.4).then(98).then(98).then(97.9));
        g.ask(buy(1).limit(99).id("a").partial().stop(95).target(120));
        g.until(31);
        assertThat(g.open(StopKind.PARTIAL_STOP_LOSS).size()).isEqualTo(units(0.4));
        g.until(61);
        assertThat(g.open(StopKind.PARTIAL_STOP_LOSS).size()).isEqualTo(units(0.8));
        assertThat(g.open(StopKind.PARTIAL_TAKE_PROFIT).size()).isEqualTo(units(0.8));
    }

    @Test
    void shouldAddPairsOnRequestUpToTheSizeOfThePosition() {
        f.ask(buy(2));
        assertThat(f.ask(partial(exit(110), exit(95), 1.5)).accepted()).isTrue();
        assertThat(f.open(StopKind.PARTIAL_TAKE_PROFIT).size()).isEqualTo(units(1.5));
        assertThat(f.ask(partial(exit(110), exit(95), 0.6)).retCode()).isEqualTo(RetCode.PROTECTION_TOO_LARGE);
        assertThat(f.ask(partial(limit(111, 110.5), exit(KEEP), 0.5)).accepted())
                .isTrue();
        assertThat(f.openAll(StopKind.PARTIAL_TAKE_PROFIT).get(1).price()).isEqualTo(units(110.5));
        // Without a size it is the whole position.
        assertThat(f.ask(partial(exit(KEEP), exit(96), KEEP)).retCode()).isEqualTo(RetCode.PROTECTION_TOO_LARGE);
    }

    @Test
    void shouldRefuseTheTwentyFirstPartOfAPosition() {
        f.ask(buy(3));
        for (int i = 0; i < 20; i++) {
            assertThat(f.ask(partial(exit(110), exit(95), 0.1)).accepted()).isTrue();
        }
        assertThat(f.ask(partial(exit(110), exit(KEEP), 0.1)).retCode()).isEqualTo(RetCode.TOO_MANY_PARTIAL_STOPS);
    }

    @Test
    void shouldRefusePartsThatMakeNoSense() {
        f.ask(buy(2));
        assertThat(f.ask(partial(exit(0), exit(KEEP), 1)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(partial(exit(110), exit(KEEP), 0.0005)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(partial(exit(KEEP), exit(KEEP), 1)).retCode()).isEqualTo(RetCode.NOT_MODIFIED);
        final Bracket both = new Bracket(TpslMode.PARTIAL, exit(110), exit(95));
        assertThat(f.ask(new VenueCommand.SetTradingStop(
                                0, 0, both, units(1), units(0.5), FixedPoint.NULL, FixedPoint.NULL))
                        .retCode())
                .isEqualTo(RetCode.PARAMETER);
        final Bracket full = new Bracket(TpslMode.FULL, limit(110, 109), Exit.NONE);
        assertThat(f.ask(Asks.exits(0, full)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(new VenueCommand.SetTradingStop(
                                0,
                                0,
                                new Bracket(TpslMode.FULL, exit(110), Exit.NONE),
                                units(1),
                                FixedPoint.NULL,
                                FixedPoint.NULL,
                                FixedPoint.NULL))
                        .retCode())
                .isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(buy(1).target(110).targetLimit(109)).retCode()).isEqualTo(RetCode.PARAMETER);
    }

    @Test
    void shouldCancelTheBoundPartnerToo() {
        f.ask(buy(2));
        f.ask(partial(exit(110), exit(95), 1));
        final OrderView stop = f.open(StopKind.PARTIAL_STOP_LOSS);
        f.ask(new VenueCommand.Cancel(0, stop.orderId(), ""));
        assertThat(f.openAll(StopKind.PARTIAL_TAKE_PROFIT)).isEmpty();
        assertThat(f.ended(StopKind.PARTIAL_TAKE_PROFIT).cancelType()).isEqualTo(CancelType.USER);
    }
}
