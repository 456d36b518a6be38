package io.escapement.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.ring.OutboundRing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CommandSenderTest {
    private static final int RING_BYTES = 1024;

    private final OutboundRing ring = new OutboundRing(RING_BYTES);
    private final ArrayDeque<Runnable> eventLoop = new ArrayDeque<>();
    private final List<Long> heard = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final CommandSender sender =
            new CommandSender(ring, new Recorder(), eventLoop::add, new LatencyRecorder(), failures::add);
    private long failOn = Long.MIN_VALUE;

    @Test
    void shouldHandOverWhatLiesBehindTheEndOfTheRingsMemory() {
        // 72 bytes a turn do not divide the ring: its end falls between the two, or into the larger one.
        final UnsafeBuffer message = new UnsafeBuffer(new byte[28]);
        final List<Long> expected = new ArrayList<>();
        for (long token = 0; token < 200; token++) {
            ring.publishCommand(0, -token, 0, message, 0, message.capacity());
            ring.publishBarrier(token);
            expected.add(-token);
            expected.add(token);
            sender.wake();
            runEventLoop();

            assertThat(heard).isEqualTo(expected);
        }
    }

    @Test
    void shouldTakeTurnsWhenMoreIsWaitingThanABatch() {
        final OutboundRing large = new OutboundRing(1 << 16);
        final CommandSender busy =
                new CommandSender(large, new Recorder(), eventLoop::add, new LatencyRecorder(), failures::add);
        for (long token = 0; token < 1_000; token++) {
            large.publishBarrier(token);
            busy.wake();
        }

        assertThat(eventLoop).hasSize(1);
        runEventLoop();
        assertThat(heard).hasSize(1_000);
    }

    @Test
    void shouldEndTheRunAndSendNothingMoreWhenACommandCanNotBeHandedOver() {
        failOn = 2;
        publishCommands(1, 4);
        sender.wake();
        runEventLoop();

        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("planted"));
        assertThat(heard).containsExactly(1L);
        assertThat(ring.size()).as("the ring is emptied all the same").isZero();
    }

    @Test
    void shouldSendOnlyTheLastCommandWhenStopped() {
        publishCommands(1, 3);
        sender.wake();
        sender.stop(new UnsafeBuffer(new byte[20]), 20);
        publishCommands(4, 5);
        sender.wake();
        runEventLoop();

        assertThat(heard).as("the cause of the last one is none").containsExactly(0L);
        assertThat(failures).isEmpty();
    }

    private void publishCommands(long first, long last) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[20]);
        for (long cause = first; cause <= last; cause++) {
            ring.publishCommand(0, cause, 0, message, 0, message.capacity());
        }
    }

    private void runEventLoop() {
        while (!eventLoop.isEmpty()) {
            eventLoop.remove().run();
        }
    }

    private final class Recorder implements CommandSink {
        @Override
        public void onCommand(DirectBuffer buffer, int offset, int length, long causeSequence, int index) {
            if (causeSequence == failOn) {
                throw new IllegalStateException("planted");
            }
            heard.add(causeSequence);
        }

        @Override
        public void onBarrier(long token) {
            heard.add(token);
        }
    }
}
