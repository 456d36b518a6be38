package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.UniverseAction;
import org.junit.jupiter.api.Test;

/** Instruments that join and leave while the engine trades. */
class UniverseTest {
    @Test
    void shouldLeadAPositionOfARemovedInstrumentToItsEnd() {
        final CoreScript script =
                new CoreScript("exit.maxHoldMs", "3600000").started().longOpen();
        script.universe(0, UniverseAction.REMOVE).quietly();
        assertThat(script.longOrdered().said("signal")).contains("signal 2 BLOCKED REMOVED");

        script.after(60 * CoreScript.MINUTE);
        assertThat(script.said("place")).containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
        script.fillAll("101");
        assertThat(script.said("signal")).contains("signal 1 LEARNED TIME_EXIT");
    }

    @Test
    void shouldKeepTheStopOfARemovedInstrument() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.universe(0, UniverseAction.REMOVE).quietly();
        script.positionRow(0, Side.BUY, "9.99", "100.1", "0");
        assertThat(script.seconds(3).said("set stop")).containsExactly("set stop 0 target 104 stop 98");
    }

    @Test
    void shouldCancelEntriesOfARemovedInstrument() {
        final CoreScript script =
                new CoreScript("entry.type", "LIMIT").started().longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).quietly();
        script.universe(0, UniverseAction.REMOVE);
        assertThat(script.said()).containsExactly("cancel 0 order 1");
        script.orderUpdate(OrderStatus.CANCELLED, "0");
        assertThat(script.said("signal")).containsExactly("signal 1 EXPIRED REMOVED");
    }

    @Test
    void shouldTradeAnInstrumentThatCameBack() {
        final CoreScript script = new CoreScript().started();
        script.universe(0, UniverseAction.REMOVE).universe(0, UniverseAction.ADD);
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldNotWaitForBarsOfARemovedInstrument() {
        final CoreScript script = new CoreScript().started().universe(1, UniverseAction.REMOVE);
        assertThat(script.proposesLong(0).quarterEnds().closes(0).said("place")).hasSize(1);
    }

    @Test
    void shouldSetLeverageOfAnInstrumentThatJoins() {
        final CoreScript script = new CoreScript().started();
        script.in.instrument(script.now, 2, "CCCUSDT", "0.1", "0.01", InstrumentStatus.TRADING);
        script.send();
        script.in.fees(script.now, 2, "0.00055", "0.0002");
        script.send();
        for (int b = CoreScript.WARM_BARS; b > 0; b--) {
            script.bar(2, DataSource.WARM_UP, script.barOpen - b * CoreScript.QUARTER, "100", "100", "100", "100");
        }
        assertThat(script.universe(2, UniverseAction.ADD).said("leverage")).containsExactly("leverage 2 3");
        script.answerLast(CommandKind.SET_LEVERAGE, Outcome.ACK, 0);
        script.proposesLong(2)
                .quarterEnds()
                .quote(2, "99.9", "100.1")
                .closes(0)
                .closes(1)
                .closes(2);
        assertThat(script.said("place")).containsExactly("place 2 BUY MARKET 9.99 at - target 104 stop 98");
    }

    @Test
    void shouldFollowAStopThatFillsAfterRemoval() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.universe(0, UniverseAction.REMOVE).quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99");
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED STOP");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("0"));
    }
}
