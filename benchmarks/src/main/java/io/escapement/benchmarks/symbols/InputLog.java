package io.escapement.benchmarks.symbols;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.runtime.ring.InputConsumer;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/** What arrives behind the ring, and the core behind that; can be slowed down. Business thread, readers elsewhere. */
final class InputLog implements InputConsumer {
    private static final int MAX_COMMANDS = 1 << 20;
    private static final long MAX_NANOS = 60_000_000_000L;

    final AtomicLong inputs = new AtomicLong();
    final AtomicLong wallets = new AtomicLong();
    final AtomicLong outputs = new AtomicLong();
    final AtomicLong depthMax = new AtomicLong();
    final AtomicReference<Throwable> fatal = new AtomicReference<>();

    /** From handing a cancel in to its outcome standing in the ring, ns. */
    final Histogram cancelAnswered = new ConcurrentHistogram(MAX_NANOS, 3);

    private final TradingCore core;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ConnectionStateDecoder connection = new ConnectionStateDecoder();
    private final RequestOutcomeDecoder outcome = new RequestOutcomeDecoder();
    private final long[] submitted = new long[MAX_COMMANDS];
    private final BitSet open = new BitSet();
    private final BitSet opened = new BitSet();
    private LongConsumer barriers = token -> {};
    private volatile long slowNanos;
    private long sequence;

    InputLog(CoreConfiguration configuration, int instruments) {
        core = new TradingCore(
                configuration, ModelLibrary.EMPTY, (cause, index, buffer, offset, length) -> outputs.getAndIncrement());
    }

    /** Where barriers go on. */
    void barriers(LongConsumer next) {
        barriers = next;
    }

    /** Every input takes at least so long from now on; 0 for no longer than it takes. */
    void slow(long nanos) {
        slowNanos = nanos;
    }

    /** A command is handed to the gateway now. */
    void onSubmitted(int number) {
        submitted[number] = System.nanoTime();
    }

    /** Instruments with a gap now. */
    int openGaps() {
        synchronized (open) {
            return open.cardinality();
        }
    }

    /** Instruments that had a gap since the last call, as a copy. */
    BitSet takeOpened() {
        synchronized (open) {
            final BitSet taken = (BitSet) opened.clone();
            opened.clear();
            return taken;
        }
    }

    void onFatal(Throwable cause) {
        fatal.compareAndSet(null, cause);
    }

    @Override
    public void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length) {
        final long until = System.nanoTime() + slowNanos;
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case ConnectionStateDecoder.TEMPLATE_ID ->
                onConnection(connection.wrapAndApplyHeader(buffer, offset, header));
            case RequestOutcomeDecoder.TEMPLATE_ID -> {
                outcome.wrapAndApplyHeader(buffer, offset, header);
                if (outcome.kind() == CommandKind.CANCEL) {
                    cancelAnswered.recordValue(
                            Math.min(MAX_NANOS, arrivalNanos - submitted[(int) outcome.commandSequence()]));
                }
            }
            case WalletUpdateDecoder.TEMPLATE_ID -> wallets.getAndIncrement();
            default -> {
                // The core's business.
            }
        }
        core.onInput(++sequence, buffer, offset, length);
        inputs.getAndIncrement();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void onBarrier(long token) {
        barriers.accept(token);
    }

    @Override
    public void onPulse(long arrivalNanos) {
        // Nobody asks.
    }

    @Override
    public void onBatchEnd(long depth) {
        if (depth > depthMax.get()) {
            depthMax.set(depth);
        }
    }

    private void onConnection(ConnectionStateDecoder state) {
        if (state.instrumentId() < 0) {
            return;
        }
        synchronized (open) {
            if (state.state() == LinkState.GAP_OPENED) {
                open.set(state.instrumentId());
                opened.set(state.instrumentId());
            } else if (state.state() == LinkState.GAP_CLOSED) {
                open.clear(state.instrumentId());
            }
        }
    }
}
