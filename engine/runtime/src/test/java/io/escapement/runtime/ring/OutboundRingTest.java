package io.escapement.runtime.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OutboundRingTest {
    private final OutboundRing ring = new OutboundRing(1024);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[64]);
    private final List<String> seen = new ArrayList<>();
    private final OutboundRing.Consumer consumer = new OutboundRing.Consumer() {
        @Override
        protected void onCommand(
                long arrivalNanos, long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
            seen.add(arrivalNanos + " " + causeSequence + "/" + index + " " + buffer.getLong(offset) + " " + length);
        }

        @Override
        protected void onBarrier(long token) {
            seen.add("barrier " + token);
        }
    };

    @Test
    void shouldCarryCommandsWithTheirCauseAndBarriersBehindThem() {
        message.putLong(8, 4711);
        ring.publishCommand(123, 9, 2, message, 8, 16);
        ring.publishBarrier(55);
        assertThat(ring.drain(consumer, 10)).isEqualTo(2);
        assertThat(seen).containsExactly("123 9/2 4711 16", "barrier 55");
        assertThat(ring.size()).isZero();
    }

    @Test
    void shouldFailInsteadOfWaitingWhenItIsFull() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        ring.publishCommand(0, i, 0, message, 0, 64);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outbound ring full");
    }
}
