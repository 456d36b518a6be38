package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.core.risk.PositionSizer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Each limit of risk on its own: an entry that all others let pass is stopped by this one, with its reason and its
 * margin; a step away from the limit it is sent.
 *
 * <p>Equity is 10000, a long costs 100.1, its stop is 98, its target 104, the taker fee 0.055 %; the smallest order is
 * 0.01, worth 1.001. It loses 2.1 + 0.00055 · 198.1 = 2.208955 a unit at its stop.
 */
class RiskLimitTest {
    private static final double EXACT = 1e-9;

    /** What decided about a signal. */
    private record Decision(Reason reason, double value, double threshold, double margin) {}

    @Test
    void shouldSendWhenNoLimitIsNear() {
        assertThat(new CoreScript().started().longOrdered().said("place"))
                .containsExactly("place 0 BUY MARKET 9.99 at - target 104 stop 98");
    }

    @Test
    void shouldDenyWhatRisksMoreThanItsShareEvenWithTheSmallestOrder() {
        // 0.001 % of 2000 is 0.02; the smallest order risks 0.02208955.
        assertBlocked(withWallet("2000", "risk.perTrade", "0.00001"), Reason.RISK_PER_TRADE, 0.02208955, 0.02);
        // Of 3000 it is 0.03: 0.0135 units, 0.01 after rounding; worth 1.001.
        assertThat(withWallet("3000", "risk.perTrade", "0.00001", "risk.minOrderNotional", "0")
                        .longOrdered()
                        .said("signal"))
                .contains("signal 1 BLOCKED RISK_MIN_NOTIONAL");
    }

    @Test
    void shouldDenyWhatSwingsEquityTooMuch() {
        // Two flat bars and twelve with a range of 1 seed the average at 12/14; eight more ranges of 1 bring it nearer
        // to
        // 1, the flat bar of the signal takes a fourteenth away. Times the root of 96 quarters a day.
        final double swing = (1 - 2.0 / 14 * Math.pow(13.0 / 14, 8)) * 13 / 14 * Math.sqrt(96);
        final CoreScript script = wild("risk.targetVolatility", "0.000009");
        assertBlocked(script, Reason.RISK_VOLATILITY, 0.01 * 100.1 * swing, 0.09);
        // 0.01 of 10000 is 100: 100 / (100.1 · 8.3797) = 0.1192 units.
        assertThat(wild("risk.targetVolatility", "0.01").longOrdered().said("place"))
                .containsExactly("place 0 BUY MARKET 0.11 at - target 104 stop 98");
    }

    @Test
    void shouldDenyWhenVolatilityIsNotKnown() {
        assertBlocked(
                new CoreScript("risk.targetVolatility", "0.5").started(),
                Reason.RISK_VOLATILITY,
                Double.NaN,
                Double.NaN);
    }

    @Test
    void shouldDenyBetThatKellyWouldNotMake() {
        // Gain 3.9 − 0.00055 · 204.1 = 3.787745: 0.36 − 0.64 · 2.208955 / 3.787745 = −0.0132372…
        final double bet = 0.36 - 0.64 * (2.208955 / 3.787745);
        assertBlocked(
                new CoreScript("conviction.prior", "0.36", "conviction.minValueBps", "-1000").started(),
                Reason.RISK_KELLY,
                bet,
                0);
        // 0.37: 0.37 − 0.63 · 0.583184… = 0.00259; a quarter of it risks 6.48 of 10000: 2.93 units.
        assertThat(new CoreScript("conviction.prior", "0.37", "conviction.minValueBps", "-1000")
                        .started()
                        .longOrdered()
                        .said("place"))
                .containsExactly("place 0 BUY MARKET 2.93 at - target 104 stop 98");
    }

    @Test
    void shouldIgnoreKellyWhenItIsOff() {
        assertThat(new CoreScript(
                                "conviction.prior",
                                "0.36",
                                "conviction.minValueBps",
                                "-1000",
                                "risk.kellyFraction",
                                "0")
                        .started()
                        .longOrdered()
                        .said("place"))
                .hasSize(1);
    }

