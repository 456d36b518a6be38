package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.Side;
import io.escapement.trainer.backtest.RunRecord.Ended;
import io.escapement.trainer.backtest.result.Calibration;
import io.escapement.trainer.backtest.result.HoldLine;
import io.escapement.trainer.backtest.result.TradeGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers of a result that can be worked out by hand. */
class ResultPartsTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long HOUR_MS = 3_600_000L;
    private static final long CENT = 1_000_000L;

    @Test
    void shouldCountTimeInTheMarketOnceWhenTradesOverlap() {
        // Of ten hours: 1 to 3, 2 to 4 and 6 to 7 are four hours with something open.
        final List<ClosedTrade> trades = List.of(trade(1, 3, 100), trade(6, 7, 100), trade(2, 4, 100));

        assertThat(SummaryPart.exposure(trades, List.of(), 0, 10 * HOUR_MS)).isCloseTo(0.4, EXACT);
    }

    @Test
    void shouldCountOnlyTimeOfTheRun() {
        assertThat(SummaryPart.exposure(List.of(trade(1, 5, 100)), List.of(), 3 * HOUR_MS, 7 * HOUR_MS))
                .isCloseTo(0.5, EXACT);
    }

    @Test
    void shouldCountTimeOfWhatIsStillOpenAtTheEnd() {
        // Of ten hours: 1 to 3, and 6 to the end with one and from 8 with two open.
        assertThat(SummaryPart.exposure(
                        List.of(trade(1, 3, 100), trade(5, 7, 100)),
                        List.of(8 * HOUR_NS, 6 * HOUR_NS),
                        0,
                        10 * HOUR_MS))
                .isCloseTo(0.7, EXACT);
        assertThat(SummaryPart.exposure(List.of(), List.of(HOUR_NS), 2 * HOUR_MS, 4 * HOUR_MS))
                .as("opened before the run")
                .isCloseTo(1, EXACT);
    }

    @Test
    void shouldAddTradesUp() {
        // 3 and 1 won, 2 lost: gains 4 over losses 2; mean gain 2 over mean loss 2.
        final TradeSums sums = TradeSums.of(List.of(trade(0, 1, 300), trade(1, 2, -200), trade(2, 4, 100)));

        assertThat(sums.net).isEqualTo(200 * CENT);
        assertThat(sums.profitFactor()).isCloseTo(2, EXACT);
        assertThat(sums.payoff()).isCloseTo(1, EXACT);
        assertThat(sums.winRate()).isCloseTo(2.0 / 3, EXACT);
        assertThat(sums.meanMinutes()).isCloseTo(80, EXACT);
        assertThat(sums.longestLosingStreak).isEqualTo(1);
    }

    @Test
    void shouldHaveNoRatiosWithoutTrades() {
        final TradeSums sums = TradeSums.of(List.of());

        assertThat(sums.profitFactor()).isNaN();
        assertThat(sums.payoff()).isNaN();
        assertThat(sums.winRate()).isNaN();
        assertThat(sums.meanR()).isNaN();
        assertThat(sums.meanMinutes()).isNaN();
    }

    @Test
    void shouldGroupTradesAndKeepThoseThatOnlyMadeSignals() {
        final List<TradeGroup> groups = TradeSums.groups(
                List.of(trade(0, 1, 300), trade(1, 2, -200)),
                trade -> trade.netPnl() > 0 ? "b" : "c",
                Map.of("a", 7, "b", 2));

        assertThat(groups).extracting(TradeGroup::name).containsExactly("a", "b", "c");
        assertThat(groups).extracting(TradeGroup::signals).containsExactly(7, 2, null);
        assertThat(groups).extracting(TradeGroup::trades).containsExactly(0, 1, 1);
        assertThat(groups)
                .extracting(TradeGroup::net)
                .containsExactly(new BigDecimal("0"), new BigDecimal("3"), new BigDecimal("-2"));
    }

    @Test
    void shouldCompareWhatWasPredictedWithWhatCame() {
        // Five of 0.2, one of them won; five of 0.8, four won: each as predicted. Brier 0.2 · 0.8.
        final List<Ended> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(new Ended(0.2, i == 0, i == 0));
            all.add(new Ended(0.8, i != 0, true));
        }
        all.add(new Ended(Double.NaN, true, true));

        final Calibration calibration = CalibrationPart.of(all);

        assertThat(calibration.outcomes()).isEqualTo(10);
        assertThat(calibration.traded()).isEqualTo(6);
        assertThat(calibration.brier()).isCloseTo(0.16, EXACT);
        assertThat(calibration.baseBrier()).isCloseTo(0.25, EXACT);
        assertThat(calibration.error()).isCloseTo(0, EXACT);
        assertThat(calibration.bins()).hasSize(2);
        assertThat(calibration.bins().get(0).observed()).isCloseTo(0.2, EXACT);
        assertThat(calibration.bins().get(0).tradedWins()).isCloseTo(1, EXACT);
        assertThat(calibration.bins().get(1).observed()).isCloseTo(0.8, EXACT);
    }

    @Test
    void shouldMakeTenBinsOfEqualSizeWhenAllPredictionsDiffer() {
        final List<Ended> all = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            all.add(new Ended(i / 103.0, i % 2 == 0, false));
        }

        final Calibration calibration = CalibrationPart.of(all);

        assertThat(calibration.bins())
                .hasSize(10)
                .extracting(Calibration.Bin::outcomes)
                .containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 13);
    }

    @Test
    void shouldSayNothingOfPredictionsThatWereNotMade() {
        final Calibration calibration = CalibrationPart.of(List.of(new Ended(Double.NaN, true, true)));

        assertThat(calibration.outcomes()).isZero();
        assertThat(calibration.bins()).isEmpty();
        assertThat(calibration.error()).isNaN();
    }

    @Test
    void shouldHoldFromTheFirstOpenToTheLastClose() {
        final List<PriceTracks.Price> bars = List.of(
                new PriceTracks.Price(0, 100, 120, 90, 110),
                new PriceTracks.Price(86_400_000, 110, 111, 80, 88),
                new PriceTracks.Price(172_800_000, 88, 126, 88, 125));

        final HoldLine line = HoldPart.of("AAAUSDT", bars, 1440);

        // 100 to 125, with a fall from 110 to 88 between closes.
        assertThat(line.totalReturn()).isCloseTo(0.25, EXACT);
        assertThat(line.maxDrawdown()).isCloseTo(0.2, EXACT);
    }

    private static ClosedTrade trade(long openHour, long closeHour, long cents) {
        return new ClosedTrade(
                0,
                1,
                1,
                Side.BUY,
                Reason.TARGET,
                Regime.TREND,
                Reason.NONE,
                100_000_000L,
                100_000_000L,
                100_000_000L,
                openHour * HOUR_NS,
                closeHour * HOUR_NS,
                cents * CENT,
                0,
                0,
                0,
                cents * CENT,
                Double.NaN,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Double.NaN,
                Double.NaN,
                1_000_000_000_000L);
    }
}
