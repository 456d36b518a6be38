package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.amend;
import static io.escapement.venue.Asks.leverage;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private final Fixture flat = new Fixture(new ScriptedMarket(100).then(100).then(100));

    @Test
    void shouldFillAMarketOrderAtTheBestOfTheOtherSide() {
        assertThat(flat.ask(buy(0.5).id("a")).accepted()).isTrue();
        final ExecutionView fill = flat.venue.executions(0).get(0);
        // Standing at a bought 100: ask 100.0, bid 99.9.
        assertThat(fill.price()).isEqualTo(units(100));
        assertThat(fill.fee()).isEqualTo(units(0.0275));
        assertThat(fill.maker()).isFalse();
        assertThat(flat.order("a").status()).isEqualTo(OrderStatus.FILLED);
        // Five percent from the last price.
        assertThat(flat.order("a").price()).isEqualTo(units(105));

        flat.ask(sell(0.5));
        assertThat(flat.venue.executions(0).get(1).price()).isEqualTo(units(99.9));
        assertThat(flat.venue.executions(0).get(1).realisedPnl()).isEqualTo(units(-0.05));
        assertThat(flat.size(0)).isZero();
    }

    @Test
    void shouldWalkTheBookLevelByLevelWhenTheOrderIsLarge() {
        final BookView book = flat.venue.book(0, 50);
        final long first = book.askSize(0);
        final long second = book.askSize(1);
        final long size = first + second + ScriptedMarket.LOT;
        flat.ask(leverage(0, 50));
        flat.ask(buy(size / 1e8).id("w"));
        final List<ExecutionView> fills = flat.venue.executions(0);
        assertThat(fills).extracting(ExecutionView::price).containsExactly(units(100), units(100.1), units(100.2));
        assertThat(fills).extracting(ExecutionView::size).containsExactly(first, second, ScriptedMarket.LOT);
        assertThat(fills)
                .extracting(ExecutionView::leavesSize)
                .containsExactly(second + ScriptedMarket.LOT, ScriptedMarket.LOT, 0L);
    }

    @Test
    void shouldRestAndFillAsMakerWhenThePathGoesThrough() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(99.5).then(98.9));
        f.ask(buy(1).limit(99.0).id("r"));
        f.until(30);
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.NEW);
        f.until(60);
        final OrderView filled = f.order("r");
        assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
        final ExecutionView fill = f.venue.executions(0).get(0);
        assertThat(fill.price()).isEqualTo(units(99.0));
        assertThat(fill.maker()).isTrue();
        // 99 * 0.0002
        assertThat(fill.fee()).isEqualTo(units(0.0198));
    }

    @Test
    void shouldFillNoMoreThanWasTradedWhenResting() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98).then(97));
        f.ask(leverage(0, 50));
        f.ask(buy(15).limit(99).id("r"));
        f.until(30);
        // Ten units trade at each point.
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(f.order("r").filledSize()).isEqualTo(units(10));
        f.until(60);
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void shouldEndIocAndFokAndPostOnlyWithTheirReasons() {
        flat.ask(buy(1).limit(99, TimeInForce.IOC).id("i"));
        assertThat(flat.order("i").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(flat.order("i").rejectReason()).isEqualTo(RejectReason.NO_IMMEDIATE_FILL);

        flat.ask(buy(50).limit(100, TimeInForce.FOK).id("f"));
        assertThat(flat.order("f").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(flat.order("f").rejectReason()).isEqualTo(RejectReason.NO_FULL_FILL);
        assertThat(flat.order("f").filledSize()).isZero();

        flat.ask(buy(1).limit(100, TimeInForce.POST_ONLY).id("p"));
        assertThat(flat.order("p").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(flat.order("p").rejectReason()).isEqualTo(RejectReason.POST_ONLY_WOULD_TAKE);

        flat.ask(buy(1).limit(99.9, TimeInForce.POST_ONLY).id("q"));
        assertThat(flat.order("q").status()).isEqualTo(OrderStatus.NEW);
        assertThat(flat.venue.executions(0)).isEmpty();
    }

    @Test
    void shouldKeepWhatWasFilledWhenAnIocOrderEnds() {
        final long best = flat.venue.book(0, 1).askSize(0);
        flat.ask(buy(best / 1e8 + 1).limit(100, TimeInForce.IOC).id("i"));
        final OrderView order = flat.order("i");
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.filledSize()).isEqualTo(best);
        assertThat(order.leavesSize()).isZero();
        assertThat(flat.size(0)).isEqualTo(best);
    }

    @Test
    void shouldMoveALimitPriceIntoTheBandWhenItIsBeyond() {
        flat.ask(buy(1).limit(200, TimeInForce.GTC).id("b"));
        assertThat(flat.order("b").price()).isEqualTo(units(105));
        assertThat(flat.order("b").averagePrice()).isEqualTo(units(100));
    }

    @Test
    void shouldTrimAReduceOnlyOrderToThePosition() {
        flat.ask(buy(1));
        flat.ask(sell(2).reduceOnly().id("c"));
        assertThat(flat.size(0)).isZero();
        assertThat(flat.order("c").size()).isEqualTo(units(1));
        assertThat(flat.order("c").status()).isEqualTo(OrderStatus.FILLED);
        // 99.9 - 100, less 0.055 and 0.054945.
        assertThat(flat.order("c").closedPnl()).isEqualTo(units(-0.1 - 0.055 - 0.054945));
    }

    @Test
    void shouldCloseThePositionWhenSizeIsZeroAndCloseOnTrigger() {
        flat.ask(buy(0.7));
        assertThat(flat.ask(sell(0).reduceOnly().closeOnTrigger()).accepted()).isTrue();
        assertThat(flat.size(0)).isZero();
    }

    @Test
    void shouldEndRestingReduceOnlyOrdersWhenThePositionIsGone() {
        flat.ask(buy(1));
        flat.ask(sell(1).limit(101).reduceOnly().id("r"));
        flat.ask(sell(0.4));
        assertThat(flat.order("r").size()).isEqualTo(units(0.6));
        flat.ask(sell(0.6));
        assertThat(flat.order("r").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(flat.order("r").cancelType()).isEqualTo(CancelType.REDUCE_ONLY);
    }

    @Test
    void shouldAmendAndCancelRestingOrders() {
        flat.ask(buy(1).limit(99).id("a"));
        final long free = flat.venue.wallet().available();
        assertThat(flat.ask(amend("a", 98.5, 2)).accepted()).isTrue();
        assertThat(flat.order("a").price()).isEqualTo(units(98.5));
        assertThat(flat.order("a").size()).isEqualTo(units(2));
        assertThat(flat.venue.wallet().available()).isLessThan(free);
        // Amended through the book it takes.
        flat.ask(amend("a", 100, KEEP));
        assertThat(flat.order("a").filledSize()).isPositive();

        flat.ask(buy(1).limit(98).id("c"));
        assertThat(flat.ask(new VenueCommand.Cancel(0, null, "c")).accepted()).isTrue();
        assertThat(flat.order("c").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(flat.order("c").cancelType()).isEqualTo(CancelType.USER);
        assertThat(flat.ask(new VenueCommand.Cancel(0, null, "c")).retCode()).isEqualTo(RetCode.ORDER_NOT_FOUND);
    }

    @Test
    void shouldCancelAllOfOneInstrumentOrOfAll() {
        final Fixture f = new Fixture(new ScriptedMarket(100, 50).then(100, 50));
        f.ask(buy(1).limit(90).id("a"));
        f.ask(buy(1).limit(40).of(1).id("b"));
        f.ask(buy(1).trigger(110, 1).id("t"));
        assertThat(f.ask(new VenueCommand.CancelAll(1, true, true, true)).cancelled())
                .extracting(OrderView::orderLinkId)
                .containsExactly("b");
        assertThat(f.ask(new VenueCommand.CancelAll(-1, true, true, true)).cancelled())
                .extracting(OrderView::orderLinkId)
                .containsExactly("a", "t");
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.DEACTIVATED);
        assertThat(f.venue.openOrders()).isEmpty();
        assertThat(f.venue.wallet().orderMargin()).isZero();
    }

    @Test
    void shouldLeaveStopsAloneWhenOnlyOrdersOnTheBookAreCancelled() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100));
        f.ask(buy(1).limit(90).id("a"));
        f.ask(buy(1).trigger(110, 1).id("t"));
        assertThat(f.ask(new VenueCommand.CancelAll(-1, true, false, false)).cancelled())
                .extracting(OrderView::orderLinkId)
                .containsExactly("a");
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.UNTRIGGERED);
    }

    @Test
    void shouldFireAConditionalOrderWhenThePriceRisesToIt() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(101).then(102));
        f.ask(buy(1).trigger(101.5, 1).id("t"));
        f.until(30);
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.UNTRIGGERED);
        f.until(60);
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.FILLED);
        // The bar opened beyond the trigger: it takes there.
        assertThat(f.order("t").averagePrice()).isEqualTo(units(102));
    }

    @Test
    void shouldEndAConditionalOrderWhenThereIsNoMarginAtItsTrigger() {
        final VenueConfiguration poor = VenueConfiguration.defaults().withInitialBalance(units(5));
        final Fixture f = new Fixture(poor, new ScriptedMarket(100).then(100).then(102));
        assertThat(f.ask(buy(1).trigger(101, 1).id("t")).accepted()).isTrue();
        f.until(40);
        assertThat(f.order("t").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("t").rejectReason()).isEqualTo(RejectReason.OTHER);
        assertThat(f.size(0)).isZero();
    }
}
