package io.escapement.venue.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.RiskTier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Own values, worked out by hand. */
class MarginTest {
    private static final long ONE = FixedPoint.ONE;
    private final Account account = new Account(
            new InstrumentRules[] {rules(0), rules(1)}, 100_000 * ONE, 10 * ONE, 55_000, ChargeRounding.VENUE_FAVOUR);

    private static InstrumentRules rules(int id) {
        return new InstrumentRules(
                id,
                "T" + id + "USDT",
                "T" + id,
                1_000_000,
                100_000,
                100_000,
                100_000 * ONE,
                100_000 * ONE,
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

    private PositionView hold(int positionIndex, Side side, long size, long price, long fee) {
        account.mark(0, price * ONE);
        account.book(0, positionIndex, side, size * ONE, size * price * ONE, fee, 1, 1);
        return account.positionView(account.position(0, positionIndex));
    }

    @Test
    void shouldHaveTwoTiersThatMeetAtTheLimit() {
        final List<RiskTier> tiers = account.riskTiers(0);
        assertThat(tiers)
                .containsExactly(
                        // 0.5 %, 2 %, 50 times
                        new RiskTier(1, 200_000 * ONE, 500_000, 2_000_000, 50 * ONE, 0),
                        // 1 %, 4 %, 25 times, less 200,000 * (1 % - 0.5 %)
                        new RiskTier(2, 2_500_000 * ONE, 1_000_000, 4_000_000, 25 * ONE, 1_000 * ONE));
    }

    @Test
    void shouldDeductWhereTheRateStepsUp() {
        // 2,000 at 100 are 200,000: 0.5 % of it, and 0.00055 of 180,000.
        assertThat(hold(0, Side.BUY, 2_000, 100, 0).maintenanceMargin()).isEqualTo(1_000 * ONE + 99 * ONE);
        assertThat(account.positionView(0).riskTier()).isEqualTo(1);
        account.mark(0, 110 * ONE);
        // 220,000 at 1 % less 1,000; the closing fee is still that of the entry.
        assertThat(account.positionView(0).maintenanceMargin()).isEqualTo(2_200 * ONE - 1_000 * ONE + 99 * ONE);
        assertThat(account.positionView(0).riskTier()).isEqualTo(2);
        assertThat(account.positionView(0).riskLimit()).isEqualTo(2_500_000 * ONE);
    }

    @Test
    void shouldRoundTheClosingFeeDown() {
        account.mark(0, 100 * ONE);
        // 3.33333333 * 0.9 = 2.999999997 to the nearest is 3.00000000 - 0.00000000; fee 0.00165 cut at 1e-8.
        account.book(0, Side.BUY, 3_333_333, 333_333_333, 0, 1, 1);
        // 333333333 - 33333333 = 300000000; * 0.00055 = 165000.0; margin 333333300 / 10 = 33333330
        assertThat(account.positionView(0).initialMargin()).isEqualTo(33_333_330L + 165_000L);
        account.book(0, Side.BUY, 1, 11, 0, 2, 2);
        // Cost 333333344, a tenth 33333334.4 -> 33333334, rest 300000010 * 0.00055 = 165000.0055 -> 165000.
        assertThat(account.positionView(0).initialMargin()).isEqualTo(33_333_340L + 165_000L);
    }

    @Test
    void shouldBreakEvenWhereFeesAndFundingArePaid() {
        // 10 at 100, fee 0.55: (1000 + 0.55) / (10 - 0.0055) = 100.1100605…
        assertThat(hold(0, Side.BUY, 10, 100, 55_000_000).breakEvenPrice()).isEqualTo(10_011_006_053L);
        // Funding of 1 received: (1000 - 0.45) / 9.9945 = 100.0100055…
        account.bookFunding(account.position(0), -ONE, 2, 2);
        assertThat(account.positionView(0).breakEvenPrice()).isEqualTo(10_001_000_550L);
        account.book(0, Side.SELL, 10 * ONE, 1_000 * ONE, 0, 3, 3);
        assertThat(account.positionView(0).breakEvenPrice()).isEqualTo(FixedPoint.NULL);
        // 10 short at 100, fee 0.55: (1000 - 0.55) / (10 + 0.0055) = 99.8900604…
        assertThat(hold(0, Side.SELL, 10, 100, 55_000_000).breakEvenPrice()).isEqualTo(9_989_006_047L);
    }

    @Test
    void shouldKeepBothSidesOfAHedgedInstrumentApart() {
        account.hedged(0, true);
        hold(Account.HEDGE_LONG, Side.BUY, 100, 100, 0);
        hold(Account.HEDGE_SHORT, Side.SELL, 40, 100, 0);
        final List<PositionView> views = account.positionViews(0);
        assertThat(views).extracting(PositionView::positionIndex).containsExactly(1, 2);
        assertThat(views).extracting(PositionView::side).containsExactly(Side.BUY, Side.SELL);
        // 10,000 / 10 + 9,000 * 0.00055, and 4,000 / 10 + 4,400 * 0.00055.
        assertThat(account.positionMargin()).isEqualTo(1_004_950_000_00L + 402_420_000_00L);
        account.mark(0, 90 * ONE);
        // -1,000 and +400.
        assertThat(account.equity()).isEqualTo(99_400 * ONE);
        // Only the heavier side can be the account's end, and it would be far below nothing here.
        assertThat(views.get(1).liquidationPrice()).isEqualTo(FixedPoint.NULL);
        assertThat(account.position(0, Account.ONE_WAY).size()).isZero();
    }

    @Test
    void shouldEstimateTheLiquidationPriceOfAShort() {
        account.transfer(-99_000 * ONE, 1);
        final PositionView view = hold(0, Side.SELL, 100, 100, 0);
        // Close fee 11,000 * 0.00055 = 6.05; (1,000 + 10,000 - 6.05) / (100 * 1.005) = 109.39253731…
        assertThat(view.liquidationPrice()).isEqualTo(10_939_253_731L);
        // A profit elsewhere moves it away: 50 at 20 gains 100, ties up 5.5 + 0.495: 94.005 more to lose.
        account.mark(1, 20 * ONE);
        account.book(1, Side.BUY, 50 * ONE, 1_000 * ONE, 0, 1, 1);
        account.mark(1, 22 * ONE);
        // (11,093.950 - 5.995) / 100.5, the gain of 100 in it: 110.32790…
        assertThat(account.positionView(0).liquidationPrice()).isEqualTo(11_032_791_045L);
    }
}
