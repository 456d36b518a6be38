package io.escapement.venue;

import static io.escapement.venue.Asks.amendTrigger;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionalTest {
    private static List<OrderStatus> life(Fixture f, String linkId) {
        return f.heard.orders.stream()
                .filter(order -> order.orderLinkId().equals(linkId))
                .map(OrderView::status)
                .toList();
    }

    @Test
    void shouldPassThroughTriggeredWhenAConditionalLimitOrderFires() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(102).then(102));
        f.until(1);
        f.ask(buy(1).limit(99).trigger(101, 1).id("t"));
        assertThat(f.order("t").stopKind()).isEqualTo(StopKind.STOP);
        assertThat(f.order("t").price()).isEqualTo(units(99));
        // Waiting it reserves nothing.
        assertThat(f.venue.wallet().orderMargin()).isZero();
        f.until(40);
        assertThat(life(f, "t")).containsExactly(OrderStatus.UNTRIGGERED, OrderStatus.TRIGGERED, OrderStatus.NEW);
        assertThat(f.heard.log).containsSubsequence("30003 orders TRIGGERED", "30003 orders NEW");
        final OrderView triggered = f.heard.orders.get(1);
        assertThat(triggered.leavesSize()).isEqualTo(units(1));
        assertThat(f.venue.wallet().orderMargin()).isPositive();
    }

    @Test
    void shouldTellTriggeredAndFilledWithoutNewWhenAConditionalMarketOrderFires() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(102));
        f.until(1);
        f.ask(buy(1).trigger(101, 1).id("t"));
        assertThat(f.order("t").price()).isZero();
        f.until(40);
        assertThat(life(f, "t")).containsExactly(OrderStatus.UNTRIGGERED, OrderStatus.TRIGGERED, OrderStatus.FILLED);
        assertThat(f.order("t").averagePrice()).isEqualTo(units(101));
    }

    @Test
    void shouldFireByTheFallingMarkAndByTheIndex() {
        // The mark follows by three quarters: 97 after 96; the index is a little below it.
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98).then(96));
        f.until(1);
        f.ask(sell(1).trigger(97.5, 2).byMark().id("mark"));
        f.ask(sell(1).trigger(97.5, 2).byIndex().id("index"));
        assertThat(f.order("index").triggerBy()).isEqualTo(TriggerBy.INDEX_PRICE);
        f.until(31);
        assertThat(f.venue.ticker(0).lastPrice()).isEqualTo(units(98));
        assertThat(f.venue.ticker(0).markPrice()).isEqualTo(units(98.5));
        assertThat(f.order("mark").status()).isEqualTo(OrderStatus.UNTRIGGERED);
        assertThat(f.order("index").status()).isEqualTo(OrderStatus.UNTRIGGERED);
        f.until(61);
        assertThat(f.venue.ticker(0).markPrice()).isLessThan(units(97.5));
        assertThat(f.order("mark").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(f.order("index").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void shouldMeasureTheSideOfATriggerByThePriceItWatches() {
        // Last 98, mark 98.5.
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98));
        f.until(31);
        assertThat(f.ask(buy(1).trigger(98.3, 1)).accepted()).isTrue();
        assertThat(f.ask(buy(1).trigger(98.3, 1).byMark()).retCode()).isEqualTo(RetCode.TRIGGER_NOT_ABOVE);
        assertThat(f.ask(buy(1).trigger(98.3, 1).byMark()).retMsg())
                .isEqualTo("expect Rising, but trigger_price[983000] <= current[985000]??MarkPrice");
        assertThat(f.ask(buy(1).trigger(98.6, 2).byMark()).retMsg())
                .isEqualTo("expect Falling, but trigger_price[986000] >= current[985000]??MarkPrice");
    }

    @Test
    void shouldMoveTheTriggerWhenAmendedAndRefuseTheWrongSide() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(102));
        f.until(1);
        f.ask(buy(1).trigger(101, 1).id("t"));
        assertThat(f.ask(amendTrigger("t", 99)).retCode()).isEqualTo(RetCode.TRIGGER_NOT_ABOVE);
        assertThat(f.ask(amendTrigger("t", 103)).accepted()).isTrue();
        f.until(40);
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.UNTRIGGERED);
        assertThat(f.order("t").triggerPrice()).isEqualTo(units(103));
    }

    @Test
    void shouldDeactivateWhenCancelledBeforeItsTrigger() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).trigger(101, 1).id("t"));
        f.ask(new VenueCommand.Cancel(0, null, "t"));
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.DEACTIVATED);
        assertThat(f.order("t").cancelType()).isEqualTo(CancelType.USER);
        assertThat(f.order("t").leavesSize()).isZero();
    }

    @Test
    void shouldEndAReducingOrderThatFindsNothingToReduceAtItsTrigger() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98));
        f.until(1);
        f.ask(sell(1).trigger(99, 2).reduceOnly().id("t"));
        f.until(40);
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("t").cancelType()).isEqualTo(CancelType.REDUCE_ONLY);
        assertThat(f.size(0)).isZero();
    }

    @Test
    void shouldOnlyCloseWhenCloseOnTriggerFiresEvenIfItsSizeIsLarger() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98));
        f.until(1);
        f.ask(buy(1));
        f.ask(sell(3).trigger(99, 2).closeOnTrigger().id("t"));
        f.until(40);
        assertThat(f.size(0)).isZero();
        assertThat(f.order("t").filledSize()).isEqualTo(units(1));
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void shouldCloseWhateverIsHeldWhenSizeZeroFires() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98));
        f.until(1);
        f.ask(buy(1));
        assertThat(f.ask(sell(0).trigger(99, 2).reduceOnly().closeOnTrigger().id("t"))
                        .accepted())
                .isTrue();
        f.ask(buy(0.5));
        f.until(40);
        assertThat(f.size(0)).isZero();
        assertThat(f.order("t").filledSize()).isEqualTo(units(1.5));
    }

    @Test
    void shouldAttachStopAndTargetOfAConditionalEntryWhenItFills() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(102).then(102));
        f.until(1);
        f.ask(buy(1).trigger(101, 1).stop(99).target(110).id("t"));
        assertThat(f.openAll(StopKind.STOP_LOSS)).isEmpty();
        f.until(40);
        assertThat(f.open(StopKind.STOP_LOSS).triggerPrice()).isEqualTo(units(99));
        assertThat(f.open(StopKind.STOP_LOSS).parentOrderLinkId()).isEqualTo("t");
        assertThat(f.open(StopKind.TAKE_PROFIT).type()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldMoveTheLimitOfATriggeredOrderIntoTheBandOfThatMoment() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(102).then(102));
        f.until(1);
        f.ask(buy(1).limit(150).trigger(101, 1).id("t"));
        f.until(40);
        // The mark stands at 101.5, five percent more are 106.575.
        assertThat(f.order("t").price()).isEqualTo(units(106.5));
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.FILLED);
    }
}
