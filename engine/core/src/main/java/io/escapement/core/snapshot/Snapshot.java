package io.escapement.core.snapshot;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.SnapshotBeginDecoder;
import io.escapement.codecs.sbe.SnapshotBeginEncoder;
import io.escapement.codecs.sbe.SnapshotEndDecoder;
import io.escapement.codecs.sbe.SnapshotEndEncoder;
import io.escapement.core.hash.Hash64;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A whole snapshot: begin record, sections, end record. One that exists as an object is whole: its end was there and its
 * content hash matched.
 */
public final class Snapshot {
    /** What of the end record goes into its own hash: all before it. */
    private static final int END_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + SnapshotEndEncoder.contentHashEncodingOffset();

    private final SnapshotRecords records;
    private final SnapshotHeader header;

    private Snapshot(SnapshotRecords records, SnapshotHeader header) {
        this.records = records;
        this.header = header;
    }

    /**
     * Saves.
     *
     * @param header which state it is
     * @param state saved section by section
     * @return the snapshot
     */
    public static Snapshot save(SnapshotHeader header, Persistent state) {
        final SnapshotRecords records = new SnapshotRecords();
        final UnsafeBuffer record = new UnsafeBuffer(new byte[SnapshotRecords.MAX_LENGTH]);
        final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
        final SnapshotBeginEncoder begin = new SnapshotBeginEncoder().wrapAndApplyHeader(record, 0, messageHeader);
        begin.engineTimeNs(header.engineTimeNs())
                .sequence(header.sequence())
                .stateHash(header.stateHash())
                .inputHash(header.inputHash())
                .instance(header.instance())
                .commit(header.commit())
                .configurationHash(header.configurationHash())
                .modelHash(header.modelHash())
                .featureLayoutHash(header.featureLayoutHash())
                .layoutVersion(header.layoutVersion());
        records.append(record, 0, MessageHeaderEncoder.ENCODED_LENGTH + begin.encodedLength());
        state.persist(new StateWriter(records, header.layoutVersion()));
        long hash = Hash64.SEED;
        int count = 0;
        for (records.rewind(); records.next(); count++) {
            hash = SnapshotRecords.hashOf(hash, records.buffer(), records.offset(), records.length());
        }
        final SnapshotEndEncoder end = new SnapshotEndEncoder().wrapAndApplyHeader(record, 0, messageHeader);
        end.records(count);
        end.contentHash(SnapshotRecords.hashOf(hash, record, 0, END_LENGTH));
        records.append(record, 0, MessageHeaderEncoder.ENCODED_LENGTH + end.encodedLength());
        return new Snapshot(records, header);
    }

    /**
     * Takes up kept bytes and checks that they are whole.
     *
     * @param bytes of {@link #toBytes}; not copied
     * @return the snapshot, nothing restored yet
     * @throws SnapshotException if they are damaged, cut or of a newer version
     */
    public static Snapshot of(byte[] bytes) {
        final SnapshotRecords records = new SnapshotRecords(bytes);
        final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
        final SnapshotHeader header = header(records, messageHeader);
        final SnapshotEndDecoder end = new SnapshotEndDecoder();
        long hash = Hash64.SEED;
        int count = 0;
        for (records.rewind(); records.next(); count++) {
            messageHeader.wrap(records.buffer(), records.offset());
            if (messageHeader.templateId() == SnapshotEndDecoder.TEMPLATE_ID) {
                end.wrapAndApplyHeader(records.buffer(), records.offset(), messageHeader);
                hash = SnapshotRecords.hashOf(hash, records.buffer(), records.offset(), END_LENGTH);
                if (end.records() != count || end.contentHash() != hash || records.next()) {
                    throw new SnapshotException("snapshot damaged: its content does not match its hash");
                }
                return new Snapshot(records, header);
            }
            hash = SnapshotRecords.hashOf(hash, records.buffer(), records.offset(), records.length());
        }
        throw new SnapshotException("snapshot damaged: it has no end");
    }

    /**
     * Which state it is.
     *
     * @return as saved
     */
    public SnapshotHeader header() {
        return header;
    }

    /**
     * Loads into fresh objects. After a failure they are half loaded and must not be used.
     *
     * @param state sections in the order in which they were saved
     * @throws SnapshotException if it does not fit them
     */
    public void restore(Persistent state) {
        records.rewind();
        records.next();
        state.persist(new StateReader(records, header.layoutVersion()));
        final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
        records.next();
        messageHeader.wrap(records.buffer(), records.offset());
        if (messageHeader.templateId() != SnapshotEndDecoder.TEMPLATE_ID) {
            throw new SnapshotException(
                    "snapshot holds more sections than this build reads; use the version that wrote it");
        }
    }

    /**
     * What to keep of it.
     *
     * @return for {@link #of}
     */
    public byte[] toBytes() {
        return records.toBytes();
    }

    /**
     * Its length.
     *
     * @return in bytes
     */
    public int size() {
        return records.size();
    }

    private static SnapshotHeader header(SnapshotRecords records, MessageHeaderDecoder messageHeader) {
        if (!records.next()) {
            throw new SnapshotException("snapshot damaged: it is empty");
        }
        messageHeader.wrap(records.buffer(), records.offset());
        if (messageHeader.templateId() != SnapshotBeginDecoder.TEMPLATE_ID
                || messageHeader.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new SnapshotException("not a snapshot: it does not begin as one");
        }
        if (messageHeader.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new SnapshotException("snapshot was written by a newer version: schema=" + messageHeader.version()
                    + ", known up to " + MessageHeaderDecoder.SCHEMA_VERSION + "; use the version that wrote it");
        }
        final SnapshotBeginDecoder begin =
                new SnapshotBeginDecoder().wrapAndApplyHeader(records.buffer(), records.offset(), messageHeader);
        return new SnapshotHeader(
                begin.engineTimeNs(),
                begin.sequence(),
                begin.stateHash(),
                begin.inputHash(),
                begin.instance(),
                begin.commit(),
                begin.configurationHash(),
                begin.modelHash(),
                begin.featureLayoutHash(),
                begin.layoutVersion());
    }
}
