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
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.Slippage;
import org.junit.jupiter.api.Test;

class PriceBandTest {
    private final Fixture f = new Fixture(new ScriptedMarket(100).then(100));

    @Test
    void shouldMovePricesToTheEdgeOrRefuseThemAsTheAccountWants() {
        f.ask(sell(1).limit(90).id("moved"));
        assertThat(f.order("moved").price()).isEqualTo(units(95));
        f.venue.refusesBeyondBand(true);
        assertThat(f.ask(sell(1).limit(94.9)).retCode()).isEqualTo(RetCode.PRICE_BELOW_BAND);
        assertThat(f.ask(buy(1).limit(105.1)).retCode()).isEqualTo(RetCode.PRICE_ABOVE_BAND);
        assertThat(f.ask(buy(1).limit(105)).accepted()).isTrue();
        assertThat(f.ask(buy(1).limit(90).id("r")).accepted()).isTrue();
        assertThat(f.ask(amend("r", 105.1, KEEP)).retCode()).isEqualTo(RetCode.PRICE_ABOVE_BAND);
        assertThat(f.venue.refusesBeyondBand()).isTrue();
    }

    @Test
    void shouldEndAMarketOrderAtItsProtectionPrice() {
        // Fifty units are more than the book holds within five percent.
        f.ask(leverage(0, 50));
        final Fixture thin = new Fixture(
                VenueConfiguration.defaults().withInitialBalance(units(1_000_000)), new ScriptedMarket(10).then(10));
        thin.ask(leverage(0, 50));
        thin.ask(buy(50).id("m"));
        assertThat(thin.order("m").price()).isEqualTo(units(10.5));
        assertThat(thin.order("m").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(thin.order("m").rejectReason()).isEqualTo(RejectReason.NO_IMMEDIATE_FILL);
        assertThat(thin.order("m").filledSize()).isPositive().isLessThan(units(50));
    }

    @Test
    void shouldStopAMarketOrderAtItsOwnTolerance() {
        // Best ask 100.0.
        f.ask(buy(1).slippage(Slippage.Kind.TICK_SIZE, 3).id("ticks"));
        assertThat(f.order("ticks").price()).isEqualTo(units(100.3));
        f.ask(buy(1).slippage(Slippage.Kind.PERCENT, 0.5).id("percent"));
        assertThat(f.order("percent").price()).isEqualTo(units(100.5));
        // Best bid 99.9: less 1 % are 98.901, up to the tick.
        f.ask(sell(1).slippage(Slippage.Kind.PERCENT, 1).id("sell"));
        assertThat(f.order("sell").price()).isEqualTo(units(99));
        // Never beyond the venue's own protection.
        f.ask(buy(1).slippage(Slippage.Kind.PERCENT, 10).id("wide"));
        assertThat(f.order("wide").price()).isEqualTo(units(105));
    }

    @Test
    void shouldRefuseTolerancesOutOfRange() {
        assertThat(f.ask(buy(1).slippage(Slippage.Kind.TICK_SIZE, 0)).retCode()).isEqualTo(RetCode.SLIPPAGE_TICKS);
        assertThat(f.ask(buy(1).slippage(Slippage.Kind.TICK_SIZE, 1.5)).retCode())
                .isEqualTo(RetCode.SLIPPAGE_TICKS);
        assertThat(f.ask(buy(1).slippage(Slippage.Kind.TICK_SIZE, 10_001)).retCode())
                .isEqualTo(RetCode.SLIPPAGE_TICKS);
        assertThat(f.ask(buy(1).slippage(Slippage.Kind.PERCENT, 0.005)).retCode())
                .isEqualTo(RetCode.SLIPPAGE_PERCENT);
        assertThat(f.ask(buy(1).slippage(Slippage.Kind.PERCENT, 10.01)).retCode())
                .isEqualTo(RetCode.SLIPPAGE_PERCENT);
        assertThat(f.ask(buy(1).limit(99).slippage(Slippage.Kind.PERCENT, 1)).retCode())
                .isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(buy(1).trigger(101, 1).slippage(Slippage.Kind.PERCENT, 1))
                        .retCode())
                .isEqualTo(RetCode.PARAMETER);
    }

    @Test
    void shouldRefuseAMarketOrderWhenNothingIsOnTheOtherSide() {
        // A bid would have to stand below a tick.
        final Fixture bottom = new Fixture(new ScriptedMarket(0.1).then(0.1));
        assertThat(bottom.venue.book(0, 1).levels()).isZero();
        assertThat(bottom.ask(sell(50)).retCode()).isEqualTo(RetCode.NO_LIQUIDITY);
    }

    @Test
    void shouldSplitAReducingOrderThatIsLargerThanTheGreatest() {
        f.ask(leverage(0, 50));
        f.ask(buy(60).limit(105, TimeInForce.GTC).id("big"));
        final long held = f.order("big").filledSize();
        assertThat(held).isGreaterThan(units(50));
        f.ask(sell(held / 1e8).reduceOnly().id("close"));
        assertThat(f.size(0)).isZero();
        assertThat(f.order("close").size()).isEqualTo(units(50));
        assertThat(f.venue.orderHistory())
                .anyMatch(order -> order.reduceOnly() && order.orderLinkId().isEmpty());
    }
}