    @Test
    void shouldDenyWhenProbabilityOrFactorIsNotANumber() {
        final CoreScript script = new CoreScript().started();
        assertThat(sized(script, Double.NaN, 1)).isEqualTo(Reason.RISK_KELLY);
        assertThat(sized(script, 0.9, Double.NaN)).isEqualTo(Reason.RISK_SIZE_FACTOR);
        assertThat(sized(script, 0.9, 0)).isEqualTo(Reason.RISK_SIZE_FACTOR);
        assertThat(sized(script, 0.9, 1)).isEqualTo(Reason.NONE);
    }

    @Test
    void shouldTakeTheShareThatGuardsAllow() {
        final CoreScript script = new CoreScript().started();
        final PositionSizer sizer = script.core.parts().sizer;
        // 10 % of 10000 at 100.1 are 9.99000999 units; half of them 4.995.
        assertThat(sized(script, 0.9, 0.5)).isEqualTo(Reason.NONE);
        assertThat(sizer.size()).isEqualTo(of("4.99"));
        assertThat(sized(script, 0.9, 2)).isEqualTo(Reason.NONE);
        assertThat(sizer.size()).isEqualTo(of("9.99"));
        // 9.99000999 · 0.001 is below the smallest order, which would take 0.01 / 9.99000999 of it.
        assertThat(sized(script, 0.9, 0.001)).isEqualTo(Reason.RISK_SIZE_FACTOR);
        assertThat(sizer.value()).isEqualTo(0.001);
        assertThat(sizer.threshold()).isCloseTo(0.001001, within(EXACT));
    }

    @Test
    void shouldDenyPositionBeyondItsLimit() {
        assertBlocked(new CoreScript("risk.maxPosition", "0.0001").started(), Reason.RISK_POSITION, 1.001, 1);
        assertSent(new CoreScript("risk.maxPosition", "0.001").started());
    }

    @Test
    void shouldDenySymbolBeyondItsLimit() {
        assertBlocked(
                new CoreScript("risk.maxSymbolExposure", "0.0001").started(), Reason.RISK_SYMBOL_EXPOSURE, 1.001, 1);
        assertSent(new CoreScript("risk.maxSymbolExposure", "0.001").started());
    }

