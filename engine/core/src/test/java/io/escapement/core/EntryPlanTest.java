package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that rest: following the quote, being refused as taker, running out of time. */
class EntryPlanTest {
    @Test
    void shouldFollowTheNearSideOfTheQuoteWhenTheMarketRunsAway() {
        final CoreScript script = resting("LIMIT");
        script.quote(0, "100.1", "100.3").quietly();

        assertThat(plan(script.seconds(2)))
                .containsExactly("amend 0 order 1 price 100.1 size -", "step 1 REPRICED ASKED at 100.1");
        script.answerLast(CommandKind.AMEND, Outcome.ACK, 0);
        assertThat(plan(script)).containsExactly("step 1 REPRICED DONE at 100.1");
        assertThat(plan(script.seconds(4))).isEmpty();
    }

    @Test
    void shouldFollowTheAskDownWhenShort() {
        final CoreScript script = new CoreScript("entry.type", "LIMIT").started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
        script.quote(0, "99.7", "99.9").quietly();

        assertThat(plan(script.seconds(2)))
                .containsExactly("amend 0 order 1 price 99.9 size -", "step 1 REPRICED ASKED at 99.9");
    }

    @Test
    void shouldLetTheEntryRestWhenTheQuoteComesNearer() {
        final CoreScript script = resting("LIMIT");
        script.quote(0, "99.8", "100").quietly();

        assertThat(plan(script.seconds(10))).isEmpty();
    }

    @Test
    void shouldEndTheEntryWhenTheQuoteIsBeyondItsBound() {
        final CoreScript script = resting("LIMIT");
        // A thousandth of 100 may be followed: up to 100.1.
        script.quote(0, "100.2", "100.4").quietly();

        assertThat(plan(script.seconds(2))).containsExactly("step 1 REPRICE_LIMIT DONE at 100.2", "cancel 0 order 1");
        script.answerLast(CommandKind.CANCEL, Outcome.ACK, 0).orderUpdate(OrderStatus.CANCELLED, "0");
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED REPRICE_LIMIT");
    }

    @Test
    void shouldEndTheEntryWhenItHasFollowedOftenEnough() {
        final CoreScript script = resting("LIMIT", "entry.maxReprices", "1", "entry.maxChase", "0.01");
        script.quote(0, "100.1", "100.3").seconds(2).answerLast(CommandKind.AMEND, Outcome.ACK, 0);
        script.quote(0, "100.2", "100.4").quietly();

        assertThat(plan(script.seconds(2))).containsExactly("step 1 REPRICE_LIMIT DONE at 100.2", "cancel 0 order 1");
    }

    @Test
    void shouldGoToMarketWhenFollowingIsUsedUpAndGatesAllow() {
        final CoreScript script = resting("LIMIT", "entry.onTimeout", "MARKET");
        script.quote(0, "100.2", "100.4").seconds(2).quietly();
        script.orderUpdate(OrderStatus.CANCELLED, "0");
        assertThat(plan(script)).isEmpty();

        // A tenth of 10000 at 100.4 is 9.96.
        assertThat(plan(script.seconds(1))).containsExactly("place 0 BUY MARKET 9.96 at - target 104 stop 98");
        script.fillAll("100.4").orderUpdate(OrderStatus.FILLED, "9.96");
        assertThat(plan(script)).containsExactly("signal 1 EXECUTED FILLED");
    }

