package io.escapement.gateway.bybit.harness;

import io.escapement.codecs.text.MessageNames;
import io.escapement.codecs.text.MessagePrinter;
import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine's side of the ports: records inputs as JSON lines and lets a test react to them with commands.
 *
 * <p>One thread stands for ring, business thread and sender; inputs and barriers pass it in order. Slots are filled with
 * 0xFF beforehand, so that a field nobody wrote shows.
 */
public final class RecordingEngine implements InboundPort, AutoCloseable {
    /** What a test does about an input. */
    @FunctionalInterface
    public interface Reaction {
        /** One input. @param sequence from 1 @param json the input @param sink for commands */
        void onInput(long sequence, String json, CommandSink sink);
    }

    private static final long DEADLINE_SECONDS = 10;
    private static final int SLOT_LENGTH = 1_024;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<Long, UnsafeBuffer> claimed = new HashMap<>();
    private final Map<Long, Integer> lengths = new HashMap<>();
    private final MessagePrinter printer;
    private long next;
    private long sequence;
    private volatile CommandSink sink;
    private volatile Reaction reaction = (at, json, commands) -> {};

    /** All inputs as JSON lines. */
    public final List<String> inputs = new CopyOnWriteArrayList<>();

    /** When true, market data is refused. */
    public volatile boolean full;

    /** An engine without inputs. @param names print instruments */
    public RecordingEngine(MessageNames names) {
        printer = new MessagePrinter(names);
    }

    /** Connects the way back. @param commands of the gateway */
    public void connect(CommandSink commands) {
        sink = commands;
    }

    /** Sets what is done about inputs. @param value called on the engine's thread */
    public void react(Reaction value) {
        reaction = value;
    }

    /** Sends a command. @param command encoded @param cause sequence */
    public void command(Commands.Encoded command, long cause) {
        thread.execute(() -> sink.onCommand(command.buffer(), 0, command.length(), cause, 0));
    }

    @Override
    public synchronized long claim(InputPriority priority, int count) {
        if (full && priority == InputPriority.MARKET) {
            return REFUSED;
        }
        final long first = next;
        for (int i = 0; i < count; i++) {
            final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
            slot.setMemory(0, SLOT_LENGTH, (byte) 0xFF);
            claimed.put(next++, slot);
        }
        return first;
    }

    @Override
    public boolean isRelaxed() {
        return !full;
    }

    @Override
    public synchronized MutableDirectBuffer slot(long slot) {
        return claimed.get(slot);
    }

    @Override
    public synchronized void length(long slot, int length) {
        lengths.put(slot, length);
    }

    @Override
    public synchronized void publish(long first, int count) {
        for (long slot = first; slot < first + count; slot++) {
            final UnsafeBuffer buffer = claimed.remove(slot);
            if (lengths.remove(slot) > MAX_MESSAGE_LENGTH) {
                throw new IllegalStateException("message too long");
            }
            thread.execute(() -> apply(buffer));
        }
    }

    @Override
    public void publishBarrier(long token) {
        thread.execute(() -> sink.onBarrier(token));
    }

    /** Waits for a state of things. @param what for the message @param holds tried until true */
    public static void await(String what, BooleanSupplier holds) {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Waits for an input. @param part of its JSON @return the first that holds the part */
    public String awaitInput(String part) {
        await("input with " + part + " among " + inputs, () -> inputs.stream().anyMatch(line -> line.contains(part)));
        return inputs.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    /** Waits until there are so many inputs. @param count of them, at least */
    public void awaitInputs(int count) {
        await(count + " inputs, now " + inputs, () -> inputs.size() >= count);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void apply(UnsafeBuffer buffer) {
        final String json = printer.toJson(buffer, 0);
        inputs.add(json);
        reaction.onInput(++sequence, json, sink);
    }
}
