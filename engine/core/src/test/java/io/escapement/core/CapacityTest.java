package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.core.script.OutputRecorder.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three hundred instruments in one core: leverage for each, gaps for all, and cancels that still leave. */
class CapacityTest {
    private static final int INSTRUMENTS = 300;
    private static final int BACKGROUND = 64;
    private static final int ORDERS = 8;

    private final CoreScript script = new CoreScript(
            "capacity.instruments", "300", "capacity.bars", "64", "entry.type", "LIMIT", "entry.ttlMs", "86400000");

    @Test
    void shouldSetLeverageOfAllAsAnswersMakeRoom() {
        start();
        assertThat(leverageCommands()).hasSize(BACKGROUND);
        for (int answered = 0; answered < INSTRUMENTS; answered++) {
            script.answer(leverageCommands().get(answered), Outcome.ACK, 0);
        }
        assertThat(leverageCommands()).hasSize(INSTRUMENTS);
        for (int i = 0; i < INSTRUMENTS; i++) {
            assertThat(script.core.parts().leverage.isConfirmed(i)).isTrue();
        }
    }

    @Test
    void shouldSendCancelsWhileEveryInstrumentAsksForBars() {
        start();
        for (int answered = 0; answered < INSTRUMENTS; answered++) {
            script.answer(leverageCommands().get(answered), Outcome.ACK, 0);
        }
        script.publicUp().quarterEnds();
        for (int i = 0; i < INSTRUMENTS; i++) {
            script.quote(i, "99.9", "100.1");
        }
        script.proposesLong(0);
        for (int i = 0; i < INSTRUMENTS; i++) {
            script.closes(i);
        }
        assertThat(script.said("place")).hasSize(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0);

        script.quarterEnds().quarterEnds();
        for (int i = 0; i < INSTRUMENTS; i++) {
            script.closes(i);
        }
        assertThat(script.said("query BARS")).hasSize(BACKGROUND);
        assertThat(script.core.parts().commands.outstanding()).isLessThanOrEqualTo(1);
        assertThat(script.operator(OperatorAction.CANCEL_ENTRIES).said("cancel"))
                .containsExactly("cancel 0 order 1");
        assertThat(script.core.parts().commands.denied()).isGreaterThan(0);
    }

    @Test
    void shouldBlockSignalWithoutRoomForItsOrder() {
        final CoreScript small = new CoreScript(
                "capacity.instruments", "300",
                "capacity.orders", "8",
                "capacity.bars", "64",
                "risk.maxPosition", "0.01",
                "risk.maxOpenPositions", "100",
                "portfolio.maxPositionsPerSide", "100",
                "portfolio.maxCorrelatedExposure", "0",
                "portfolio.maxEntriesPerClose", "100");
        start(small);
        for (int answered = 0; answered < INSTRUMENTS; answered++) {
            small.answer(leverageCommands(small).get(answered), Outcome.ACK, 0);
        }
        small.publicUp().quarterEnds();
        for (int i = 0; i < INSTRUMENTS; i++) {
            small.quote(i, "99.9", "100.1");
        }
        for (int i = 0; i < ORDERS + 1; i++) {
            small.proposesLong(i);
        }
        for (int i = 0; i < INSTRUMENTS; i++) {
            small.closes(i);
        }
        assertThat(small.said("signal")).contains("signal 8 EXECUTING", "signal 9 BLOCKED CAPACITY");
    }

    private void start() {
        start(script);
    }

    private static void start(CoreScript script) {
        script.runStart(false, 1, "");
        for (int i = 0; i < INSTRUMENTS; i++) {
            script.in.instrument(script.now, i, "S" + i + "USDT", "0.1", "0.01", InstrumentStatus.TRADING);
            script.send();
            script.in.fees(script.now, i, "0.00055", "0.0002");
            script.send();
            for (int b = CoreScript.WARM_BARS; b > 0; b--) {
                script.in.bar(
                        script.now,
                        i,
                        15,
                        true,
                        DataSource.WARM_UP,
                        script.barOpen - b * CoreScript.QUARTER,
                        of("100"),
                        of("100"),
                        of("100"),
                        of("100"));
                script.send();
            }
        }
        script.connected().reconciled();
    }

    private List<Command> leverageCommands() {
        return leverageCommands(script);
    }

    private static List<Command> leverageCommands(CoreScript script) {
        final List<Command> found = new ArrayList<>();
        for (final Command command : script.out.commands()) {
            if (command.kind() == CommandKind.SET_LEVERAGE) {
                found.add(command);
            }
        }
        return found;
    }
}
