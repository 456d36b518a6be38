package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.exits;
import static io.escapement.venue.Asks.trailing;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailingStopTest {
    private static List<Long> triggers(Fixture f) {
        return f.heard.orders.stream()
                .filter(order ->
                        order.stopKind() == StopKind.TRAILING_STOP && order.status() == OrderStatus.UNTRIGGERED)
                .map(OrderView::triggerPrice)
                .toList();
    }

    @Test
    void shouldFollowTheRisingPriceAndCloseOnTheWayBack() {
        final Fixture f = new Fixture(
                new ScriptedMarket(100).then(100).then(103).then(102).then(105).then(101));
        f.until(1);
        f.ask(buy(1));
        assertThat(f.ask(trailing(2, KEEP)).accepted()).isTrue();
        final OrderView order = f.open(StopKind.TRAILING_STOP);
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.type()).isEqualTo(OrderType.MARKET);
        assertThat(order.createType()).isEqualTo(CreateType.TRAILING_STOP);
        assertThat(order.triggerDirection()).isEqualTo(2);
        assertThat(order.triggerPrice()).isEqualTo(units(98));
        assertThat(f.venue.position(0).trailingStop()).isEqualTo(units(2));
        f.until(100);
        // Each move is told; on the way down it stands still.
        assertThat(triggers(f)).containsExactly(units(98), units(101), units(103));
        f.until(130);
        assertThat(f.size(0)).isZero();
        // The bar opens behind it: it takes there.
        assertThat(f.venue.executions(0).get(1).price()).isEqualTo(units(101));
        assertThat(f.ended(StopKind.TRAILING_STOP).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(f.venue.position(0).trailingStop()).isZero();
    }

    @Test
    void shouldTellAMoveInAnOrderMessageOfItsOwn() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(103));
        f.until(1);
        f.ask(buy(1));
        f.ask(trailing(2, KEEP));
        f.until(20);
        f.heard.log.clear();
        f.until(40);
        assertThat(f.heard.log).containsExactly("30003 orders UNTRIGGERED");
    }

    @Test
    void shouldTrailOnlyFromItsActivationPriceOn() {
        final Fixture f = new Fixture(new ScriptedMarket(100)
                .then(100)
                .then(98)
                .then(98)
                .then(101)
                .then(101)
                .then(104)
                .then(104)
                .then(102));
        f.until(1);
        f.ask(buy(1));
        f.ask(trailing(1, 103));
        assertThat(f.open(StopKind.TRAILING_STOP).triggerPrice()).isEqualTo(units(103));
        // Far below the activation price nothing happens.
        f.until(130);
        assertThat(f.size(0)).isEqualTo(units(1));
        f.until(160);
        assertThat(f.open(StopKind.TRAILING_STOP).triggerPrice()).isEqualTo(units(103));
        assertThat(triggers(f)).containsExactly(units(103), units(103));
        f.until(220);
        assertThat(f.size(0)).isZero();
        assertThat(f.venue.executions(0).get(1).price()).isEqualTo(units(103));
    }

    @Test
    void shouldTrailAShortFromAbove() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(97).then(97).then(99.5));
        f.until(1);
        f.ask(sell(1));
        f.ask(trailing(2, KEEP));
        assertThat(f.open(StopKind.TRAILING_STOP).triggerPrice()).isEqualTo(units(102));
        f.until(40);
        assertThat(f.open(StopKind.TRAILING_STOP).triggerPrice()).isEqualTo(units(99));
        f.until(100);
        assertThat(f.size(0)).isZero();
    }

    @Test
    void shouldMoveKeepAndRemove() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1));
        f.ask(trailing(2, KEEP));
        assertThat(f.ask(trailing(2, KEEP)).retCode()).isEqualTo(RetCode.NOT_MODIFIED);
        assertThat(f.ask(trailing(3, KEEP)).accepted()).isTrue();
        assertThat(f.open(StopKind.TRAILING_STOP).triggerPrice()).isEqualTo(units(97));
        assertThat(f.ask(trailing(3, 105)).accepted()).isTrue();
        assertThat(f.ask(trailing(3, 105)).retCode()).isEqualTo(RetCode.NOT_MODIFIED);
        assertThat(f.ask(trailing(0, KEEP)).accepted()).isTrue();
        assertThat(f.openAll(StopKind.TRAILING_STOP)).isEmpty();
        assertThat(f.venue.position(0).trailingStop()).isZero();
        assertThat(f.ask(trailing(0, KEEP)).retCode()).isEqualTo(RetCode.NOT_MODIFIED);
    }

    @Test
    void shouldFollowTheSizeAndEndWithThePosition() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1));
        f.ask(trailing(2, KEEP));
        f.ask(exits(110, 95));
        f.ask(buy(1));
        assertThat(f.open(StopKind.TRAILING_STOP).size()).isEqualTo(units(2));
        f.until(1);
        f.heard.log.clear();
        f.ask(sell(2));
        f.until(2);
        assertThat(f.ended(StopKind.TRAILING_STOP).status()).isEqualTo(OrderStatus.DEACTIVATED);
        assertThat(f.ended(StopKind.TRAILING_STOP).cancelType()).isEqualTo(CancelType.POSITION_CLOSED);
        // What is cleared stands before what closed, in one message.
        assertThat(f.heard.log).contains("1003 orders DEACTIVATED DEACTIVATED DEACTIVATED FILLED");
    }

    @Test
    void shouldRefuseDistancesAndActivationPricesThatMakeNoSense() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1));
        assertThat(f.ask(trailing(0.05, KEEP)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(trailing(100, KEEP)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(trailing(2, 99)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(trailing(KEEP, 105)).retCode()).isEqualTo(RetCode.PARAMETER);
    }
}
