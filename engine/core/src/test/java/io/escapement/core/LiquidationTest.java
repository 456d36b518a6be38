package io.escapement.core;

import static io.escapement.core.Armed.armed;
import static io.escapement.core.Armed.liquidationTold;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import org.junit.jupiter.api.Test;

/** Which liquidation prices of the venue's count: less than a tenth of the way is near. */
class LiquidationTest {
    private static final String NEAR = "alert LIQUIDATION RISK_LIQUIDATION";

    @Test
    void shouldMeasureUpwardsForAShort() {
        final CoreScript script = new CoreScript("risk.liquidationStage", "OFF").started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("100").orderUpdate(OrderStatus.FILLED, "10.01");
        told(script, Side.SELL, "10.01", "110");
        // 110 − 99 is a ninth of 99, 110 − 101 less than an eleventh of 101.
        assertThat(script.mark(0, "99").said("alert")).isEmpty();
        assertThat(script.mark(0, "101").said("alert")).containsExactly(NEAR);
    }

    @Test
    void shouldNotTakeAWordOnAnotherSizeForThePosition() {
        final CoreScript script = liquidationTold(armed("risk.liquidationStage", "OFF"), "82");
        script.attachedFills(0, StopKind.NONE, Side.SELL, "100", "4.99").quietly();
        assertThat(script.mark(0, "91").said("alert")).isEmpty();
    }

    @Test
    void shouldNotWarnOfAPositionThatIsGone() {
        final CoreScript script = liquidationTold(armed("risk.liquidationStage", "OFF"), "82");
        script.mark(0, "100").reconcileBegin().wallet("9999.45055").reconcileEnd();
        assertThat(script.seconds(3).said("finding", "alert LIQUIDATION"))
                .containsExactly("finding CLOSED_OUTSIDE ADOPTED ours 9.99 venue's 0");
    }

    @Test
    void shouldNotMeasureAgainstAMarkThatIsNotKnown() {
        final CoreScript script = new CoreScript("risk.liquidationStage", "OFF");
        script.runStart(false, 1, "").instruments().warmUp().connected();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "2", "50", "49");
        script.wallet("10000").reconcileEnd().seconds(3);
        told(script, Side.BUY, "2", "48");
        // A funding payment makes it look at the limits.
        assertThat(script.funding(0, "0.1").said("alert")).isEmpty();
    }

    @Test
    void shouldTellOfANearLiquidationAnewAfterARestart() {
        final CoreScript script = liquidationTold(armed("risk.liquidationStage", "NO_ENTRIES"), "82");
        assertThat(script.mark(0, "91").said("alert")).containsExactly(NEAR);
        script.runStart(true, 2, "").quietly();
        // The alert is told by each run; the stage is there already.
        assertThat(script.mark(0, "91").said("alert", "risk")).containsExactly(NEAR);
        assertThat(script.core.view().killSwitch().stage()).isEqualTo(KillStage.NO_ENTRIES);
    }

    private static void told(CoreScript script, Side side, String size, String price) {
        script.in.position(
                script.now,
                0,
                DataSource.STREAM,
                side,
                of(size),
                of("100"),
                of("1000"),
                of("3"),
                0,
                of(side == Side.BUY ? "49" : "102"),
                Long.MIN_VALUE,
                1_000);
        new PositionUpdateEncoder()
                .wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .liquidationPrice(of(price));
        script.send().quietly();
    }
}
