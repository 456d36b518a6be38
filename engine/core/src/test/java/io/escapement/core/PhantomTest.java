package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.PhantomClosedDecoder;
import io.escapement.codecs.sbe.PhantomOpenedDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Signals that are not traded: by which plan they are followed, what ends them, what they come to. */
class PhantomTest {
    /** Taker's fee, one basis point of slippage and half the spread of 99.9 to 100.1. */
    private static final double TAKING = 0.00055 + 0.0001 + 0.1 / 99.9;

    @Test
    void shouldFollowBlockedSignalToItsTarget() {
        final CoreScript script = blockedLong();
        script.quarterEnds().closes(0, "100", "103", "99", "102");
        assertThat(script.said("phantom")).containsExactly("phantom updated 1 best 103 worst 99");
        script.quarterEnds().closes(0, "102", "104", "101", "104");
        // Costs 204 · 0.00165100 = 0.33680; (4 − 0.33680) / 2 = 1.83160 R, of a risk of 200 bps.
        assertThat(script.said())
                .containsExactly(
                        "phantom closed 1 TARGET at 104",
                        "outcome 1 phantom TARGET net -",
                        "gate NO_MODEL count 1 result 366.3196 cost 366.3196",
                        "signal 1 LEARNED TARGET");
    }

    @Test
    void shouldCountBarThatTouchesBothAsStopped() {
        final CoreScript script = blockedLong();
        script.quarterEnds().closes(0, "100", "105", "97", "104");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 STOP at 98");
        final PhantomClosedDecoder closed = closed(script);
        assertThat(closed.resultR()).isEqualTo((-2 - 198 * TAKING) / 2, within(1e-12));
        // In a bar that ends at the stop, nothing says that the price went up before.
        assertThat(closed.maxFavourable()).isEqualTo(of("100"));
        assertThat(closed.maxAdverse()).isEqualTo(of("98"));
    }

    @Test
    void shouldLeaveAtOpenWhenBarOpensBeyondStop() {
        final CoreScript script = blockedLong();
        script.quarterEnds().closes(0, "96", "97", "95", "96");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 STOP at 96");
    }

    @Test
    void shouldLeaveAtOpenWhenBarOpensBeyondTarget() {
        final CoreScript script = blockedLong();
        script.quarterEnds().closes(0, "105", "106", "104.5", "105");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 TARGET at 105");
    }

    @Test
    void shouldEndWhenItsTimeIsUp() {
        final CoreScript script = blocked("exit.maxHoldMs", "1800000");
        script.quarterEnds().closes(0).quarterEnds().closes(0, "100", "101", "99", "101");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 TIME_EXIT at 101");
        final PhantomClosedDecoder closed = closed(script);
        assertThat(closed.resultR()).isEqualTo((1 - 201 * TAKING) / 2, within(1e-12));
        assertThat(closed.costBps()).isEqualTo(201 * TAKING * 100, within(1e-9));
        assertThat(closed.holdNs()).isEqualTo(2 * CoreScript.QUARTER);
        assertThat(closed.blockedBy()).isEqualTo(Reason.NO_MODEL);
    }

