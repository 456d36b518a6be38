package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeAllocationTest {
    private static final int ROUNDS = 5_000;

    private final Decoding decoding = new Decoding();

    @Test
    void shouldAllocateNothingWhenWarm() {
        final List<byte[]> frames = new ArrayList<>();
        for (final String frame : Samples.DATA_FRAMES) {
            frames.add(frame.getBytes(StandardCharsets.UTF_8));
            frames.add(" ".concat(frame).getBytes(StandardCharsets.UTF_8));
        }
        frames.add(Samples.TRADE_ACK.getBytes(StandardCharsets.UTF_8));
        frames.add(Samples.TICKER.substring(0, 100).getBytes(StandardCharsets.UTF_8));
        decodeAll(frames);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before =
                threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        decodeAll(frames);
        final long allocated =
                threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        // Asking allocates a little itself; one object a frame would be millions of bytes.
        assertThat(allocated).isLessThan(1_000);
    }

    private void decodeAll(List<byte[]> frames) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < frames.size(); i++) {
                decoding.port.clear();
                decoding.frames.onFrame(frames.get(i), 0, frames.get(i).length);
            }
        }
    }
}
