package io.escapement.gateway.bybit.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.session.VenueClock;
import org.junit.jupiter.api.Test;

/** Receive window 5 ns and lag 1 ns: absence is proved once more than 6 ns have passed. */
class RecentPlacementsTest {
    private final VenueClock clock = new VenueClock();
    private final RecentPlacements placements;

    RecentPlacementsTest() {
        clock.stamp(100);
        placements = new RecentPlacements(7, clock, new OrderTimes(50, 5, 1, -1, true));
    }

    @Test
    void shouldProveAtOnceWhenOrderWasNeverWritten() {
        assertThat(placements.isAbsenceProof(order(7, 1))).isTrue();
    }

    @Test
    void shouldProveNothingWhileOrderWaitsToBeSent() {
        final SentCommand order = order(7, 1);
        placements.stage(order);

        assertThat(placements.isAbsenceProof(order)).isFalse();
        placements.remove(order);
        assertThat(placements.isAbsenceProof(order)).isTrue();
    }

    @Test
    void shouldWaitForWindowAndLagWhenOrderMayHaveArrived() {
        final SentCommand order = order(7, 1);
        order.sentTimeNs = 200;
        placements.add(order);

        clock.stamp(206);
        assertThat(placements.isAbsenceProof(order)).isFalse();
        clock.stamp(207);
        assertThat(placements.isAbsenceProof(order)).isTrue();
    }

    @Test
    void shouldCountFromTheStartOfThisRunWhenOrderIsOfAnEarlierOne() {
        clock.stamp(106);
        assertThat(placements.isAbsenceProof(order(6, 1))).isFalse();
        clock.stamp(107);
        assertThat(placements.isAbsenceProof(order(6, 1))).isTrue();
    }

    private static SentCommand order(int epoch, long sequence) {
        final SentCommand order = new SentCommand();
        order.kind = CommandKind.PLACE;
        order.epoch = epoch;
        order.sequence = sequence;
        return order;
    }
}
