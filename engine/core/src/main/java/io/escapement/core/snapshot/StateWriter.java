package io.escapement.core.snapshot;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.SnapshotSectionEncoder;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Saves: values into records, as many as it takes. A section within a section lies in the outer one's records, its name
 * and version before it and its length behind it. No number is cut by the end of a record.
 */
final class StateWriter extends StateIo {
    /** Longest content of a record. */
    static final int CONTENT_LENGTH = SnapshotRecords.MAX_LENGTH
            - MessageHeaderEncoder.ENCODED_LENGTH
            - SnapshotSectionEncoder.BLOCK_LENGTH
            - SnapshotSectionEncoder.contentHeaderLength();

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final SnapshotRecords records;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[SnapshotRecords.MAX_LENGTH]);
    private final UnsafeBuffer content = new UnsafeBuffer(new byte[CONTENT_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SnapshotSectionEncoder section = new SnapshotSectionEncoder();
    private final int layoutVersion;
    private String outer;
    private int outerVersion;
    private String name;
    private int version;
    private int part;
    private int used;
    private long position;

    StateWriter(SnapshotRecords records, int layoutVersion) {
        this.records = records;
        this.layoutVersion = layoutVersion;
        this.version = layoutVersion;
    }

    @Override
    public boolean isReading() {
        return false;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public void section(String sectionName, int sectionVersion, Persistent inside) {
        if (outer == null) {
            outer = sectionName;
            outerVersion = sectionVersion;
            enter(sectionName, sectionVersion, inside);
            flush(Bool.YES);
            outer = null;
            part = 0;
        } else {
            final String before = name;
            final int versionBefore = version;
            text(sectionName);
            i32(sectionVersion);
            final long begin = position;
            enter(sectionName, sectionVersion, inside);
            i64(position - begin);
            name = before;
            version = versionBefore;
            return;
        }
        name = null;
        version = layoutVersion;
    }

    private void enter(String sectionName, int sectionVersion, Persistent inside) {
        name = sectionName;
        version = sectionVersion;
        inside.persist(this);
    }

    @Override
    public long i64(long value) {
        content.putLong(room(Long.BYTES), value, ORDER);
        return value;
    }

    @Override
    public int i32(int value) {
        content.putInt(room(Integer.BYTES), value, ORDER);
        return value;
    }

    @Override
    public byte i8(byte value) {
        content.putByte(room(Byte.BYTES), value);
        return value;
    }

    @Override
    String where() {
        return "saving section " + name;
    }

    private int room(int bytes) {
        if (outer == null) {
            throw new IllegalStateException("state outside of a section");
        }
        if (used + bytes > CONTENT_LENGTH) {
            flush(Bool.NO);
        }
        final int at = used;
        used += bytes;
        position += bytes;
        return at;
    }

    private void flush(Bool last) {
        section.wrapAndApplyHeader(record, 0, header)
                .name(outer)
                .version(outerVersion)
                .part(part++)
                .last(last)
                .putContent(content, 0, used);
        records.append(record, 0, MessageHeaderEncoder.ENCODED_LENGTH + section.encodedLength());
        used = 0;
    }
}
