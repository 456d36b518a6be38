package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.amend;
import static io.escapement.venue.Asks.amendExits;
import static io.escapement.venue.Asks.amendTrigger;
import static io.escapement.venue.Asks.exits;
import static io.escapement.venue.Asks.leverage;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.InstrumentStatus;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import org.junit.jupiter.api.Test;

class RejectionTest {
    private final Fixture f = new Fixture(new ScriptedMarket(100).then(100));

    private void refused(int code, Orders order) {
        refused(code, order.place());
    }

    private void refused(int code, VenueCommand command) {
        final CommandResult result = f.ask(command);
        assertThat(result.retCode()).as(result.retMsg()).isEqualTo(code);
        assertThat(result.retMsg()).isNotEmpty();
        assertThat(result.orderId()).isNull();
    }

    @Test
    void shouldRefuseMalformedParameters() {
        refused(RetCode.PARAMETER, buy(1).of(7));
        refused(RetCode.PARAMETER, buy(1).id("no spaces"));
        refused(RetCode.PARAMETER, buy(1).id("x".repeat(37)));
        refused(RetCode.PARAMETER, buy(0));
        refused(RetCode.PARAMETER, buy(0.0005));
        refused(RetCode.PARAMETER, buy(1.0005));
        refused(RetCode.PARAMETER, buy(51));
        refused(RetCode.PARAMETER, buy(101).limit(99));
        refused(RetCode.PARAMETER, buy(1).limit(99.05));
        refused(RetCode.PARAMETER, buy(1).limit(0));
    }

    @Test
    void shouldRefusePricesOutOfTheInstrumentsBounds() {
        refused(RetCode.PRICE_OUT_OF_RANGE, buy(0.01).limit(100_000.1));
        refused(RetCode.PRICE_OUT_OF_RANGE, buy(100).limit(0.05));
    }

    @Test
    void shouldRefuseValuesBelowTheLeastUnlessReduceOnly() {
        refused(RetCode.MIN_NOTIONAL, buy(0.049));
        assertThat(f.ask(buy(0.06)).accepted()).isTrue();
        assertThat(f.ask(sell(0.01).reduceOnly()).accepted()).isTrue();
    }

    @Test
    void shouldRefuseAClientIdThatWasUsed() {
        f.ask(buy(1).id("once"));
        refused(RetCode.DUPLICATE_LINK_ID, buy(1).id("once"));
        assertThat(f.size(0)).isEqualTo(units(1));
    }

    @Test
    void shouldRefuseWhatTheMarginDoesNotCarry() {
        final Fixture poor =
                new Fixture(VenueConfiguration.defaults().withInitialBalance(units(10)), new ScriptedMarket(100));
        // 100 at leverage 10 needs 10 and the fees.
        assertThat(poor.ask(buy(1)).retCode()).isEqualTo(RetCode.INSUFFICIENT_MARGIN);
        assertThat(poor.ask(buy(0.9)).accepted()).isTrue();
        assertThat(poor.ask(buy(0.9)).retCode()).isEqualTo(RetCode.INSUFFICIENT_MARGIN);
        // Reducing needs none.
        assertThat(poor.ask(sell(0.9)).accepted()).isTrue();
    }

    @Test
    void shouldRefuseReduceOnlyWithoutAnOppositePosition() {
        refused(RetCode.REDUCE_ONLY, sell(1).reduceOnly());
        refused(RetCode.REDUCE_ONLY, sell(0).reduceOnly().closeOnTrigger());
        f.ask(buy(1));
        refused(RetCode.REDUCE_ONLY, buy(1).reduceOnly());
        refused(RetCode.PARAMETER, sell(1).reduceOnly().stop(110));
    }

    @Test
    void shouldRefuseStopsAndTargetsOnTheWrongSide() {
        refused(RetCode.PARAMETER, buy(1).stop(100.1));
        refused(RetCode.PARAMETER, buy(1).target(99));
        refused(RetCode.PARAMETER, sell(1).stop(99));
        refused(RetCode.PARAMETER, sell(1).target(101));
        // A limit order is measured by its own price.
        refused(RetCode.PARAMETER, buy(1).limit(95).stop(96));
    }

    @Test
    void shouldRefuseTriggersOnTheWrongSide() {
        refused(RetCode.TRIGGER_NOT_ABOVE, buy(1).trigger(99, 1));
        refused(RetCode.TRIGGER_NOT_BELOW, buy(1).trigger(101, 2));
        refused(RetCode.PARAMETER, buy(1).trigger(101, 0));
    }

    @Test
    void shouldRefuseTooManyOrders() {
        for (int i = 0; i < 10; i++) {
            f.ask(buy(0.1).trigger(101 + i, 1));
        }
        refused(RetCode.TOO_MANY_STOPS, buy(0.1).trigger(120, 1));
        for (int i = 0; i < 500; i++) {
            assertThat(f.ask(buy(0.1).limit(98)).accepted()).isTrue();
        }
        refused(RetCode.TOO_MANY_ORDERS, buy(0.1).limit(98));
    }

