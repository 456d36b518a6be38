package io.escapement.runtime.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.runtime.thread.WaitKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboundRingTest {
    private static final int SLOTS = 64;

    private final Recorder recorder = new Recorder();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final InboundRing ring = new InboundRing(SLOTS, WaitKind.BLOCKING, Thread::new, recorder, failures::add);

    @AfterEach
    void stop() {
        ring.close();
    }

    @Test
    void shouldDeliverMessagesAndMarksInOneOrder() throws InterruptedException {
        publish(1);
        ring.publishBarrier(77);
        publish(2);
        ring.start();
        assertThat(recorder.await(3)).containsExactly("input 1", "barrier 77", "input 2");
    }

    @Test
    void shouldRefuseMarketDataButNeverTheRestWhenSevenEighthsAreFull() throws InterruptedException {
        // Nothing is consumed yet: the first seven eighths take market data, the last eighth does not.
        int accepted = 0;
        while (ring.claim(InputPriority.MARKET, 1) != InboundPort.REFUSED) {
            ring.length(accepted, Integer.BYTES);
            ring.slot(accepted).putInt(0, accepted);
            ring.publish(accepted, 1);
            accepted++;
        }
        assertThat(accepted).isEqualTo(SLOTS - SLOTS / 8);
        assertThat(ring.refused()).isEqualTo(1);

        for (int i = 0; i < SLOTS / 8; i++) {
            publish(1000 + i);
        }
        ring.start();
        assertThat(recorder.await(SLOTS)).endsWith("input 1006", "input 1007").hasSize(SLOTS);
    }

    @Test
    void shouldKeepMessagesOfOneClaimTogether() throws InterruptedException {
        final Thread other = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                publish(1);
            }
        });
        ring.start();
        other.start();
        for (int i = 0; i < 100; i++) {
            final long first = ring.claim(InputPriority.ESSENTIAL, 3);
            for (long slot = first; slot < first + 3; slot++) {
                ring.slot(slot).putInt(0, 500 + (int) (slot - first));
                ring.length(slot, Integer.BYTES);
            }
            ring.publish(first, 3);
        }
        other.join();
        final List<String> seen = recorder.await(500);
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).equals("input 500")) {
                assertThat(seen.subList(i, i + 3)).containsExactly("input 500", "input 501", "input 502");
            }
        }
    }

    @Test
    void shouldTellOnceAndApplyNothingMoreWhenTheConsumerThrows() throws InterruptedException {
        recorder.failOn = 2;
        publish(1);
        publish(2);
        publish(3);
        ring.start();
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (failures.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("planted"));
        assertThat(recorder.snapshot()).containsExactly("input 1");
    }

    @Test
    void shouldLetProducersGoWhenTheConsumerIsDead() throws InterruptedException {
        recorder.failOn = 1;
        publish(1);
        ring.start();
        final Thread producer = new Thread(() -> {
            for (int i = 2; i < 3 * SLOTS; i++) {
                publish(i);
            }
        });
        producer.start();
        producer.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(producer.isAlive()).isFalse();
    }

    private void publish(int value) {
        final long slot = ring.claim(InputPriority.ESSENTIAL, 1);
        ring.slot(slot).putInt(0, value);
        ring.length(slot, Integer.BYTES);
        ring.publish(slot, 1);
    }

    private static final class Recorder implements InputConsumer {
        private final List<String> seen = new ArrayList<>();
        private int failOn = -1;

        @Override
        public void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length) {
            if (buffer.getInt(offset) == failOn) {
                throw new IllegalStateException("planted");
            }
            add("input " + buffer.getInt(offset));
        }

        @Override
        public void onBarrier(long token) {
            add("barrier " + token);
        }

        @Override
        public void onPulse(long arrivalNanos) {
            add("pulse");
        }

        @Override
        public void onBatchEnd(long depth) {
            // Not recorded: batches depend on timing.
        }

        private synchronized void add(String what) {
            seen.add(what);
            notifyAll();
        }

        private synchronized List<String> snapshot() {
            return List.copyOf(seen);
        }

        private synchronized List<String> await(int count) throws InterruptedException {
            final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (seen.size() < count && System.nanoTime() < deadline) {
                wait(10);
            }
            return List.copyOf(seen);
        }
    }
}
