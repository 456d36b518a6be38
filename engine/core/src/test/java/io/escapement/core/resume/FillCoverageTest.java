package io.escapement.core.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateEncoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.ReconciliationEndEncoder;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.TimeTickEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class FillCoverageTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FillCoverage coverage = new FillCoverage();

    @Test
    void shouldGoOnWithTheInputsWhileReconciledAndConnected() {
        runStart(1);
        connection(2, Channel.PRIVATE, LinkState.UP);
        assertThat(coverage.untilNs()).isZero();
        reconciled(3, Bool.YES);
        tick(4);
        connection(5, Channel.PUBLIC, LinkState.DOWN);
        assertThat(coverage.untilNs()).isEqualTo(5);
    }

    @Test
    void shouldStandStillFromALossUntilTheNextCompleteReconciliation() {
        runStart(1);
        connection(2, Channel.PRIVATE, LinkState.UP);
        reconciled(3, Bool.YES);
        connection(4, Channel.PRIVATE, LinkState.DOWN);
        tick(5);
        connection(6, Channel.PRIVATE, LinkState.UP);
        reconciled(7, Bool.NO);
        tick(8);
        assertThat(coverage.untilNs()).isEqualTo(3);
        reconciled(9, Bool.YES);
        assertThat(coverage.untilNs()).isEqualTo(9);
    }

    @Test
    void shouldAddNothingWhenARunDiedWhileItStarted() {
        runStart(1);
        connection(2, Channel.PRIVATE, LinkState.UP);
        reconciled(3, Bool.YES);
        runStart(100);
        connection(101, Channel.PRIVATE, LinkState.UP);
        tick(102);
        assertThat(coverage.untilNs()).isEqualTo(3);
    }

    private void runStart(long timeNs) {
        new RunStartEncoder().wrapAndApplyHeader(buffer, 0, header);
        coverage.onInput(buffer, 0, timeNs);
    }

    private void tick(long timeNs) {
        new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, header);
        coverage.onInput(buffer, 0, timeNs);
    }

    private void connection(long timeNs, Channel channel, LinkState state) {
        new ConnectionStateEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .channel(channel)
                .state(state);
        coverage.onInput(buffer, 0, timeNs);
    }

    private void reconciled(long timeNs, Bool complete) {
        new ReconciliationEndEncoder().wrapAndApplyHeader(buffer, 0, header).complete(complete);
        coverage.onInput(buffer, 0, timeNs);
    }
}