    @Test
    void shouldFollowShortsAlike() {
        final CoreScript script = new CoreScript("model.required", "true").started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1).quietly();
        script.quarterEnds().closes(0, "100", "101", "97", "98");
        assertThat(script.said("phantom")).containsExactly("phantom updated 1 best 97 worst 101");
        script.quarterEnds().closes(0, "98", "99", "95", "96");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 TARGET at 96");
        assertThat(closed(script).resultR()).isEqualTo((4 - 196 * TAKING) / 2, within(1e-12));
    }

    @Test
    void shouldPlanOnTicksAgainstItself() {
        final CoreScript script = new CoreScript("model.required", "true").started();
        script.strategy.propose(0, Side.BUY, of("100.04"), of("97.92"), of("104.08"));
        script.quarterEnds().closes(0).closes(1);
        final PhantomOpenedDecoder opened = opened(script);
        assertThat(opened.entry()).isEqualTo(of("100.1"));
        assertThat(opened.stop()).isEqualTo(of("98"));
        assertThat(opened.target()).isEqualTo(of("104"));
        assertThat(opened.firstTarget()).isEqualTo(FixedPoint.NULL);
        assertThat(opened.blockedBy()).isEqualTo(Reason.NO_MODEL);
        assertThat(opened.beside()).isEqualTo(Bool.NO);
    }

    @Test
    void shouldCloseShareAtFirstTargetAndTheRestAtBreakEven() {
        final CoreScript script = blocked("exit.firstTargetR", "1");
        script.quarterEnds().closes(0, "101", "102.5", "100.5", "101");
        assertThat(script.said("phantom closed")).isEmpty();
        // Break-even: 100 · 1.00055 / 0.99945 = 100.110…, on tick 100.2.
        script.quarterEnds().closes(0, "101", "101", "100.1", "100.5");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 BREAK_EVEN at 100.2");
        final PhantomClosedDecoder closed = closed(script);
        final double costs = 100 * TAKING + 51 * 0.0002 + 50.1 * TAKING;
        assertThat(closed.resultR()).isEqualTo((0.5 * 2 + 0.5 * 0.2 - costs) / 2, within(1e-12));
        assertThat(closed.firstTargetTaken()).isEqualTo(Bool.YES);
    }

    @Test
    void shouldCountBarThatTouchesFirstTargetAndBreakEvenAsStoppedThere() {
        final CoreScript script = blocked("exit.firstTargetR", "1");
        script.quarterEnds().closes(0, "100", "105", "99", "104");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 BREAK_EVEN at 100.2");
    }

    @Test
    void shouldEndAtFirstTargetWhenItClosesAll() {
        final CoreScript script = blocked("exit.firstTargetR", "1", "exit.firstShare", "1");
        script.quarterEnds().closes(0, "101", "103", "100.5", "103");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 FIRST_TARGET at 102");
    }

    @Test
    void shouldKeepStopAfterFirstTargetWhenBreakEvenIsOff() {
        final CoreScript script = blocked("exit.firstTargetR", "1", "exit.breakEven", "false");
        script.quarterEnds().closes(0, "100", "103", "99", "103");
        script.quarterEnds().closes(0, "100", "100", "98", "98");
        assertThat(script.said("phantom closed")).containsExactly("phantom closed 1 STOP at 98");
    }

    @Test
    void shouldPayMakersFeeForRestingEntry() {
        final CoreScript script = blocked("entry.type", "LIMIT");
        script.quarterEnds().closes(0, "100", "105", "97", "104");
        assertThat(closed(script).resultR()).isEqualTo((-2 - 100 * 0.0002 - 98 * TAKING) / 2, within(1e-12));
    }

    @Test
    void shouldPayFundingThatFallsWithinItsLife() {
        final CoreScript script = new CoreScript("model.required", "true").started();
        funding(script, "0.001", script.barOpen + 2 * CoreScript.QUARTER);
        script.longOrdered();
        script.quarterEnds().closes(0, "100", "101", "99", "101");
        funding(script, "0.002", script.barOpen + 32 * CoreScript.QUARTER);
        script.quarterEnds().closes(0, "100", "101", "97", "98");
        // The payment at the end of the second quarter is of the first rate and that quarter's close.
        assertThat(closed(script).resultR()).isEqualTo((-2 - 198 * TAKING - 0.001 * 101) / 2, within(1e-12));
    }

    @Test
    void shouldReceiveFundingWhenShort() {
        final CoreScript script = new CoreScript("model.required", "true").started();
        funding(script, "0.001", script.barOpen + 2 * CoreScript.QUARTER);
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        script.quarterEnds().closes(0, "100", "101", "99", "99").quarterEnds().closes(0, "100", "103", "99", "102");
        assertThat(closed(script).resultR()).isEqualTo((-2 - 202 * TAKING + 0.001 * 99) / 2, within(1e-12));
    }

    @Test
    void shouldFollowByTheFinestBars() {
        final CoreScript script =
                new CoreScript("bars.intervals", "3,15", "bars.warmUp", "1", "model.required", "true");
        script.started();
        for (int i = 0; i < 2; i++) {
            script.bar(i, 3, DataSource.WARM_UP, script.barOpen - 3 * CoreScript.MINUTE, "100", "100", "100", "100");
        }
        script.proposesLong(0).quarterEnds();
        final long close = script.barOpen;
        for (int m = 15; m > 0; m -= 3) {
            script.bar(0, 3, DataSource.STREAM, close - m * CoreScript.MINUTE, "100", "100", "100", "100");
        }
        script.closes(0).closes(1).seconds(10).quietly();
        // Target first, stop later in the same quarter: the quarter's own bar could not tell.
        script.bar(0, 3, DataSource.STREAM, close, "100", "104", "99", "103");
        assertThat(script.said("phantom")).containsExactly("phantom closed 1 TARGET at 104");
    }

    @Test
    void shouldCatchUpWithBarsThatClosedBeforeItsEntryFailed() {
        final CoreScript script = new CoreScript("entry.ttlMs", "1200000", "signal.ttlMs", "2400000")
                .started()
                .longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).quietly();
        script.quarterEnds().closes(0, "100", "101", "97", "98");
        script.quietly().answerLast(CommandKind.PLACE, Outcome.REJECT, 110007);
        assertThat(script.said())
                .contains("signal 1 BLOCKED VENUE_REJECT", "phantom opened 1", "phantom closed 1 STOP at 98")
                .endsWith("signal 1 LEARNED STOP");
    }

    @Test
    void shouldFollowSeveralOfOneSymbolEachToItsOwnEnd() {
        final CoreScript script = blockedLong();
        script.strategy.propose(0, Side.BUY, of("100"), of("99"), of("102"));
        script.quarterEnds().closes(0).closes(1);
        script.quarterEnds().closes(0, "100", "102", "99.5", "102");
        assertThat(script.said("phantom closed")).containsExactly("phantom closed 2 TARGET at 102");
        script.quarterEnds().closes(0, "102", "104", "101", "104");
        assertThat(script.said("phantom closed")).containsExactly("phantom closed 1 TARGET at 104");
    }

    @Test
    void shouldEvictTheInstrumentsOldestWhenItHasItsMost() {
        final CoreScript script = new CoreScript("phantom.perInstrument", "2", "model.required", "true").started();
        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        script.longOrdered().longOrdered().quietly();
        script.longOrdered();
        assertThat(script.said("phantom closed")).containsExactly("phantom closed 2 EVICTED at -");
        assertThat(script.core.parts().endings.phantoms().size()).isEqualTo(3);
    }

    @Test
    void shouldEvictTheOldestOfAllWhenTheBookIsFull() {
        final CoreScript script = new CoreScript("phantom.capacity", "2", "model.required", "true").started();
        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        script.longOrdered().quietly();
        script.longOrdered();
        assertThat(script.said())
                .contains("phantom closed 1 EVICTED at -", "signal 1 LEARNED EVICTED", "phantom opened 3")
                .noneMatch(line -> line.startsWith("outcome"));
        assertThat(script.core.parts().endings.phantoms().evicted()).isEqualTo(1);
    }

    @Test
    void shouldNeverTakeRoomFromLivingSignals() {
        final CoreScript script = new CoreScript("capacity.signals", "8", "model.required", "true").started();
        for (int n = 0; n < 20; n++) {
            script.longOrdered();
        }
        assertThat(script.said("alert")).isEmpty();
        assertThat(script.core.parts().life.table().size()).isZero();
        assertThat(script.core.parts().endings.phantoms().size()).isEqualTo(20);
    }

    @Test
    void shouldLearnAtOnceWhenPhantomsAreOff() {
        final CoreScript script = new CoreScript("phantom.enabled", "false", "model.required", "true").started();
        assertThat(script.longOrdered().said("signal")).endsWith("signal 1 LEARNED NOT_FOLLOWED");
    }

    @Test
    void shouldFollowTradeBesideWhenConfiguredAndTellOneEndOfTheSignal() {
        final CoreScript script =
                new CoreScript("phantom.besideTrades", "true").started().longOpen();
        assertThat(script.said("phantom")).containsExactly("phantom opened 1");
        script.quarterEnds().closes(0, "100", "105", "99", "105");
        assertThat(script.said())
                .contains("phantom closed 1 TARGET at 104", "outcome 1 phantom TARGET net -")
                .noneMatch(line -> line.startsWith("gate") || line.startsWith("signal 1"));
        script.attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "9.99");
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED TARGET");
    }

    @Test
    void shouldTellTheTrainerWhatItNeeds() {
        final CoreScript script = blockedLong();
        script.quarterEnds().closes(0, "100", "103", "99", "102").quarterEnds().closes(0, "102", "105", "99", "104");
        final OutcomeRecordedDecoder outcome = new OutcomeRecordedDecoder();
        last(script, OutcomeRecordedDecoder.TEMPLATE_ID, outcome::wrapAndApplyHeader);
        assertThat(outcome.traded()).isEqualTo(Bool.NO);
        assertThat(outcome.blockedBy()).isEqualTo(Reason.NO_MODEL);
        assertThat(outcome.side()).isEqualTo(Side.BUY);
        assertThat(outcome.intervalMinutes()).isEqualTo(15);
        assertThat(outcome.modelProbability()).isEqualTo(0.9);
        assertThat(outcome.probability()).isEqualTo(0.9);
        assertThat(outcome.resultBps()).isEqualTo((4 - 204 * TAKING) * 100, within(1e-9));
        assertThat(outcome.costBps()).isEqualTo(204 * TAKING * 100, within(1e-9));
        assertThat(outcome.favourableR()).isEqualTo(2);
        assertThat(outcome.adverseR()).isEqualTo(0.5);
        assertThat(outcome.hour()).isZero();
        assertThat(outcome.features().count())
                .isEqualTo(script.core.parts().life.table().featureCount());
    }

    private static CoreScript blockedLong() {
        return blocked();
    }

    /** A long from 100, stop 98, target 104, that no model may judge. */
    private static CoreScript blocked(String... keysAndValues) {
        final String[] all = new String[keysAndValues.length + 2];
        System.arraycopy(keysAndValues, 0, all, 2, keysAndValues.length);
        all[0] = "model.required";
        all[1] = "true";
        return new CoreScript(all).started().longOrdered().quietly();
    }

    private static void funding(CoreScript script, String rate, long timeNs) {
        script.in.funding(script.now, 0, of(rate), timeNs);
        script.send();
    }

    private interface Wrap {
        void wrap(UnsafeBuffer buffer, int offset, MessageHeaderDecoder header);
    }

    private static PhantomClosedDecoder closed(CoreScript script) {
        final PhantomClosedDecoder closed = new PhantomClosedDecoder();
        last(script, PhantomClosedDecoder.TEMPLATE_ID, closed::wrapAndApplyHeader);
        return closed;
    }

    private static PhantomOpenedDecoder opened(CoreScript script) {
        final PhantomOpenedDecoder opened = new PhantomOpenedDecoder();
        last(script, PhantomOpenedDecoder.TEMPLATE_ID, opened::wrapAndApplyHeader);
        return opened;
    }

    private static void last(CoreScript script, int template, Wrap wrap) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int n = script.out.count() - 1; n >= 0; n--) {
            final UnsafeBuffer message = new UnsafeBuffer(script.out.message(n));
            if (header.wrap(message, 0).templateId() == template) {
                wrap.wrap(message, 0, header);
                return;
            }
        }
        throw new AssertionError("no message of template " + template);
    }
}
