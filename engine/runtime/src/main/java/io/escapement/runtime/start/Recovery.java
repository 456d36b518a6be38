package io.escapement.runtime.start;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.core.TradingCore;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * Rebuilds the core's state by applying every journaled input again.
 *
 * <p>What the core says is compared with "out"; what is missing there, because the run died between the two streams, is
 * appended, so that the journal stays complete. Nothing is sent: commands of the dead run without an outcome are for
 * the core to ask about.
 */
public final class Recovery implements OutputPort, AutoCloseable {
    private static final int PROGRESS_EVERY = 100_000;

    private final Journal journal;
    private final JournalView view;
    private final JournalReader outputs;
    private final long recordedCause;
    private final int recordedIndex;
    private final FillCoverage fills = new FillCoverage();
    private final KnownInstruments instruments = new KnownInstruments();
    private long lastTimeNs;
    private long filled;
    private final SwitchingPort port = new SwitchingPort(this);

    /**
     * A recovery from a journal that is open for appending.
     *
     * @param journal of the dead run
     */
    public Recovery(Journal journal) {
        this.journal = journal;
        this.view = journal.view();
        this.outputs = view.outputs();
        this.recordedCause = journal.lastOutputCause();
        this.recordedIndex = journal.lastOutputIndex();
    }

    /**
     * Applies all inputs.
     *
     * @param core fresh, with {@link #port} as its output port
     * @param progress told the sequence now and then
     * @return inputs applied
     * @throws JournalException if the journal is damaged or the core says something else than the dead run did
     * @throws PoisonedInputException if the core can't be given one of the inputs
     */
    public long replay(TradingCore core, LongConsumer progress) {
        try (JournalReader inputs = view.inputs()) {
            long last = 0;
            while (inputs.next()) {
                last = inputs.sequence();
                final DirectBuffer buffer = inputs.buffer();
                lastTimeNs = Math.max(
                        lastTimeNs,
                        buffer.getLong(inputs.offset() + MessageHeaderDecoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN));
                fills.onInput(buffer, inputs.offset(), lastTimeNs);
                instruments.onInput(buffer, inputs.offset());
                apply(core, inputs);
                if (last % PROGRESS_EVERY == 0) {
                    progress.accept(last);
                }
            }
            if (outputs.next() && isRecorded(outputs.sequence(), outputs.index())) {
                throw different(outputs.sequence(), outputs.index());
            }
            return last;
        }
    }

    private static void apply(TradingCore core, JournalReader inputs) {
        try {
            core.onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
        } catch (final JournalException e) {
            throw e;
        } catch (final RuntimeException e) {
            throw new PoisonedInputException(inputs.sequence(), e);
        }
    }

    /**
     * The core's output port: this recovery first, the live loop once {@link #handOver} was called.
     *
     * @return stays the same object for the core's whole life
     */
    public OutputPort port() {
        return port;
    }

    /**
     * From now on outputs go to the live loop.
     *
     * @param live takes them
     */
    public void handOver(OutputPort live) {
        port.switchTo(live);
    }

    /**
     * Engine time of the last input.
     *
     * @return ns since the epoch, 0 if the journal was empty
     */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    /**
     * Until when every execution of the account is among the inputs.
     *
     * @return ns since the epoch, 0 if the account was never reconciled
     */
    public long fillsUntilNs() {
        return fills.untilNs();
    }

    /**
     * Instruments of the journal, in the order of their ids.
     *
     * @return venue symbols; empty if the journal was
     */
    public List<String> symbols() {
        return instruments.symbols();
    }

    /**
     * Those of them that had left the universe.
     *
     * @return venue symbols
     */
    public Set<String> departedSymbols() {
        return instruments.departed();
    }

    /**
     * Outputs that the dead run had not written.
     *
     * @return a count
     */
    public long filled() {
        return filled;
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        if (isRecorded(cause, index)) {
            compare(cause, index, buffer, offset, length);
        } else {
            journal.appendOutput(cause, index, buffer, offset, length);
            filled++;
        }
    }

    /** Whether the dead run had written it; what comes later is appended here. */
    private boolean isRecorded(long cause, int index) {
        return cause < recordedCause || (cause == recordedCause && index <= recordedIndex);
    }

    private void compare(long cause, int index, DirectBuffer buffer, int offset, int length) {
        final boolean same = outputs.next()
                && outputs.sequence() == cause
                && outputs.index() == index
                && outputs.length() == length
                && equal(buffer, offset, outputs.buffer(), outputs.offset(), length);
        if (!same) {
            throw different(cause, index);
        }
    }

    private JournalException different(long cause, int index) {
        return new JournalException("recovery says something else than the run did: directory=" + journal.directory()
                + " cause=" + cause + " index=" + index
                + "; look with ./run.sh journal replay --verify, then start in a new directory and reconcile");
    }

    private static boolean equal(DirectBuffer a, int aOffset, DirectBuffer b, int bOffset, int length) {
        for (int i = 0; i < length; i++) {
            if (a.getByte(aOffset + i) != b.getByte(bOffset + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        view.close();
    }
}
