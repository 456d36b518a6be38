package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** Several strategies on one symbol: the one that opened a position owns it until it is flat. */
class OwnershipTest {
    private final ScriptedStrategy other = new ScriptedStrategy(8);

    @Test
    void shouldFollowOthersAsPhantomsWhileOneOwnsThePosition() {
        final CoreScript script = script().started().longOpen().quietly();
        other.propose(0, Side.BUY, of("100"), of("98"), of("104"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said())
                .contains("signal 2 BLOCKED POSITION_OWNED")
                .anyMatch(line -> line.startsWith("phantom opened 2"))
                .noneMatch(line -> line.startsWith("place"));
    }

    @Test
    void shouldLeaveThePositionToItsOwnerWhenAnotherSpeaksAgainstIt() {
        final CoreScript script = script().started().longOpen().quietly();
        other.propose(0, Side.SELL, of("100"), of("102"), of("96"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said())
                .contains("signal 2 BLOCKED POSITION_OWNED")
                .noneMatch(line -> line.startsWith("place"));
    }

    @Test
    void shouldCloseOnOppositeSignalWhenConfiguredAndTradeTheOtherWayOnlyLater() {
        final CoreScript script =
                script("signal.closeOnOpposite", "true").started().longOpen().quietly();
        other.propose(0, Side.SELL, of("100"), of("102"), of("96"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said())
                .contains("signal 2 BLOCKED POSITION_OWNED")
                .anyMatch(line -> line.startsWith("place 0 SELL MARKET reduce-only 9.99"));
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("99.9").orderUpdate(OrderStatus.FILLED, "9.99");
        script.flatRow(0);
        assertThat(script.said("trade 0")).singleElement().asString().contains("OPPOSITE_SIGNAL");

        other.propose(0, Side.SELL, of("100"), of("102"), of("96"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said("place")).singleElement().asString().startsWith("place 0 SELL MARKET ");
    }

    @Test
    void shouldNotCloseOnSignalOfTheSameSide() {
        final CoreScript script =
                script("signal.closeOnOpposite", "true").started().longOpen().quietly();
        other.propose(0, Side.BUY, of("100"), of("98"), of("104"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said("place")).isEmpty();
    }

    @Test
    void shouldEnterTheBetterOfTwoOnOneBar() {
        final CoreScript script = script().started();
        script.strategy.propose(0, Side.BUY, of("100"), of("98"), of("103"));
        other.propose(0, Side.BUY, of("100"), of("98"), of("104"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 EXECUTING", "signal 1 BLOCKED POSITION_OWNED");
    }

    private CoreScript script(String... keysAndValues) {
        final ScriptedStrategy first = new ScriptedStrategy();
        first.second = other;
        return new CoreScript(first, keysAndValues);
    }
}
