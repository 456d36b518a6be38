package io.escapement.venue;

import static io.escapement.venue.Asks.leverage;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TransactionType;
import io.escapement.venue.model.TransactionView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationTest {
    private static VenueConfiguration balance(double amount) {
        return VenueConfiguration.defaults().withInitialBalance(units(amount));
    }

    private static ExecutionView last(Fixture f) {
        final List<ExecutionView> rows = f.venue.executions(0);
        return rows.get(rows.size() - 1);
    }

    private static long fees(Fixture f) {
        return f.venue.executions(0).stream().mapToLong(ExecutionView::fee).sum();
    }

    /** Everything that moved the cash adds up to it. */
    private static void assertBooksClose(Fixture f, double opening) {
        long sum = units(opening);
        for (final TransactionView row : f.venue.transactions(0, Long.MAX_VALUE)) {
            sum += row.change();
        }
        assertThat(sum).isEqualTo(f.venue.wallet().walletBalance());
        assertThat(f.venue.imbalance()).isZero();
    }

    @Test
    void shouldTakeALongOverAtTheBankruptcyPrice() {
        final Fixture f = new Fixture(
                balance(100),
                new ScriptedMarket(100).then(100).then(95).then(89).then(89));
        f.ask(leverage(0, 20));
        // 9 at 100.0 or a little above: with 100 USDT next to nothing is left at 89.
        f.ask(buy(9));
        final long cost = f.venue.position(0).positionValue();
        final long cash = f.venue.wallet().walletBalance();
        f.until(95);

        final ExecutionView bust = last(f);
        assertThat(bust.kind()).isEqualTo(FillKind.BUST);
        assertThat(bust.createType()).isEqualTo(CreateType.LIQUIDATION);
        assertThat(bust.createType().word()).isEqualTo("CreateByTakeOver_PassThrough");
        assertThat(bust.side()).isEqualTo(Side.SELL);
        assertThat(bust.size()).isEqualTo(units(9));
        // Sold where cash + 9 * price * (1 - 0.00055) - cost is nothing, on the next tick up.
        final double bankruptcy = (cost - cash) / 1e8 / (9 * (1 - 0.00055));
        assertThat(bust.price()).isEqualTo(units(Math.ceil(bankruptcy * 10) / 10));
        assertThat(f.size(0)).isZero();
        // What the tick left: less than a tick of nine units.
        assertThat(f.venue.wallet().walletBalance()).isBetween(0L, units(0.9));
        assertBooksClose(f, 100);
    }

    @Test
    void shouldTakeAShortOverAtTheBankruptcyPrice() {
        final Fixture f = new Fixture(
                balance(100),
                new ScriptedMarket(100).then(100).then(105).then(111).then(111));
        f.ask(leverage(0, 20));
        f.ask(sell(9));
        f.until(95);
        final ExecutionView bust = last(f);
        assertThat(bust.kind()).isEqualTo(FillKind.BUST);
        assertThat(bust.side()).isEqualTo(Side.BUY);
        assertThat(f.size(0)).isZero();
        assertThat(f.venue.wallet().walletBalance()).isBetween(0L, units(0.9));
        assertBooksClose(f, 100);
    }

    @Test
    void shouldCancelOrdersFirstAndTellLiquidatingPositions() {
        final Fixture f = new Fixture(
                balance(100),
                new ScriptedMarket(100).then(100).then(95).then(89).then(89));
        f.ask(buy(9));
        f.ask(buy(0.1).limit(80).id("rest"));
        f.ask(sell(0.1).trigger(70, 2).id("waits"));
        f.until(95);
        assertThat(f.order("rest").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("rest").cancelType().word()).isEqualTo("CancelAllBeforeLiq");
        assertThat(f.order("waits").status()).isEqualTo(OrderStatus.DEACTIVATED);
        assertThat(f.order("waits").cancelType()).isEqualTo(CancelType.LIQUIDATION);
        assertThat(f.heard.positions)
                .anyMatch(position -> position.status() == PositionStatus.LIQUIDATING && position.size() > 0);
        // The message of the take-over shows it flat and over.
        assertThat(f.heard.positions.get(f.heard.positions.size() - 1).status()).isEqualTo(PositionStatus.NORMAL);
        assertThat(f.heard.positions.get(f.heard.positions.size() - 1).size()).isZero();
    }

    @Test
    void shouldGiveUpEachPositionsShareOfWhatIsLeft() {
        final Fixture f = new Fixture(
                balance(100),
                new ScriptedMarket(100, 50)
                        .then(100, 50)
                        .then(95, 47)
                        .then(87, 43.5)
                        .then(87, 43.5));
        f.ask(leverage(0, 20));
        f.ask(leverage(1, 20));
        f.ask(buy(4));
        f.ask(buy(8).of(1));
        f.until(95);
        assertThat(f.size(0)).isZero();
        assertThat(f.size(1)).isZero();
        assertThat(f.venue.executions(0).stream().filter(row -> row.kind() == FillKind.BUST))
                .hasSize(2);
        assertThat(f.venue.wallet().walletBalance()).isBetween(0L, units(1.2));
        assertBooksClose(f, 100);
    }

    @Test
    void shouldReduceToTheLowerTierBeforeItTakesOver() {
        // 2,100 at 100 are 210,000: in the second tier, at 1 % less 1,000.
        final ScriptedMarket market =
                new ScriptedMarket(100).then(100).then(100).then(100).then(100);
        final Fixture f = new Fixture(balance(20_000), market);
        f.ask(leverage(0, 20));
        for (int i = 0; i < 42; i++) {
            assertThat(f.ask(buy(50).limit(104)).accepted()).isTrue();
        }
        assertThat(f.size(0)).isEqualTo(units(2_100));
        assertThat(f.venue.position(0).riskTier()).isEqualTo(2);
        // Take money out until the maintenance margin is not covered any more.
        final long spare = f.venue.wallet().equity() - f.venue.wallet().maintenanceMargin();
        f.ask(buy(0.1).limit(60).id("rest"));
        f.venue.transfer(-spare);
        f.until(65);

        assertThat(f.order("rest").cancelType()).isEqualTo(CancelType.LIQUIDATION);
        assertThat(f.venue.executions(0))
                .anyMatch(row -> row.createType() == CreateType.REDUCTION && row.kind() == FillKind.TRADE);
        assertBooksClose(f, 20_000);
    }

    @Test
    void shouldTellEverybodyOfATakeOver() {
        final List<LiquidationView> heard = new ArrayList<>();
        final ScriptedMarket market =
                new ScriptedMarket(100).then(100).then(95).then(89).then(89);
        final Venue venue = new Venue(balance(100), market, new Recorder() {
            @Override
            public void onLiquidations(int instrumentId, List<LiquidationView> rows) {
                heard.addAll(rows);
            }
        });
        venue.subscriptions().liquidations(0, true);
        venue.execute(buy(9).place());
        venue.advanceTo(ScriptedMarket.START_MS + 95_000);
        assertThat(heard).anyMatch(row -> row.positionSide() == Side.BUY && row.size() == units(9));
    }

    @Test
    void shouldDeleverageAPartWithoutAFeeWhenTold() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(110).then(110));
        f.ask(buy(2).stop(80));
        f.ask(sell(0.5).limit(150).reduceOnly().id("exit"));
        f.until(31);
        final long mark = f.venue.ticker(0).markPrice();
        final long fees =
                f.venue.executions(0).stream().mapToLong(ExecutionView::fee).sum();
        assertThat(f.venue.deleverage(0, 0, units(0.5))).isTrue();
        f.until(32);

        final ExecutionView row = last(f);
        assertThat(row.kind()).isEqualTo(FillKind.ADL);
        assertThat(row.createType().word()).isEqualTo("CreateByAdl_PassThrough");
        assertThat(row.price()).isEqualTo(mark);
        assertThat(row.size()).isEqualTo(units(0.5));
        assertThat(row.fee()).isZero();
        assertThat(row.feeRate()).isZero();
        assertThat(row.orderLinkId()).isEmpty();
        assertThat(f.size(0)).isEqualTo(units(1.5));
        assertThat(f.order("exit").cancelType().word()).isEqualTo("CancelAllBeforeAdl");
        // The stop follows what is left.
        assertThat(f.venue.openOrders()).hasSize(1);
        assertThat(f.venue.openOrders().get(0).size()).isEqualTo(units(1.5));
        assertThat(f.heard.positions).anyMatch(position -> position.status() == PositionStatus.ADL);
        assertThat(f.venue.transactions(0, Long.MAX_VALUE).get(0).type()).isEqualTo(TransactionType.ADL);
        assertThat(fees(f)).isEqualTo(fees);
        assertThat(f.venue.deleverage(0, 1, units(1))).isFalse();
        assertBooksClose(f, 10_000);
    }

    @Test
    void shouldRefuseWhatTheRiskTiersDoNotAllow() {
        final Fixture f = new Fixture(
                balance(1_000_000), new ScriptedMarket(100).then(100).then(100));
        f.until(1);
        f.ask(leverage(0, 30));
        for (int i = 0; i < 39; i++) {
            assertThat(f.ask(buy(50)).accepted()).isTrue();
        }
        // 195,000 and a little; another 100 at 100 would be in the second tier, which allows 25 times.
        final CommandResult refused = f.ask(buy(100).limit(101));
        assertThat(refused.retCode()).isEqualTo(RetCode.RISK_LIMIT);
        assertThat(refused.retMsg()).contains("adjust your leverage to 25");
        assertThat(f.ask(leverage(0, 25)).accepted()).isTrue();
        assertThat(f.ask(buy(50)).accepted()).isTrue();
        assertThat(f.ask(buy(50)).accepted()).isTrue();
        assertThat(f.ask(leverage(0, 26)).retCode()).isEqualTo(RetCode.LEVERAGE_TOO_HIGH);
        // Reducing is always allowed.
        assertThat(f.ask(sell(50)).accepted()).isTrue();
    }

    @Test
    void shouldMoveMoneyWithoutATrade() {
        final Fixture f =
                new Fixture(balance(100), new ScriptedMarket(100).then(100).then(100));
        f.venue.transfer(units(25.5));
        f.venue.transfer(-units(5));
        f.until(1);
        assertThat(f.venue.wallet().walletBalance()).isEqualTo(units(120.5));
        assertThat(f.venue.wallet().cumulativeRealisedPnl()).isZero();
        assertThat(f.heard.wallets).hasSize(2);
        assertThat(f.venue.transactions(0, Long.MAX_VALUE))
                .extracting(TransactionView::type)
                .containsExactly(TransactionType.TRANSFER_OUT, TransactionType.TRANSFER_IN);
        assertThatThrownBy(() -> f.venue.transfer(-units(121))).isInstanceOf(IllegalArgumentException.class);
        assertBooksClose(f, 100);
    }
}