    @Test
    void shouldDenySideBeyondItsLimitAndAllowTheOther() {
        // The first long is 9.99 · 100.1 = 999.999 of 1000.
        final CoreScript script = new CoreScript("risk.maxSideExposure", "0.1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(decision(script, 2)).isEqualTo(blocked(Reason.RISK_SIDE_EXPOSURE, 1001, 1000));

        final CoreScript both = new CoreScript("risk.maxSideExposure", "0.1").started();
        both.proposesLong(0).proposesShort(1).quarterEnds().closes(0).closes(1);
        assertThat(both.said("place")).hasSize(2);
    }

    @Test
    void shouldCountOpenPositionsOfASide() {
        final CoreScript script =
                new CoreScript("risk.maxSideExposure", "0.1").started().longOpen();
        // 9.99 units at a mark of 101 are 1008.99, of a tenth of 10000 − 0.54999945 + 8.991.
        script.proposesLong(1).quarterEnds().quote(0, "101", "101.1").closes(0).closes(1);
        assertThat(decision(script, 2)).isEqualTo(blocked(Reason.RISK_SIDE_EXPOSURE, 1008.99 + 1.001, 1000.8441));
    }

    @Test
    void shouldDenyExposureBeyondItsLimit() {
        final CoreScript script = new CoreScript("risk.maxExposure", "0.1").started();
        script.proposesLong(0).proposesShort(1).quarterEnds().closes(0).closes(1);
        // A short sells at 99.9: the smallest order is worth 0.999.
        assertThat(decision(script, 2)).isEqualTo(blocked(Reason.RISK_EXPOSURE, 999.999 + 0.999, 1000));
        final CoreScript room = new CoreScript("risk.maxExposure", "0.2").started();
        room.proposesLong(0).proposesShort(1).quarterEnds().closes(0).closes(1);
        assertThat(room.said("place")).hasSize(2);
    }

    @Test
    void shouldDenyLeverageBeyondWhatTheVenueAllowsForTheInstrument() {
        assertThat(leveraged("0.09").reason()).isEqualTo(Reason.RISK_LEVERAGE);
        assertThat(leveraged("0.2").reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void shouldDenyWhatIsWorthMoreThanTheLargestEntry() {
        assertBlocked(
                new CoreScript("risk.minOrderNotional", "0", "risk.maxOrderNotional", "1").started(),
                Reason.RISK_MAX_NOTIONAL,
                1.001,
                1);
        assertThat(new CoreScript("risk.maxOrderNotional", "100")
                        .started()
                        .longOrdered()
                        .said("place"))
                .containsExactly("place 0 BUY MARKET 0.99 at - target 104 stop 98");
    }

    @Test
    void shouldDenyWhatIsWorthLessThanTheSmallestEntry() {
        assertBlocked(
                new CoreScript("risk.minOrderNotional", "1000").started(), Reason.RISK_MIN_NOTIONAL, 999.999, 1000);
        assertSent(new CoreScript("risk.minOrderNotional", "999.99").started());
    }

    @Test
    void shouldSendNoMoreThanTheVenuesLargestOrder() {
        // 1 of 1000000 at 100.1 would be 9990 units; the venue takes 500 at once.
        final CoreScript script = withWallet(
                "1000000",
                "risk.maxPosition",
                "1",
                "risk.maxSymbolExposure",
                "1",
                "risk.maxSideExposure",
                "1",
                "risk.maxExposure",
                "1",
                "risk.perTrade",
                "0.5");
        script.longOrdered();
        assertThat(script.said("sized")).containsExactly("sized 1 RISK_LARGEST_ORDER 500");
    }

    @Test
    void shouldDenyEntryThatBringsLiquidationNear() {
        // Margin 2 % of 999.999 is 19.99998: (10000 − 19.99998) / (999.999 + 19.99998) = 9.78432353…
        assertBlocked(
                new CoreScript("risk.minLiquidationDistance", "9.8").started(),
                Reason.RISK_LIQUIDATION,
                9.78432353,
                9.8);
        assertSent(new CoreScript("risk.minLiquidationDistance", "9.7").started());
    }

    @Test
    void shouldWaitForFundingThatWouldBeOurs() {
        final CoreScript pays = funded("0.0001", 5);
        assertBlocked(pays, Reason.RISK_FUNDING_WINDOW, 300_000, 600_000);
        assertSent(funded("0.0001", 11));
        assertSent(funded("-0.0001", 5));
    }

    @Test
    void shouldWaitWhenFundingIsNotKnown() {
        final CoreScript script = new CoreScript("risk.fundingWindowMs", "600000").started();
        script.longOrdered();
        assertThat(decision(script, 1).reason()).isEqualTo(Reason.RISK_FUNDING_WINDOW);
    }

    @Test
    void shouldLetShortsPayAndReceiveTheOtherWayRound() {
        final CoreScript pays = funded("-0.0001", 5);
        pays.proposesShort(0).quarterEnds().closes(0).closes(1);
        assertThat(decision(pays, 1).reason()).isEqualTo(Reason.RISK_FUNDING_WINDOW);
        final CoreScript receives = funded("0.0001", 5);
        receives.proposesShort(0).quarterEnds().closes(0).closes(1);
        assertThat(receives.said("place")).hasSize(1);
    }

    @Test
    void shouldWaitWhenOnlyTheRateOrOnlyTheTimeOfFundingIsKnown() {
        for (final boolean rateKnown : new boolean[] {true, false}) {
            final CoreScript script = new CoreScript("risk.fundingWindowMs", "600000").started();
            script.in.ticker(script.now, 0, of("100"), of("100"), of("99.9"), of("100.1"));
            final TickerEncoder ticker = new TickerEncoder();
            ticker.wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH);
            if (rateKnown) {
                ticker.fundingRate(of("-0.0001"));
            } else {
                ticker.nextFundingTimeNs(script.barOpen + 8 * 60 * CoreScript.MINUTE);
            }
            script.send().longOrdered();
            assertThat(decision(script, 1).reason()).isEqualTo(Reason.RISK_FUNDING_WINDOW);
        }
    }

    @Test
    void shouldDenyShortBeyondItsTarget() {
        final CoreScript script = new CoreScript("risk.priceBand", "0.1").started();
        script.proposesShort(0).quarterEnds().quote(0, "96", "96.1").closes(0).closes(1);
        assertThat(decision(script, 1).reason()).isEqualTo(Reason.RISK_PRICE_BAND);
    }

    @Test
    void shouldTakeTheSignalsPriceWhereQuotesAreNotNeeded() {
        final CoreScript script = new CoreScript("data.maxQuoteAgeMs", "0");
        script.runStart(false, 1, "").instruments().warmUp();
        script.connected().reconciled().publicUp().leverageConfirmed().quietly();
        script.proposesLong(0);
        script.now = script.barOpen + CoreScript.QUARTER;
        script.barOpen += CoreScript.QUARTER;
        script.closes(0).closes(1);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldDenyWhenTheQuoteWasLostWhileOthersWereWaitedFor() {
        final CoreScript script = new CoreScript().started();
        script.proposesLong(0).quarterEnds().closes(0);
        script.link(Channel.PUBLIC, LinkState.DOWN);
        script.closes(1);
        assertThat(decision(script, 1).reason()).isEqualTo(Reason.RISK_NO_PRICE);
    }

    @Test
    void shouldDenyWithoutEquity() {
        assertBlocked(withWallet("0"), Reason.RISK_SIZE, 0, 0);
    }

    @Test
    void shouldTellTheBandAPriceLeft() {
        final CoreScript script = new CoreScript("risk.priceBand", "0.01").started();
        script.proposesLong(0).quarterEnds().quote(0, "101", "101.1").closes(0).closes(1);
        assertThat(decision(script, 1)).isEqualTo(blocked(Reason.RISK_PRICE_BAND, 1.1, 1));
        final CoreScript inside = new CoreScript("risk.priceBand", "0.01").started();
        inside.proposesLong(0).quarterEnds().quote(0, "100.9", "101").closes(0).closes(1);
        assertThat(inside.said("place")).hasSize(1);
    }

    @Test
    void shouldDenyPriceBeyondStopOrTarget() {
        final CoreScript beyondTarget = new CoreScript("risk.priceBand", "0.1").started();
        beyondTarget
                .proposesLong(0)
                .quarterEnds()
                .quote(0, "103.9", "104")
                .closes(0)
                .closes(1);
        assertThat(decision(beyondTarget, 1).reason()).isEqualTo(Reason.RISK_PRICE_BAND);

        final CoreScript atStop = new CoreScript("risk.priceBand", "0.1").started();
        atStop.proposesLong(0).quarterEnds().quote(0, "97.9", "98").closes(0).closes(1);
        assertThat(decision(atStop, 1).reason()).isEqualTo(Reason.RISK_PRICE_BAND);

        final CoreScript shortAtStop = new CoreScript("risk.priceBand", "0.1").started();
        shortAtStop
                .proposesShort(0)
                .quarterEnds()
                .quote(0, "102", "102.1")
                .closes(0)
                .closes(1);
        assertThat(decision(shortAtStop, 1).reason()).isEqualTo(Reason.RISK_PRICE_BAND);
    }

    @Test
    void shouldTellTheCreditsThatAreOut() {
        final CoreScript script = new CoreScript("command.credits", "1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(decision(script, 2)).isEqualTo(blocked(Reason.CREDITS, 2, 1));
    }

    @Test
    void shouldAllowAnotherEntryAMinuteLater() {
        final CoreScript script = new CoreScript("risk.maxEntriesPerMinute", "1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(decision(script, 2).reason()).isEqualTo(Reason.RISK_ORDER_RATE);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("100.1").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100.1", "98");
        script.quietly().proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("place")).hasSize(1);
    }

    private static Reason sized(CoreScript script, double probability, double factor) {
        final PositionSizer sizer = script.core.parts().sizer;
        sizer.size(0, Side.BUY, OrderType.MARKET, of("100.1"), of("98"), of("104"), probability, 0.1, factor);
        return sizer.denial();
    }

    /** A second entry where the venue allows an instrument only so much leverage. */
    private static Decision leveraged(String most) {
        final CoreScript script = new CoreScript().started();
        script.in.instrument(script.now, 1, "BBBUSDT", "0.1", "0.01", InstrumentStatus.TRADING);
        new InstrumentDefinitionEncoder()
                .wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .minLeverage(of("0.01"))
                .maxLeverage(of(most));
        script.send().leverageConfirmed();
        script.proposesLong(0).proposesShort(1).quarterEnds().closes(0).closes(1);
        return decision(script, 2);
    }

    /** Three bars between 50 and 150 are not enough for a range; twenty are. */
    private static CoreScript wild(String... keysAndValues) {
        final CoreScript script = new CoreScript(keysAndValues).started();
        for (int b = 0; b < 20; b++) {
            script.quarterEnds().closes(0, "100", "150", "50", "100").closes(1);
        }
        return script.quietly();
    }

    private static CoreScript withWallet(String balance, String... keysAndValues) {
        final CoreScript script = new CoreScript(keysAndValues);
        script.runStart(false, 1, "").instruments().warmUp().connected();
        script.reconcileBegin().wallet(balance).reconcileEnd();
        return script.publicUp().leverageConfirmed().quotes().quietly();
    }

    /** The next payment is so many minutes after the coming quarter. */
    private static CoreScript funded(String rate, int minutes) {
        final CoreScript script = new CoreScript("risk.fundingWindowMs", "600000").started();
        script.in.ticker(script.now, 0, of("100"), of("100"), of("99.9"), of("100.1"));
        new TickerEncoder()
                .wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .fundingRate(of(rate))
                .nextFundingTimeNs(script.barOpen + CoreScript.QUARTER + minutes * CoreScript.MINUTE);
        return script.send().quietly();
    }

    private static void assertSent(CoreScript script) {
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    private static void assertBlocked(CoreScript script, Reason reason, double value, double threshold) {
        script.longOrdered();
        final Decision decision = decision(script, 1);
        final Decision expected = blocked(reason, value, threshold);
        assertThat(decision).isEqualTo(expected);
        assertThat(script.said("place")).isEmpty();
    }

    /** Rounded to 1e-8, so that what was multiplied in another order is equal. */
    private static Decision blocked(Reason reason, double value, double threshold) {
        return rounded(reason, value, threshold, -Math.abs(value - threshold));
    }

    private static Decision rounded(Reason reason, double value, double threshold, double margin) {
        return new Decision(reason, round(value), round(threshold), round(margin));
    }

    private static double round(double value) {
        return value != value ? value : Math.rint(value * FixedPoint.ONE / 10) / FixedPoint.ONE * 10 + 0.0;
    }

    /** How a signal was blocked, or let through: its last step that is neither GENERATED nor LEARNED. */
    private static Decision decision(CoreScript script, long signal) {
        final SignalTransitionDecoder step = new SignalTransitionDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        Decision found = null;
        for (int m = 0; m < script.out.count(); m++) {
            final UnsafeBuffer buffer = new UnsafeBuffer(script.out.message(m));
            header.wrap(buffer, 0);
            if (header.templateId() == SignalTransitionDecoder.TEMPLATE_ID) {
                step.wrapAndApplyHeader(buffer, 0, header);
                if (step.signalId() == signal
                        && (step.toState() == SignalState.BLOCKED || step.toState() == SignalState.APPROVED)) {
                    found = rounded(step.reason(), step.value(), step.threshold(), step.margin());
                }
            }
        }
        return found;
    }
}