    @Test
    void shouldRefuseAmendmentsThatMakeNoSense() {
        refused(RetCode.ORDER_NOT_FOUND, amend("?", KEEP, KEEP));
        final Fixture g = new Fixture(new ScriptedMarket(100).then(100).then(98).then(97));
        g.ask(leverage(0, 50));
        g.ask(buy(15).limit(99).id("p"));
        g.until(30);
        assertThat(g.ask(amend("p", KEEP, 10)).retCode()).isEqualTo(RetCode.SIZE_BELOW_FILLED);
        assertThat(g.ask(amend("p", 99, 15)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(g.ask(amend("p", 99.05, KEEP)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(g.ask(amendTrigger("p", 99)).retCode()).isEqualTo(RetCode.PARAMETER);
    }

    @Test
    void shouldRefuseLeverageThatIsTheSameOrOutOfBounds() {
        refused(RetCode.LEVERAGE_NOT_MODIFIED, leverage(0, 10));
        refused(RetCode.LEVERAGE_TOO_HIGH, leverage(0, 51));
        refused(RetCode.PARAMETER, leverage(0, 0.5));
        assertThat(f.ask(leverage(0, 3)).accepted()).isTrue();
        assertThat(f.venue.position(0).leverage()).isEqualTo(3 * FixedPoint.ONE);
    }

    @Test
    void shouldRefuseATradingStopWithoutPositionOrChange() {
        final VenueCommand stop = exits(KEEP, 95);
        refused(RetCode.PARAMETER, stop);
        f.ask(buy(1));
        assertThat(f.ask(stop).accepted()).isTrue();
        refused(RetCode.NOT_MODIFIED, stop);
        refused(RetCode.PARAMETER, exits(95, KEEP));
    }

    @Test
    void shouldChangeStopAndTargetOfAnEntryOnlyUntilItIsPartlyFilled() {
        final Fixture g =
                new Fixture(new ScriptedMarket(100).then(100).trading(0.4).then(98));
        g.ask(buy(1).limit(99).stop(95).target(110).id("e"));
        assertThat(g.ask(amendExits("e", 0, 96)).accepted()).isTrue();
        assertThat(g.order("e").takeProfit()).isEqualTo(FixedPoint.NULL);
        assertThat(g.order("e").stopLoss()).isEqualTo(units(96));
        assertThat(g.ask(amendExits("e", KEEP, 96)).retCode()).isEqualTo(RetCode.PARAMETER);
        // Above the limit price.
        assertThat(g.ask(amendExits("e", KEEP, 99.5)).retCode()).isEqualTo(RetCode.PARAMETER);
        g.until(31);
        assertThat(g.order("e").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(g.ask(amendExits("e", KEEP, 94)).retCode()).isEqualTo(RetCode.PARTLY_FILLED_EXITS);
    }

    @Test
    void shouldRefuseAmendmentsThatTheMarginDoesNotCarry() {
        final Fixture g = new Fixture(
                VenueConfiguration.defaults().withInitialBalance(units(9_900)), new ScriptedMarket(100).then(100));
        g.ask(leverage(0, 1));
        // 4,900 and then 9,800, and the fees; 9,990 are too much.
        g.ask(buy(50).limit(98).id("a"));
        assertThat(g.ask(amend("a", KEEP, 100)).accepted()).isTrue();
        assertThat(g.ask(amend("a", 99.9, KEEP)).retCode()).isEqualTo(RetCode.INSUFFICIENT_MARGIN);
        assertThat(g.ask(amend("a", KEEP, 101)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(g.ask(amend("a", KEEP, 0.05)).retCode()).isEqualTo(RetCode.MIN_NOTIONAL);
    }

    @Test
    void shouldRefuseUnequalLeveragesUnderCrossMargin() {
        refused(RetCode.PARAMETER, new VenueCommand.SetLeverage(0, units(5), units(4)));
    }

    @Test
    void shouldOnlyReduceWhileAnInstrumentIsBeingDelistedAndNothingBeforeItsLaunch() {
        final ScriptedMarket market = new ScriptedMarket(100).then(100);
        market.status(InstrumentStatus.DELIVERING);
        final Fixture leaving = new Fixture(market);
        assertThat(leaving.ask(buy(1)).retCode()).isEqualTo(RetCode.DELISTING);
        assertThat(leaving.ask(sell(1).reduceOnly()).retCode()).isEqualTo(RetCode.REDUCE_ONLY);
        final ScriptedMarket later = new ScriptedMarket(100).then(100);
        later.status(InstrumentStatus.PRE_LAUNCH);
        assertThat(new Fixture(later).ask(buy(1)).retCode()).isEqualTo(RetCode.NOT_LIVE);
    }
}
