package io.escapement.venue;

import static io.escapement.venue.Asks.exit;
import static io.escapement.venue.Asks.exits;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionMode;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;
import org.junit.jupiter.api.Test;

class HedgeModeTest {
    private static final VenueCommand HEDGE = new VenueCommand.SwitchMode(0, PositionMode.HEDGE);
    private final Fixture f =
            new Fixture(new ScriptedMarket(100).then(100).then(94).then(94));

    private void hedge() {
        assertThat(f.ask(HEDGE).accepted()).isTrue();
    }

    @Test
    void shouldHoldALongAndAShortSideBySide() {
        hedge();
        f.ask(buy(2).index(1));
        f.ask(sell(0.5).index(2));
        assertThat(f.size(0, 1)).isEqualTo(units(2));
        assertThat(f.size(0, 2)).isEqualTo(units(-0.5));
        f.until(1);
        // Both rows in one message, the flat side empty.
        assertThat(f.heard.positions)
                .extracting(PositionView::positionIndex, PositionView::side)
                .containsExactly(tuple(1, Side.BUY), tuple(2, Side.NULL_VAL), tuple(1, Side.BUY), tuple(2, Side.SELL));
        f.ask(sell(0.5).index(1));
        assertThat(f.size(0, 1)).isEqualTo(units(1.5));
        assertThat(f.size(0, 2)).isEqualTo(units(-0.5));
    }

    @Test
    void shouldNeverCloseMoreThanTheSideHoldsWithItsClosingOrder() {
        hedge();
        f.ask(buy(1).index(1));
        f.ask(sell(3).index(1).id("close"));
        assertThat(f.size(0, 1)).isZero();
        assertThat(f.order("close").filledSize()).isEqualTo(units(1));
        assertThat(f.order("close").reduceOnly()).isFalse();
        assertThat(f.ask(sell(1).index(1)).retCode()).isEqualTo(RetCode.REDUCE_ONLY);
        assertThat(f.ask(buy(1).index(2)).retCode()).isEqualTo(RetCode.REDUCE_ONLY);
    }

    @Test
    void shouldRefuseIndicesThatDoNotFitTheMode() {
        assertThat(f.ask(buy(1).index(1)).retMsg()).isEqualTo("position idx not match position mode");
        hedge();
        assertThat(f.ask(buy(1)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(exits(95, 94)).retMsg()).isEqualTo("position idx not match position mode");
    }

    @Test
    void shouldKeepStopsOfBothSidesApart() {
        hedge();
        f.until(1);
        f.ask(buy(1).index(1).stop(95));
        f.ask(sell(1).index(2).target(90));
        f.ask(exits(2, new Bracket(TpslMode.FULL, Exit.NONE, exit(105))));
        assertThat(f.venue.positions(0).get(0).stopLoss()).isEqualTo(units(95));
        assertThat(f.venue.positions(0).get(1).stopLoss()).isEqualTo(units(105));
        f.until(31);
        assertThat(f.size(0, 1)).isZero();
        assertThat(f.size(0, 2)).isEqualTo(units(-1));
        assertThat(f.openAll(StopKind.STOP_LOSS))
                .extracting(OrderView::positionIndex)
                .containsExactly(2);
    }

    @Test
    void shouldEndRestingClosingOrdersWhenTheirSideIsGone() {
        hedge();
        f.ask(buy(1).index(1));
        f.ask(sell(1).index(2));
        f.ask(sell(1).limit(101).index(1).id("r"));
        f.ask(sell(1).index(1));
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("r").cancelType()).isEqualTo(CancelType.REDUCE_ONLY);
        assertThat(f.size(0, 2)).isEqualTo(units(-1));
    }

    @Test
    void shouldSwitchOnlyWithoutPositionsAndOrders() {
        assertThat(f.ask(new VenueCommand.SwitchMode(0, PositionMode.ONE_WAY)).retCode())
                .isEqualTo(RetCode.MODE_NOT_MODIFIED);
        f.ask(buy(1));
        assertThat(f.ask(HEDGE).retCode()).isEqualTo(RetCode.MODE_HAS_POSITION);
        f.ask(sell(1));
        f.ask(buy(1).limit(90).id("r"));
        assertThat(f.ask(HEDGE).retCode()).isEqualTo(RetCode.MODE_HAS_ORDERS);
        f.ask(new VenueCommand.Cancel(0, null, "r"));
        hedge();
        assertThat(f.ask(HEDGE).retMsg()).isEqualTo("Position mode is not modified");
    }

    @Test
    void shouldSwitchEveryInstrumentThatHoldsNothingWhenAskedByCoin() {
        final Fixture g = new Fixture(new ScriptedMarket(100, 50).then(100, 50));
        g.ask(buy(1));
        final VenueCommand all = new VenueCommand.SwitchMode(-1, PositionMode.HEDGE);
        assertThat(g.ask(all).accepted()).isTrue();
        assertThat(g.venue.positions(0)).hasSize(1);
        assertThat(g.venue.positions(1)).hasSize(2);
        assertThat(g.ask(all).retCode()).isEqualTo(RetCode.MODE_NOT_MODIFIED);
    }

    @Test
    void shouldPayFundingOfBothSidesAndLiquidateBoth() {
        final ScriptedMarket market = new ScriptedMarket(100);
        for (int i = 0; i < 8 * 120 + 2; i++) {
            market.then(100);
        }
        final Fixture g = new Fixture(market);
        g.ask(HEDGE);
        g.ask(buy(2).index(1));
        g.ask(sell(1).index(2));
        g.until(8 * 3600 + 10);
        assertThat(g.venue.executions(ScriptedMarket.START_MS + 1))
                .extracting(row -> row.fee())
                .containsExactly(units(0.02), units(-0.01));
        assertThat(g.venue.imbalance()).isZero();
    }
}
