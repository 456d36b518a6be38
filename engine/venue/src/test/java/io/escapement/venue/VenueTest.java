package io.escapement.venue;

import static io.escapement.venue.Asks.leverage;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.START_MS;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.WalletView;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueTest {
    @Test
    void shouldTellAnOrdersLifeInTheVenuesOrderWhenItCameOnTheTradeSocket() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(100));
        f.until(1);
        f.venue.submit(42, buy(1).id("a").place());
        f.until(2);
        // Five milliseconds to the venue; the answer at once, the match three, the account four later.
        assertThat(f.heard.log)
                .containsExactly(
                        "1005 result 42 0", "1008 executions 1", "1008 orders FILLED", "1009 position", "1009 wallet");
        assertThat(f.heard.results.get(0).orderLinkId()).isEqualTo("a");
        assertThat(f.heard.executions.get(0).timeMs()).isEqualTo(START_MS + 1005);
        assertThat(f.heard.positions.get(0).crossSequence())
                .isEqualTo(f.heard.executions.get(0).crossSequence());
    }

    @Test
    void shouldSendAnUnchangedPositionAndTheReservedMarginWhenAnOrderRests() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(100));
        f.until(1);
        f.venue.submit(1, buy(1).limit(99).place());
        f.until(2);
        assertThat(f.heard.log).containsExactly("1005 result 1 0", "1008 orders NEW", "1009 position", "1009 wallet");
        final WalletView wallet = f.heard.wallets.get(0);
        // 9.9 + 99 * 0.00055 + 89.1 * 0.00055
        assertThat(wallet.orderMargin()).isEqualTo(units(9.9 + 0.05445 + 0.049005));
        assertThat(f.heard.positions.get(0).size()).isZero();
    }

    @Test
    void shouldOrderOneInstantPublicThenPrivateThenAnswers() {
        final Fixture f = new Fixture(new ScriptedMarket(100, 50).then(100, 50).then(101, 51));
        f.venue.subscriptions().klines(0, 1, true);
        f.venue.subscriptions().trades(1, true);
        f.venue.subscriptions().ticker(0, true);
        f.venue.subscriptions().book(1, 50, true);
        f.until(29.995);
        f.heard.log.clear();
        f.venue.submit(1, buy(1).of(1).place());
        f.until(30);
        assertThat(f.heard.log)
                .containsExactly(
                        "30000 ticker 0", "30000 bar 0 1", "30000 trades 1", "30000 book 1 50", "30000 result 1 0");
        // The order came behind the price.
        assertThat(f.venue.executions(0).get(0).price()).isEqualTo(units(51));
    }

    @Test
    void shouldTellWalletsInTheOrderTheyCameToBeWhenInstrumentsFillAtOnce() {
        final Fixture f = new Fixture(new ScriptedMarket(100, 50).then(100, 50).then(100, 50));
        f.until(1);
        f.venue.submit(1, buy(1).of(1).place());
        f.venue.submit(2, buy(1).place());
        f.until(2);
        assertThat(f.heard.wallets).hasSize(2);
        assertThat(f.heard.wallets.get(1).walletBalance())
                .as("the last one told holds both fees")
                .isEqualTo(f.venue.wallet().walletBalance())
                .isLessThan(f.heard.wallets.get(0).walletBalance());
    }

    @Test
    void shouldConfirmEveryBarExactlyOnceAtItsClose() {
        final ScriptedMarket market = new ScriptedMarket(100);
        for (int i = 0; i < 12; i++) {
            market.then(100 + i);
        }
        final Fixture f = new Fixture(market);
        f.venue.subscriptions().klines(0, 1, true);
        f.venue.subscriptions().klines(0, 3, true);
        f.until(360);
        final List<Bar> closed = f.heard.bars.stream().filter(Bar::confirmed).toList();
        assertThat(closed).filteredOn(bar -> bar.intervalMinutes() == 1).hasSize(6);
        final List<Bar> threes =
                closed.stream().filter(bar -> bar.intervalMinutes() == 3).toList();
        assertThat(threes).hasSize(2);
        final Bar first = threes.get(0);
        assertThat(first.openTimeMs()).isEqualTo(START_MS);
        assertThat(first.open()).isEqualTo(units(100));
        assertThat(first.high()).isEqualTo(units(105));
        assertThat(first.low()).isEqualTo(units(100));
        assertThat(first.close()).isEqualTo(units(105));
        // Six points of ten units.
        assertThat(first.volume()).isEqualTo(600_000);
        assertThat(f.heard.log).contains("180000 bar 0 3 closed").doesNotContain("180001 bar 0 3 closed");
    }

    @Test
    void shouldServeClosedAndRunningBars() {
        final ScriptedMarket market =
                new ScriptedMarket(100).then(101).then(102).then(103);
        final Fixture f = new Fixture(market).until(60);
        // The store of this market holds the history only: what is asked of it ends there, and the running bar follows.
        assertThat(f.venue.klines(0, 1, -1, -1, 10))
                .extracting(Bar::close, Bar::confirmed)
                .containsExactly(tuple(units(100), true), tuple(units(103), false));
        assertThat(f.venue.klines(0, 1, -1, -1, 1)).extracting(Bar::confirmed).containsExactly(false);
        assertThat(f.venue.klines(0, 1, START_MS - 60_000, -1, 1))
                .extracting(Bar::confirmed)
                .containsExactly(true);
        assertThat(f.venue.hasInterval(0, 15)).isTrue();
        assertThat(f.venue.hasInterval(0, 7)).isFalse();
    }

    @Test
    void shouldSettleFundingAtTheMarkWhenThePositionIsHeldAcrossIt() {
        final ScriptedMarket market = new ScriptedMarket(100);
        final int points = 8 * 120 + 2;
        for (int i = 0; i < points; i++) {
            market.then(100);
        }
        final Fixture f = new Fixture(market);
        f.ask(buy(2));
        final long cash = f.venue.wallet().walletBalance();
        f.until(8 * 3600 + 10);
        final List<ExecutionView> rows = f.venue.executions(START_MS + 1);
        assertThat(rows).hasSize(1);
        final ExecutionView funding = rows.get(0);
        assertThat(funding.kind()).isEqualTo(FillKind.FUNDING);
        assertThat(funding.timeMs()).isEqualTo(START_MS + 8 * 3_600_000L);
        assertThat(funding.side()).isEqualTo(Side.BUY);
        assertThat(funding.size()).isEqualTo(units(2));
        // 200 at 0.01 %: 0.02 paid by the long.
        assertThat(funding.feeRate()).isEqualTo(10_000);
        assertThat(funding.fee()).isEqualTo(units(0.02));
        assertThat(f.venue.wallet().walletBalance()).isEqualTo(cash - units(0.02));
        assertThat(f.venue.ticker(0).nextFundingTimeMs()).isEqualTo(START_MS + 16 * 3_600_000L);
        assertThat(f.venue.imbalance()).isZero();
    }

    @Test
    void shouldReceiveFundingWhenShort() {
        final ScriptedMarket market = new ScriptedMarket(100);
        for (int i = 0; i < 8 * 120 + 2; i++) {
            market.then(100);
        }
        final Fixture f = new Fixture(market);
        f.ask(sell(1));
        f.until(8 * 3600 + 10);
        assertThat(f.venue.executions(START_MS + 1).get(0).fee()).isEqualTo(units(-0.01));
    }

    @Test
    void shouldLiquidateWhenMaintenanceIsNoLongerCovered() {
        final VenueConfiguration small = VenueConfiguration.defaults().withInitialBalance(units(100));
        final Fixture f = new Fixture(
                small, new ScriptedMarket(100).then(100).then(95).then(89).then(89));
        f.ask(buy(9));
        f.ask(buy(0.1).limit(80).id("rest"));
        f.until(95);
        assertThat(f.size(0)).isZero();
        assertThat(f.order("rest").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("rest").cancelType()).isEqualTo(CancelType.LIQUIDATION);
        final List<ExecutionView> fills = f.venue.executions(0);
        assertThat(fills.get(fills.size() - 1).kind()).isEqualTo(FillKind.BUST);
        assertThat(f.heard.positions).anyMatch(position -> position.status() == PositionStatus.NORMAL);
        assertThat(f.venue.wallet().walletBalance()).isNotNegative();
        assertThat(f.venue.imbalance()).isZero();
    }

    @Test
    void shouldGiveTheSameIdsAndMessagesWhenTheSameIsDone() {
        assertThat(session()).isEqualTo(session());
    }

    private static List<Object> session() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(99).then(101).then(102));
        f.venue.submit(1, buy(1).stop(98).id("a").place());
        f.until(1);
        f.venue.submit(2, sell(0.4).place());
        f.venue.submit(3, leverage(0, 5));
        f.until(100);
        return List.of(f.heard.log, f.heard.executions, f.heard.orders, f.heard.positions, f.heard.wallets);
    }

    @Test
    void shouldEndWhenTheMarketIsOverAndNothingIsPending() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(100));
        int instants = 0;
        while (f.venue.step()) {
            instants++;
        }
        // Two points and the close of the minute.
        assertThat(instants).isEqualTo(3);
        assertThat(f.venue.nextEventTimeMs()).isEqualTo(Long.MAX_VALUE);
        f.venue.submit(1, buy(1).place());
        assertThat(f.venue.nextEventTimeMs()).isEqualTo(f.venue.nowMs() + 5);
    }
}