    @Test
    void shouldNotGoToMarketWhenTheCancelledEntryHadBeenFilledInPart() {
        final CoreScript script = resting("LIMIT", "entry.onTimeout", "MARKET");
        script.fill(script.out.last(CommandKind.PLACE), "100", of("3"));
        script.positionRow(0, Side.BUY, "3", "100", "98").seconds(30).quietly();
        script.orderUpdate(OrderStatus.CANCELLED, "3").seconds(5);
        assertThat(plan(script)).isEmpty();
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("3"));
    }

    @Test
    void shouldNotGoToMarketWhenTheVenueFilledWhatWeNeverHeardOf() {
        final CoreScript script = resting("LIMIT", "entry.onTimeout", "MARKET");
        script.seconds(30).orderUpdate(OrderStatus.CANCELLED, "3").quietly();
        // The executions it had are not among the answers: the order is given up, its signal was entered all the same.
        script.reconcileBegin().reconcileEnd().seconds(5);
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED RECOVERED");
    }

    @Test
    void shouldNotGoToMarketWhenTheEntryIsOnlyAbsent() {
        final CoreScript script = new CoreScript("entry.type", "LIMIT", "entry.onTimeout", "MARKET").started();
        // It may be on its way still: nobody but the venue can end it.
        script.longOrdered().answerLast(CommandKind.PLACE, Outcome.ACK, 0).seconds(30);
        script.answerLast(CommandKind.CANCEL, Outcome.REJECT, 110001);
        script.quietly().answerLast(CommandKind.QUERY, Outcome.ABSENT, 0).seconds(5);
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED EXPIRED_ENTRY");
    }

    @Test
    void shouldBlockTheSignalWhenAGateForbidsItsSecondOrder() {
        final CoreScript script = resting("LIMIT", "entry.onTimeout", "MARKET");
        script.seconds(30).operator(OperatorAction.HALT).quietly();
        script.orderUpdate(OrderStatus.CANCELLED, "0").seconds(1);
        assertThat(plan(script)).containsExactly("signal 1 BLOCKED HALTED");
    }

    @Test
    void shouldTryNextTimeWhenAChangeIsRefused() {
        final CoreScript script = resting("LIMIT");
        script.quote(0, "100.1", "100.3").seconds(2).quietly();
        script.answerLast(CommandKind.AMEND, Outcome.REJECT, 10001);
        assertThat(plan(script)).containsExactly("step 1 REPRICED REFUSED at 100");
        assertThat(plan(script.seconds(2)))
                .containsExactly("amend 0 order 1 price 100.1 size -", "step 1 REPRICED ASKED at 100.1");
    }

    @Test
    void shouldAskAboutTheOrderWhenAChangeCameTooLate() {
        final CoreScript script = resting("LIMIT");
        script.quote(0, "100.1", "100.3").seconds(2).quietly();
        script.answerLast(CommandKind.AMEND, Outcome.REJECT, 110001);
        assertThat(plan(script)).containsExactly("query ORDER order 1", "step 1 REPRICED REFUSED at 100");

        script.fillAll("100").orderUpdate(OrderStatus.FILLED, "9.99");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(plan(script)).containsExactly("signal 1 EXECUTED FILLED");
    }

    @Test
    void shouldAskWhatBecameOfAChangeThatNobodyAnswered() {
        final CoreScript script = resting("LIMIT", "entry.ttlMs", "120000");
        script.quote(0, "100.1", "100.3").seconds(2).quietly();
        script.seconds(15);
        assertThat(plan(script))
                .containsExactly(
                        "alert COMMAND_UNKNOWN TIMED_OUT", "query ORDER order 1", "step 1 REPRICED REFUSED at 100");

        script.orderUpdate(script.out.last(CommandKind.PLACE), DataSource.QUERY, OrderStatus.NEW, "0");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(plan(script.seconds(2))).contains("amend 0 order 1 price 100.1 size -");
    }

    @Test
    void shouldForgetAChangeThatAnotherProcessAskedFor() {
        final CoreScript script = resting("LIMIT", "entry.ttlMs", "120000");
        script.quote(0, "100.1", "100.3").seconds(2);
        script.runStart(true, 2, "").connected();
        script.reconcileBegin();
        script.orderUpdate(script.out.last(CommandKind.PLACE), DataSource.QUERY, OrderStatus.NEW, "0");
        script.wallet("10000")
                .reconcileEnd()
                .publicUp()
                .quote(0, "100.1", "100.3")
                .quietly();

        assertThat(plan(script.seconds(2))).contains("amend 0 order 1 price 100.1 size -");
    }

    @Test
    void shouldNotFollowAQuoteAcrossAGap() {
        final CoreScript script = resting("LIMIT");
        script.gap(0, LinkState.GAP_OPENED);
        script.quote(0, "100.1", "100.3").quietly();
        assertThat(plan(script.seconds(10))).isEmpty();
    }

    @Test
    void shouldNotFollowTheQuoteWhileNoEntriesAreAllowed() {
        assertFrozen(OperatorAction.HALT, OperatorAction.RESUME);
        assertFrozen(OperatorAction.KILL_NO_ENTRIES, OperatorAction.RESET_KILL);
    }

    private static void assertFrozen(OperatorAction freezes, OperatorAction thaws) {
        final CoreScript script = resting("LIMIT").operator(freezes);
        assertThat(plan(script.quote(0, "100.1", "100.3").quietly().seconds(10)))
                .isEmpty();
        // Nor is it given up for a quote beyond its bound: what rests, rests.
        assertThat(plan(script.quote(0, "100.2", "100.4").quietly().seconds(10)))
                .isEmpty();
        script.operator(thaws).quote(0, "100.1", "100.3").quietly();
        assertThat(plan(script.seconds(2)))
                .containsExactly("amend 0 order 1 price 100.1 size -", "step 1 REPRICED ASKED at 100.1");
    }

    @Test
    void shouldPostWhereItStillRests() {
        final CoreScript script = new CoreScript("entry.type", "POST_ONLY").started();
        script.proposesLong(0)
                .quarterEnds()
                .quote(0, "99.7", "99.8")
                .quietly()
                .closes(0)
                .closes(1);
        // At the signal's 100 it would take from the ask at 99.8; 99.7 rests. 1000 / 100.1, the worst price, is 9.99.
        assertThat(script.said("place")).containsExactly("place 0 BUY LIMIT post-only 9.99 at 99.7 target 104 stop 98");
    }

    @Test
    void shouldPlaceAnewWhenRefusedAsTaker() {
        final CoreScript script = resting("POST_ONLY").quietly();
        script.quote(0, "99.5", "99.6").refusedAsTaker();
        assertThat(plan(script)).isEmpty();

        assertThat(plan(script.seconds(2)))
                .containsExactly("place 0 BUY LIMIT post-only 9.99 at 99.5 target 104 stop 98");
        script.fillAll("99.5").orderUpdate(OrderStatus.FILLED, "9.99");
        assertThat(plan(script)).containsExactly("signal 1 EXECUTED FILLED");
    }

    @Test
    void shouldGiveUpWhenRefusedAsTakerAndConfiguredSo() {
        final CoreScript script =
                resting("POST_ONLY", "entry.onPostOnlyReject", "GIVE_UP").quietly();
        script.refusedAsTaker();
        assertThat(plan(script)).containsExactly("signal 1 BLOCKED POST_ONLY_REJECT");
    }

    @Test
    void shouldGiveUpWhenRefusedAsTakerTooOften() {
        final CoreScript script = resting("POST_ONLY", "entry.maxReprices", "1").quietly();
        script.refusedAsTaker().seconds(2).quietly().refusedAsTaker();
        assertThat(plan(script)).containsExactly("signal 1 BLOCKED POST_ONLY_REJECT");
    }

    @Test
    void shouldTakeTheLastResortWhenRefusedAsTakerTooOften() {
        final CoreScript script = resting("POST_ONLY", "entry.maxReprices", "1", "entry.onTimeout", "MARKET");
        script.refusedAsTaker().seconds(2).refusedAsTaker().quietly();
        // A tenth of 10000 at the ask of 100.1.
        assertThat(plan(script.seconds(1))).containsExactly("place 0 BUY MARKET 9.99 at - target 104 stop 98");
    }

    @Test
    void shouldCancelAPostOnlyEntryWhenItsTimeIsUp() {
        final CoreScript script = resting("POST_ONLY").quietly();
        assertThat(plan(script.seconds(30))).containsExactly("cancel 0 order 1");
        script.orderUpdate(OrderStatus.CANCELLED, "0");
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED EXPIRED_ENTRY");
    }

    @Test
    void shouldDropASignalBetweenTwoOrdersAtTheOperatorsWord() {
        final CoreScript script = resting("POST_ONLY").quietly();
        script.refusedAsTaker().operator(OperatorAction.CANCEL_ENTRIES);
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED OPERATOR");
        assertThat(plan(script.seconds(10))).isEmpty();
    }

    @Test
    void shouldKeepTheSymbolForASignalBetweenTwoOrders() {
        final CoreScript script = resting("POST_ONLY", "entry.repriceMs", "1800000", "entry.ttlMs", "3600000");
        script.refusedAsTaker();
        script.proposesLong(0).quarterEnds().quietly().closes(0).closes(1);
        assertThat(script.said("signal 2")).contains("signal 2 BLOCKED POSITION_OWNED");
    }

    @Test
    void shouldEndAnEntryAgainstWhichASignalSpeaks() {
        final CoreScript script = resting("LIMIT", "signal.closeOnOpposite", "true", "entry.ttlMs", "3600000");
        script.proposesShort(0).quarterEnds().quietly().closes(0).closes(1);
        assertThat(plan(script)).contains("cancel 0 order 1");
        script.orderUpdate(script.out.last(CommandKind.PLACE), DataSource.STREAM, OrderStatus.CANCELLED, "0");
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED OPPOSITE_SIGNAL");
    }

    @Test
    void shouldNotCallARestingEntryStuckWhileItMayRest() {
        final CoreScript script = resting("LIMIT", "entry.ttlMs", "600000").quietly();
        assertThat(script.seconds(300).said("alert")).isEmpty();
    }

    @Test
    void shouldNotGoToMarketWhenTheOperatorsCancelHadToBeRepeated() {
        final CoreScript script = resting("LIMIT", "entry.onTimeout", "MARKET");
        script.operator(OperatorAction.CANCEL_ENTRIES).answerLast(CommandKind.CANCEL, Outcome.UNSENT, -1);
        assertThat(plan(script.quietly().seconds(15))).containsExactly("cancel 0 order 1");
        script.orderUpdate(OrderStatus.CANCELLED, "0").seconds(5);
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED OPERATOR");
    }

    @Test
    void shouldNotGoToMarketWhenTheOperatorCancelsAnEntryWhoseTimeIsUp() {
        final CoreScript script = resting("LIMIT", "entry.onTimeout", "MARKET").seconds(30);
        script.operator(OperatorAction.CANCEL_ENTRIES).quietly();
        script.orderUpdate(OrderStatus.CANCELLED, "0").seconds(5);
        assertThat(plan(script)).containsExactly("signal 1 EXPIRED OPERATOR");
    }

    @Test
    void shouldCancelAgainWhatAnotherProcessWantedCancelled() {
        final CoreScript script = resting("LIMIT").seconds(30);
        script.runStart(true, 2, "").connected();
        script.reconcileBegin();
        script.orderUpdate(script.out.last(CommandKind.PLACE), DataSource.QUERY, OrderStatus.NEW, "0");
        script.wallet("10000").reconcileEnd().publicUp().quietly();

        assertThat(plan(script.seconds(15))).contains("cancel 0 order 1");
    }

    @Test
    void shouldDropASignalBetweenTwoOrdersAgainstWhichASignalSpeaks() {
        final CoreScript script = resting(
                "POST_ONLY", "signal.closeOnOpposite", "true", "entry.repriceMs", "1800000", "entry.ttlMs", "3600000");
        script.refusedAsTaker();
        script.proposesShort(0).quarterEnds().quietly().closes(0).closes(1);
        assertThat(script.said("signal 1")).containsExactly("signal 1 EXPIRED OPPOSITE_SIGNAL");
        assertThat(script.seconds(1800).said("place")).isEmpty();
    }

    @Test
    void shouldNotFollowBeyondThePriceBand() {
        final CoreScript script = resting("LIMIT", "entry.maxChase", "0.1", "risk.priceBand", "0.02");
        script.quote(0, "102.1", "102.3").quietly();
        assertThat(plan(script.seconds(2))).containsExactly("step 1 REPRICE_LIMIT DONE at 102.1", "cancel 0 order 1");
    }

    @Test
    void shouldNotFollowToTheTarget() {
        final CoreScript script =
                resting("LIMIT", "entry.maxChase", "0.1", "risk.priceBand", "0.1", "risk.kellyFraction", "0");
        script.quote(0, "104", "104.2").quietly();
        assertThat(plan(script.seconds(2))).containsExactly("step 1 REPRICE_LIMIT DONE at 104", "cancel 0 order 1");
    }

    @Test
    void shouldNotFollowAShortToItsTarget() {
        final CoreScript script = new CoreScript(
                        "entry.type",
                        "LIMIT",
                        "entry.maxChase",
                        "0.1",
                        "risk.priceBand",
                        "0.1",
                        "risk.kellyFraction",
                        "0")
                .started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
        script.quote(0, "95.8", "96").quietly();
        assertThat(plan(script.seconds(2))).containsExactly("step 1 REPRICE_LIMIT DONE at 96", "cancel 0 order 1");
    }

    /** A long of instrument 0 at 100 rests on the venue. */
    private static CoreScript resting(String type, String... keysAndValues) {
        final String[] all = new String[keysAndValues.length + 2];
        all[0] = "entry.type";
        all[1] = type;
        System.arraycopy(keysAndValues, 0, all, 2, keysAndValues.length);
        final CoreScript script = new CoreScript(all).started().longOrdered();
        return script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
    }

    private static List<String> plan(CoreScript script) {
        return script.said().stream()
                .filter(line -> line.matches("(place|amend|cancel|query|step|alert|signal \\d+ (EXEC|BLOCK|EXPI)).*"))
                .toList();
    }
}
