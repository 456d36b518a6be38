package io.escapement.core;

import static io.escapement.core.Execution.bought;
import static io.escapement.core.PositionRow.isFlat;
import static io.escapement.core.PositionRow.isLong;
import static io.escapement.core.PositionRow.isShort;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.AccountStateEncoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.MarginMode;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One-way or hedge mode, and whether it may be changed. */
class AccountModeTest {
    private static final List<String> HEDGE_TOLD =
            List.of("finding HEDGE_MODE NONE ours 0 venue's 0.00000001", "alert ACCOUNT_MODE ACCOUNT_MODE");

    private CoreScript script = new CoreScript().started();

    // What the venue tells

    @Test
    void shouldTellAnotherMarginModeOnce() {
        state(MarginMode.ISOLATED, PositionMode.ONE_WAY);
        assertThat(script.said("finding")).hasSize(1);
        state(MarginMode.ISOLATED, PositionMode.ONE_WAY);
        assertThat(script.said("finding")).isEmpty();
        state(MarginMode.CROSS, PositionMode.ONE_WAY);
        assertThat(script.said("finding")).containsExactly("finding MARGIN_MODE NONE ours 0.00000001 venue's 0");
    }

    @Test
    void shouldNotTakeSilenceForAMode() {
        state(MarginMode.NULL_VAL, PositionMode.HEDGE);
        assertThat(script.said()).isEqualTo(HEDGE_TOLD);
        state(MarginMode.CROSS, PositionMode.NULL_VAL);
        assertThat(script.said()).isEmpty();
        assertThat(isHedged(0)).isTrue();
        state(MarginMode.CROSS, PositionMode.ONE_WAY);
        assertThat(isHedged(0)).isFalse();
    }

    @Test
    void shouldTakeTheModeOfOneInstrumentForItsOwn() {
        state(1, PositionMode.HEDGE);
        assertThat(isHedged(0)).isFalse();
        assertThat(isHedged(1)).isTrue();
        state(0, PositionMode.HEDGE);
        state(1, PositionMode.ONE_WAY);
        assertThat(isHedged(0)).isTrue();
        assertThat(isHedged(1)).isFalse();
    }

    @Test
    void shouldTellTheHedgeModeOfAnInstrumentOnce() {
        isLong(script, "3").index(1).comes();
        assertThat(script.said()).isEqualTo(HEDGE_TOLD);
        isShort(script, "1").index(2).comes();
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldGoBackToOneWayByARow() {
        isFlat(script).index(1).comes();
        assertThat(isHedged(0)).isTrue();
        isFlat(script).comes();
        assertThat(isHedged(0)).isFalse();
    }

    // Whether it is switched

    @Test
    void shouldSwitchWhenHedgeRowsAreEmpty() {
        isFlat(script).index(1).comes();
        isFlat(script).index(2).comes();
        assertThat(script.reconciled().said("switch")).containsExactly("switch to ONE_WAY");
    }

    @Test
    void shouldNotSwitchWhileOneOfTwoHedgeRowsIsHeld() {
        isLong(script, "3").index(1).comes();
        isFlat(script).index(2).comes();
        assertThat(script.reconciled().said("switch")).isEmpty();
    }

    @Test
    void shouldNotSwitchWhenNothingIsHedged() {
        assertThat(script.reconciled().said("switch")).isEmpty();
        state(MarginMode.CROSS, PositionMode.HEDGE);
        state(MarginMode.CROSS, PositionMode.ONE_WAY);
        assertThat(script.reconciled().said("switch")).isEmpty();
    }

    @Test
    void shouldNotSwitchWhenSoConfigured() {
        script = new CoreScript("reconcile.onHedgeMode", "REFUSE").started();
        state(MarginMode.CROSS, PositionMode.HEDGE);
        assertThat(script.reconciled().said("switch")).isEmpty();
    }

    @Test
    void shouldNotAskForASecondSwitchBeforeTheFirstIsAnswered() {
        state(MarginMode.CROSS, PositionMode.HEDGE);
        assertThat(script.reconciled().said("switch")).hasSize(1);
        assertThat(script.reconciled().said("switch")).isEmpty();
        script.answerLast(CommandKind.SWITCH_MODE, Outcome.REJECT, 110028);
        assertThat(isHedged(0)).isTrue();
        assertThat(script.reconciled().said("switch")).hasSize(1);
        script.answerLast(CommandKind.SWITCH_MODE, Outcome.ALREADY_SO, 110025);
        assertThat(isHedged(0)).isFalse();
        assertThat(script.reconciled().said("switch")).isEmpty();
    }

    @Test
    void shouldAskAgainInTheNextRun() {
        state(MarginMode.CROSS, PositionMode.HEDGE);
        script.reconciled().runStart(true, 2, "").connected().quietly();
        assertThat(script.reconciled().said("switch")).hasSize(1);
    }

    @Test
    void shouldNotSwitchWhileAnOrderIsOut() {
        script.longOrdered();
        state(1, PositionMode.HEDGE);
        assertThat(script.reconciled().said("switch")).isEmpty();
    }

    @Test
    void shouldNotSwitchWhileAPositionIsOpen() {
        bought(script, "1", "100").comes();
        state(1, PositionMode.HEDGE);
        script.quietly().reconcileBegin();
        isLong(script, "1").queried().stop("98").comes();
        assertThat(script.reconcileEnd().said("switch")).isEmpty();
    }

    @Test
    void shouldForgetAOneWayPositionThatIsGone() {
        isLong(script, "1").comes();
        isFlat(script).comes();
        state(1, PositionMode.HEDGE);
        assertThat(script.reconciled().said("switch")).hasSize(1);
    }

    private boolean isHedged(int instrument) {
        return script.core.parts().mode.isHedged(instrument);
    }

    private void state(MarginMode margin, PositionMode mode) {
        script.in.accountState(script.now, margin, mode);
        script.send();
    }

    private void state(int instrument, PositionMode mode) {
        script.in.accountState(script.now, MarginMode.CROSS, mode);
        new AccountStateEncoder()
                .wrap(script.in.buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .instrumentId(instrument);
        script.send();
    }
}
