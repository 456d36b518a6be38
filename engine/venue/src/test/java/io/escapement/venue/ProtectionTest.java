package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.exits;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static OrderView child(Fixture f, StopKind kind) {
        return f.venue.openOrders().stream()
                .filter(order -> order.stopKind() == kind)
                .findFirst()
                .orElse(null);
    }

    private static OrderView ended(Fixture f, StopKind kind) {
        return f.venue.orderHistory().stream()
                .filter(order -> order.stopKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldMakeConditionalChildrenWhenAnEntryWithStopAndTargetFills() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).id("entry").stop(95).target(110));
        final OrderView stop = child(f, StopKind.STOP_LOSS);
        assertThat(stop.orderLinkId()).isEmpty();
        assertThat(stop.parentOrderLinkId()).isEqualTo("entry");
        assertThat(stop.side()).isEqualTo(Side.SELL);
        assertThat(stop.type()).isEqualTo(OrderType.MARKET);
        assertThat(stop.status()).isEqualTo(OrderStatus.UNTRIGGERED);
        assertThat(stop.createType()).isEqualTo(CreateType.STOP_LOSS);
        assertThat(stop.triggerPrice()).isEqualTo(units(95));
        assertThat(stop.triggerDirection()).isEqualTo(2);
        assertThat(stop.triggerBy()).isEqualTo(TriggerBy.LAST_PRICE);
        assertThat(stop.size()).isEqualTo(units(1));
        assertThat(stop.reduceOnly()).isTrue();
        final OrderView target = child(f, StopKind.TAKE_PROFIT);
        assertThat(target.triggerPrice()).isEqualTo(units(110));
        assertThat(target.triggerDirection()).isEqualTo(1);
        assertThat(f.venue.position(0).stopLoss()).isEqualTo(units(95));
        assertThat(f.venue.position(0).takeProfit()).isEqualTo(units(110));
    }

    @Test
    void shouldCloseAtTheStopAndDeactivateTheTargetWhenThePathReachesTheStop() {
        // Within a bar the price moves through: the stop takes at its trigger, not at the low.
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(94));
        f.until(1);
        f.ask(buy(1).id("entry").stop(95).target(110));
        f.until(40);
        assertThat(f.size(0)).isZero();
        final ExecutionView exit = f.venue.executions(0).get(1);
        // Falling: the bid is the price.
        assertThat(exit.price()).isEqualTo(units(95));
        assertThat(exit.stopKind()).isEqualTo(StopKind.STOP_LOSS);
        assertThat(exit.realisedPnl()).isEqualTo(units(-5));
        assertThat(exit.orderLinkId()).isEmpty();
        assertThat(ended(f, StopKind.STOP_LOSS).status()).isEqualTo(OrderStatus.FILLED);
        final OrderView target = ended(f, StopKind.TAKE_PROFIT);
        assertThat(target.status()).isEqualTo(OrderStatus.DEACTIVATED);
        assertThat(target.cancelType()).isEqualTo(CancelType.POSITION_CLOSED);
        assertThat(f.venue.position(0).stopLoss()).isZero();
        // One message tells both, the deactivated first.
        assertThat(f.heard.log).contains("30003 orders DEACTIVATED FILLED");
    }

    @Test
    void shouldCloseBehindTheJumpWhenABarOpensBeyondTheStop() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(100).then(93));
        f.until(1);
        f.ask(buy(1).stop(95));
        f.until(70);
        assertThat(f.venue.executions(0).get(1).price()).isEqualTo(units(93));
    }

    @Test
    void shouldTakeProfitWhenThePathReachesTheTargetOfAShort() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(92));
        f.until(1);
        f.ask(sell(1).target(95).stop(105));
        f.until(40);
        final ExecutionView exit = f.venue.executions(0).get(1);
        assertThat(exit.stopKind()).isEqualTo(StopKind.TAKE_PROFIT);
        // Falling: the ask is a tick above the trigger.
        assertThat(exit.price()).isEqualTo(units(95.1));
        assertThat(f.size(0)).isZero();
    }

    @Test
    void shouldMeetTheStopOnTheSamePathWhenARestingEntryFillsBeforeIt() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(94));
        f.ask(buy(1).limit(98).id("entry").stop(96));
        f.until(40);
        assertThat(f.order("entry").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(f.venue.executions(0)).extracting(ExecutionView::price).containsExactly(units(98), units(96));
        assertThat(f.size(0)).isZero();
    }

    @Test
    void shouldFollowThePositionsSize() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).stop(95));
        f.ask(buy(1));
        assertThat(child(f, StopKind.STOP_LOSS).size()).isEqualTo(units(2));
        f.ask(sell(0.5).reduceOnly());
        assertThat(child(f, StopKind.STOP_LOSS).size()).isEqualTo(units(1.5));
        f.ask(sell(1.5));
        assertThat(child(f, StopKind.STOP_LOSS)).isNull();
    }

    @Test
    void shouldReplaceTheChildrenWhenThePositionTurns() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).stop(95).id("long"));
        f.ask(sell(3).stop(104).id("short"));
        assertThat(f.size(0)).isEqualTo(units(-2));
        final OrderView stop = child(f, StopKind.STOP_LOSS);
        assertThat(stop.parentOrderLinkId()).isEqualTo("short");
        assertThat(stop.side()).isEqualTo(Side.BUY);
        assertThat(stop.triggerDirection()).isEqualTo(1);
        assertThat(stop.size()).isEqualTo(units(2));
        assertThat(ended(f, StopKind.STOP_LOSS).status()).isEqualTo(OrderStatus.DEACTIVATED);
    }

    @Test
    void shouldMoveAndRemoveWithTheTradingStop() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).id("entry").stop(95).target(110));
        final OrderView before = child(f, StopKind.STOP_LOSS);
        f.ask(exits(KEEP, 97));
        final OrderView after = child(f, StopKind.STOP_LOSS);
        assertThat(after.orderId()).isEqualTo(before.orderId());
        assertThat(after.triggerPrice()).isEqualTo(units(97));
        assertThat(child(f, StopKind.TAKE_PROFIT).triggerPrice()).isEqualTo(units(110));
        f.ask(exits(0, KEEP));
        assertThat(child(f, StopKind.TAKE_PROFIT)).isNull();
        assertThat(f.venue.position(0).takeProfit()).isZero();
        assertThat(f.venue.position(0).stopLoss()).isEqualTo(units(97));
    }

    @Test
    void shouldFireByTheMarkPriceWhenAskedTo() {
        // The mark goes three quarters of the way: to 96 and then to 94.5.
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(94.7).then(94));
        f.until(1);
        f.ask(buy(1).stop(95).byMark());
        f.until(40);
        assertThat(f.venue.ticker(0).markPrice()).isEqualTo(units(96));
        assertThat(f.size(0)).isEqualTo(units(1));
        f.until(70);
        assertThat(f.venue.ticker(0).markPrice()).isEqualTo(units(94.5));
        assertThat(f.size(0)).isZero();
    }

    @Test
    void shouldAttachNothingWhenTheOrderOnlyReduced() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(2).stop(95));
        f.ask(sell(1).stop(104).target(90));
        final List<OrderView> open = f.venue.openOrders();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).triggerPrice()).isEqualTo(units(95));
    }

    @Test
    void shouldCancelBothWhenTheyWereSetTogetherAndOneIsCancelled() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).stop(95).target(110));
        f.ask(new VenueCommand.Cancel(0, f.open(StopKind.STOP_LOSS).orderId(), ""));
        assertThat(f.venue.openOrders()).isEmpty();
        assertThat(f.venue.position(0).takeProfit()).isZero();
        assertThat(f.ended(StopKind.TAKE_PROFIT).cancelType()).isEqualTo(CancelType.USER);
    }

    @Test
    void shouldCancelOnlyOneWhenItWasSetAloneAfterwards() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).stop(95).target(110));
        f.ask(exits(KEEP, 96));
        f.ask(new VenueCommand.Cancel(0, f.open(StopKind.STOP_LOSS).orderId(), ""));
        assertThat(f.open(StopKind.TAKE_PROFIT).triggerPrice()).isEqualTo(units(110));
        assertThat(f.venue.position(0).stopLoss()).isZero();
    }

    @Test
    void shouldMoveAnExitByAmendingItsOrderButNeverItsSize() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).stop(95));
        final VenueId id = f.open(StopKind.STOP_LOSS).orderId();
        assertThat(f.ask(new VenueCommand.Amend(
                                0,
                                id,
                                "",
                                FixedPoint.NULL,
                                FixedPoint.NULL,
                                units(97),
                                TriggerBy.NULL_VAL,
                                Bracket.NONE))
                        .accepted())
                .isTrue();
        assertThat(f.venue.position(0).stopLoss()).isEqualTo(units(97));
        assertThat(f.ask(new VenueCommand.Amend(
                                0,
                                id,
                                "",
                                FixedPoint.NULL,
                                units(0.5),
                                FixedPoint.NULL,
                                TriggerBy.NULL_VAL,
                                Bracket.NONE))
                        .retCode())
                .isEqualTo(RetCode.PARAMETER);
    }

    @Test
    void shouldKeepAStopThatWasSetAnewWhenItsEntryFillsFurther() {
        final Fixture f = new Fixture(
                new ScriptedMarket(100).then(100).trading(0.4).then(98).then(98).then(97.9));
        f.ask(buy(1).limit(99).stop(95).id("e"));
        f.until(31);
        f.ask(exits(KEEP, 96));
        f.until(61);
        assertThat(f.order("e").filledSize()).isEqualTo(units(0.8));
        assertThat(f.open(StopKind.STOP_LOSS).triggerPrice()).isEqualTo(units(96));
        assertThat(f.open(StopKind.STOP_LOSS).size()).isEqualTo(units(0.8));
    }

    @Test
    void shouldProtectOnlyWhatIsHeldWhenAPartialBracketTurnsThePosition() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1));
        f.ask(sell(1.5).partial().stop(105).id("turn"));
        assertThat(f.size(0)).isEqualTo(units(-0.5));
        assertThat(f.open(StopKind.PARTIAL_STOP_LOSS).size()).isEqualTo(units(0.5));
    }
}
