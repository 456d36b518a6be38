package io.escapement.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = new World(1_000);
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    private void note(String text) {
        log.add(world.clock().elapsedNanos() + " " + text);
    }

    private void pass(long nanos) {
        world.runUntil(() -> false, world.clock().nanoTime() + nanos);
    }

    @Test
    void shouldDoThingsWhenTheyAreDueAndInOrder() {
        world.agenda().after(20, () -> note("late"));
        world.agenda().after(10, () -> note("first"));
        world.agenda().after(10, () -> note("second"));
        world.newLoop().schedule(() -> note("loop"), 15, TimeUnit.NANOSECONDS);
        pass(30);
        assertThat(log).containsExactly("10 first", "10 second", "15 loop", "20 late");
        assertThat(world.clock().elapsedNanos()).isEqualTo(30);
    }

    @Test
    void shouldLetAWorkerWaitInVirtualTime() {
        final ExecutorService worker = world.newWorker("test");
        worker.execute(() -> {
            try {
                note("begins");
                assertThat(world.await(() -> false, 100)).isFalse();
                note("goes on");
            } catch (final InterruptedException e) {
                note("interrupted");
            }
        });
        world.agenda().after(50, () -> note("meanwhile"));
        pass(200);
        assertThat(log).containsExactly("0 begins", "50 meanwhile", "100 goes on");
    }

    @Test
    void shouldHandALockFromWorkerToWorker() {
        final Lock lock = world.newLock();
        for (final String name : List.of("a", "b")) {
            world.newWorker(name).execute(() -> {
                lock.lock();
                try {
                    note(name + " in");
                    world.await(() -> false, 10);
                    note(name + " out");
                } catch (final InterruptedException e) {
                    note("interrupted");
                } finally {
                    lock.unlock();
                }
            });
        }
        pass(100);
        assertThat(log).containsExactly("0 a in", "10 a out", "10 b in", "20 b out");
    }

    @Test
    void shouldInterruptAWorkerThatIsShutDown() throws InterruptedException {
        final ExecutorService worker = world.newWorker("test");
        worker.execute(() -> {
            try {
                world.await(() -> false, Long.MAX_VALUE);
            } catch (final InterruptedException e) {
                note("interrupted");
            }
        });
        pass(5);
        worker.shutdownNow();
        assertThat(worker.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
        assertThat(log).containsExactly("5 interrupted");
    }

    @Test
    void shouldEndAKilledWorkerWhereItStands() {
        final ExecutorService worker = world.newWorker("test");
        worker.execute(() -> {
            try {
                world.await(() -> false, Long.MAX_VALUE);
                note("never");
            } catch (final InterruptedException e) {
                note("never");
            } finally {
                note("on the way out");
            }
        });
        pass(5);
        world.kill(worker);
        pass(5);
        assertThat(log).containsExactly("5 on the way out");
        assertThat(worker.isTerminated()).isTrue();
    }

    @Test
    void shouldFailWhenAWorkerFails() {
        world.newWorker("test").execute(() -> {
            throw new IllegalArgumentException("broken");
        });
        assertThatIllegalStateException().isThrownBy(() -> pass(1)).withMessageContaining("broken");
    }
}
