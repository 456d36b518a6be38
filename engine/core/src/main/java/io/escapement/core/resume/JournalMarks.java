package io.escapement.core.resume;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.SnapshotRecords;
import io.escapement.core.snapshot.StateIo;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * How far the inputs of a journal have been read, and what they say to an engine that resumes it: the time reached, the
 * instruments and their ids, until when all executions are known.
 */
public final class JournalMarks implements Persistent {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final FillCoverage fills = new FillCoverage();
    private final KnownInstruments instruments = new KnownInstruments();
    private long sequence;
    private long lastTimeNs;
    private long inputHash;

    /**
     * The next input.
     *
     * @param inputSequence its number
     * @param buffer holds it
     * @param offset of the header
     * @param length of header and message in bytes
     */
    public void onInput(long inputSequence, DirectBuffer buffer, int offset, int length) {
        sequence = inputSequence;
        // Every input starts with its receive time.
        final long stamp = buffer.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH, ORDER);
        lastTimeNs = Math.max(lastTimeNs, stamp);
        inputHash = SnapshotRecords.hashOf(Hash64.SEED, buffer, offset, length);
        fills.onInput(buffer, offset, lastTimeNs);
        instruments.onInput(buffer, offset);
    }

    /**
     * Number of the last input read.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Latest receive time of all inputs.
     *
     * @return ns since the epoch, 0 before the first
     */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    /**
     * Hash of the bytes of the last input, which tells journals apart.
     *
     * @return as {@link SnapshotRecords#hashOf} from {@link Hash64#SEED}; 0 before the first
     */
    public long inputHash() {
        return inputHash;
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

    @Override
    public void persist(StateIo io) {
        sequence = io.i64(sequence);
        lastTimeNs = io.i64(lastTimeNs);
        inputHash = io.i64(inputHash);
        io.section("fills", 1, fills);
        io.section("instruments", 1, instruments);
    }
}
