package io.escapement.venue.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.WalletView;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final long ONE = FixedPoint.ONE;
    private final InstrumentRules[] rules = {rules(0), rules(1)};
    private final Account account = new Account(rules, 1_000 * ONE, 10 * ONE, 55_000, ChargeRounding.VENUE_FAVOUR);

    private static InstrumentRules rules(int id) {
        return new InstrumentRules(
                id,
                "T" + id + "USDT",
                "T" + id,
                1_000_000,
                100_000,
                100_000,
                100 * ONE,
                100 * ONE,
                5 * ONE,
                1_000_000,
                1_000_000 * ONE,
                50 * ONE,
                1_000_000,
                500_000,
                480,
                500_000,
                1);
    }

    private Position fill(Side side, long price, long size) {
        final long value = Account.value(price, size);
        return account.book(0, side, size, value, account.charge(value, 55_000), 1_000, 7);
    }

    @Test
    void shouldChargeFeesUpAtTheEighthDigitWhenTheyAreDebits() {
        // 64.6273 * 0.00055 = 0.035545015 and the venue books 0.03554502.
        assertThat(account.charge(6_462_730_000L, 55_000)).isEqualTo(3_554_502L);
        // 665.1096 * 0.00000296 = 0.001968724416, booked as 0.00196873.
        assertThat(account.charge(66_510_960_000L, 296)).isEqualTo(196_873L);
        // A credit is rounded toward the venue, too: -0.001968724416 becomes -0.00196872.
        assertThat(account.charge(66_510_960_000L, -296)).isEqualTo(-196_872L);
    }

    @Test
    void shouldBookProfitAndFeesWhenAPositionIsClosedInParts() {
        account.mark(0, 100 * ONE);
        fill(Side.BUY, 100 * ONE, 3 * ONE);
        // 300 * 0.00055 = 0.165
        assertThat(account.cash()).isEqualTo(1_000 * ONE - 16_500_000L);

        final Position half = fill(Side.SELL, 110 * ONE, ONE);
        // (110 - 100) * 1 = 10; fee 0.0605; share of the opening fee 0.055.
        assertThat(half.closedSize()).isEqualTo(ONE);
        assertThat(half.pricePnl()).isEqualTo(10 * ONE);
        assertThat(half.closedPnl()).isEqualTo(10 * ONE - 6_050_000L - 5_500_000L);
        assertThat(account.positionView(0).size()).isEqualTo(2 * ONE);
        assertThat(account.positionView(0).entryPrice()).isEqualTo(100 * ONE);

        final Position rest = fill(Side.SELL, 95 * ONE, 2 * ONE);
        // (95 - 100) * 2 = -10; fee 190 * 0.00055 = 0.1045; opening fee left 0.11.
        assertThat(rest.pricePnl()).isEqualTo(-10 * ONE);
        assertThat(rest.closedPnl()).isEqualTo(-10 * ONE - 10_450_000L - 11_000_000L);
        assertThat(account.positionView(0).side()).isEqualTo(Side.NULL_VAL);
        // 1000 - 0.165 - 0.0605 - 0.1045
        assertThat(account.cash()).isEqualTo(99_967_000_000L);
        assertThat(account.imbalance()).isZero();
    }

    @Test
    void shouldLoseNothingWhenTheCostDoesNotDivide() {
        account.mark(0, 10 * ONE);
        // Three lots cost 0.03334 together; a third is 0.011113333…, rounded to the nearest unit.
        account.book(0, Side.BUY, 300_000, 3_334_000, 0, 1, 1);
        final Position first = account.book(0, Side.SELL, 100_000, 1_200_000, 0, 2, 2);
        assertThat(first.pricePnl()).isEqualTo(1_200_000 - 1_111_333);
        final Position second = account.book(0, Side.SELL, 100_000, 1_200_000, 0, 3, 3);
        // Half of 2,222,667 is 1,111,333.5.
        assertThat(second.pricePnl()).isEqualTo(1_200_000 - 1_111_334);
        final Position third = account.book(0, Side.SELL, 100_000, 1_200_000, 0, 4, 4);
        assertThat(third.pricePnl()).isEqualTo(1_200_000 - 1_111_333);
        assertThat(account.cash()).isEqualTo(1_000 * ONE + 3_600_000 - 3_334_000);
    }

    @Test
    void shouldTurnWhenMoreIsSoldThanHeld() {
        account.mark(0, 100 * ONE);
        fill(Side.BUY, 100 * ONE, ONE);
        final Position turned = fill(Side.SELL, 104 * ONE, 3 * ONE);
        // One closes with 4, two open at 104; fee 312 * 0.00055 = 0.1716, a third of it for the close.
        assertThat(turned.closedSize()).isEqualTo(ONE);
        assertThat(turned.pricePnl()).isEqualTo(4 * ONE);
        assertThat(turned.closedPnl()).isEqualTo(4 * ONE - 5_500_000L - 5_720_000L);
        final PositionView view = account.positionView(0);
        assertThat(view.side()).isEqualTo(Side.SELL);
        assertThat(view.size()).isEqualTo(2 * ONE);
        assertThat(view.entryPrice()).isEqualTo(104 * ONE);
        assertThat(view.positionValue()).isEqualTo(208 * ONE);
        assertThat(view.currentRealisedPnl()).isEqualTo(-11_440_000L);
        // Two short from 104, marked at 100.
        assertThat(view.unrealisedPnl()).isEqualTo(8 * ONE);
        assertThat(account.imbalance()).isZero();
    }

    @Test
    void shouldPayFundingFromCashWhenHeld() {
        account.mark(0, 100 * ONE);
        fill(Side.BUY, 100 * ONE, ONE);
        account.bookFunding(account.position(0), 1_000_000L, 5_000, 9);
        // 1000 - 0.055 - 0.01
        assertThat(account.cash()).isEqualTo(1_000 * ONE - 6_500_000L);
        assertThat(account.positionView(0).currentRealisedPnl()).isEqualTo(-6_500_000L);
        assertThat(account.positionView(0).cumulativeRealisedPnl()).isEqualTo(-6_500_000L);
        assertThat(account.imbalance()).isZero();
    }

    @Test
    void shouldReserveMarginByMarkAndBankruptcyWhenLong() {
        account.mark(0, 110 * ONE);
        account.book(0, Side.BUY, 2 * ONE, 200 * ONE, 0, 1, 1);
        final PositionView view = account.positionView(0);
        // Bankruptcy value 200 * 0.9 = 180, close fee 180 * 0.00055 = 0.099.
        assertThat(view.initialMargin()).isEqualTo(22 * ONE + 9_900_000L);
        // 220 * 0.005 = 1.1
        assertThat(view.maintenanceMargin()).isEqualTo(ONE + 10_000_000L + 9_900_000L);
        final WalletView wallet = account.walletView(3 * ONE);
        assertThat(wallet.unrealisedPnl()).isEqualTo(20 * ONE);
        assertThat(wallet.equity()).isEqualTo(1_020 * ONE);
        assertThat(wallet.available()).isEqualTo(1_020 * ONE - 22 * ONE - 9_900_000L - 3 * ONE);
    }

    @Test
    void shouldReserveMarginOfAnOrderWithBothFees() {
        // Buy 2 at 100, 10 times: 20 + 200 * 0.00055 + 180 * 0.00055.
        assertThat(account.orderMargin(0, Side.BUY, 100 * ONE, 2 * ONE)).isEqualTo(20 * ONE + 11_000_000L + 9_900_000L);
        // Sell: the bankruptcy value is 220.
        assertThat(account.orderMargin(0, Side.SELL, 100 * ONE, 2 * ONE))
                .isEqualTo(20 * ONE + 11_000_000L + 12_100_000L);
    }

    @Test
    void shouldEstimateTheLiquidationPriceWhereEquityMeetsMaintenance() {
        account.mark(0, 100 * ONE);
        account.book(0, Side.BUY, 100 * ONE, 10_000 * ONE, 0, 1, 1);
        // Close fee 9000 * 0.00055 = 4.95; (10000 + 4.95 - 1000) / (100 * 0.995) = 9004.95 / 99.5 = 90.502010050…
        assertThat(account.liquidationPrice(account.position(0))).isEqualTo(9_050_201_005L);
        assertThat(account.liquidationPrice(account.position(1))).isEqualTo(FixedPoint.NULL);
    }
}
