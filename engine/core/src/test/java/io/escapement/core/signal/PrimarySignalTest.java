package io.escapement.core.signal;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.guard.PrimarySignal;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.script.InputWriter;
import io.escapement.core.strategy.Proposal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tick is 0.1. */
class PrimarySignalTest {
    private final SignalTable signals = new SignalTable(64, 1);
    private final InstrumentTable instruments = new InstrumentTable(1);
    private final PrimarySignal gate = new PrimarySignal(signals, instruments);
    private long id;

    @BeforeEach
    void shouldKnowTheTick() {
        final InputWriter in = new InputWriter();
        in.instrument(0, 0, "AAAUSDT", "0.1", "0.01", InstrumentStatus.TRADING);
        instruments.onDefinition(
                new InstrumentDefinitionDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
    }

    @Test
    void shouldPassWithStopAndTargetOnTheirSides() {
        assertThat(passes(Side.BUY, "100", "98", "104", null)).isTrue();
        assertThat(passes(Side.SELL, "100", "102", "96", null)).isTrue();
    }

    @Test
    void shouldBlockWhenAPriceIsNotPositive() {
        assertThat(passes(Side.SELL, "0", "102", "-4", null)).isFalse();
        assertThat(passes(Side.BUY, "0", "98", "104", null)).isFalse();
        assertThat(passes(Side.SELL, "0", "102", "96", null)).isFalse();
        assertThat(passes(Side.BUY, "-1", "98", "104", null)).isFalse();
        assertThat(passes(Side.BUY, null, "98", "104", null)).isFalse();
        assertThat(passes(Side.SELL, null, "102", "96", null)).isFalse();
        assertThat(passes(Side.BUY, "0", "-2", "4", null)).isFalse();
        assertThat(passes(Side.BUY, "100", "0", "104", null)).isFalse();
        assertThat(passes(Side.SELL, "100", "102", "0", null)).isFalse();
    }

    @Test
    void shouldBlockWhenTheTargetIsOnTheOtherSide() {
        assertThat(passes(Side.BUY, "100", "102", "96", null)).isFalse();
        assertThat(passes(Side.SELL, "100", "98", "104", null)).isFalse();
    }

    @Test
    void shouldBlockWhenStopOrTargetIsLessThanATickAway() {
        assertThat(passes(Side.BUY, "100", "99.9", "100.1", null)).isTrue();
        assertThat(passes(Side.BUY, "100", "99.95", "104", null)).isFalse();
        assertThat(passes(Side.BUY, "100", "98", "100.05", null)).isFalse();
        assertThat(passes(Side.BUY, "100", "101", "104", null)).isFalse();
        assertThat(passes(Side.SELL, "100", "99", "96", null)).isFalse();
    }

    @Test
    void shouldBlockWhenTheFirstTargetIsNotBetweenEntryAndTarget() {
        assertThat(passes(Side.BUY, "100", "98", "104", "102")).isTrue();
        assertThat(passes(Side.BUY, "100", "98", "104", "104")).isTrue();
        assertThat(passes(Side.BUY, "100", "98", "104", "104.1")).isFalse();
        assertThat(passes(Side.BUY, "100", "98", "104", "100.05")).isFalse();
        assertThat(passes(Side.BUY, "100", "98", "104", "99")).isFalse();
        assertThat(passes(Side.SELL, "100", "102", "96", "98")).isTrue();
        assertThat(passes(Side.SELL, "100", "102", "96", "95.9")).isFalse();
        assertThat(passes(Side.SELL, "100", "102", "96", "101")).isFalse();
    }

    private boolean passes(Side side, String entry, String stop, String target, String first) {
        final Proposal proposal = new Proposal();
        final long from = entry == null ? FixedPoint.NULL : of(entry);
        proposal.set(8, 0, 15, side, 0, from, of(stop), of(target), 0.5, 2, 1);
        proposal.firstTarget(first == null ? FixedPoint.NULL : of(first));
        return gate.allows(signals.allocate(proposal, ++id), 0, new Verdict());
    }
}
