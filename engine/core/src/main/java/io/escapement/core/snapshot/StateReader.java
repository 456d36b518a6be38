package io.escapement.core.snapshot;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.SnapshotSectionDecoder;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** Loads what {@link StateWriter} saved, and checks on the way that both speak of the same. */
final class StateReader extends StateIo {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final SnapshotRecords records;
    private final UnsafeBuffer content = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SnapshotSectionDecoder section = new SnapshotSectionDecoder();
    private final int layoutVersion;
    private String outer;
    private String name;
    private int version;
    private int part;
    private int at;
    private int length;
    private boolean last;
    private long position;

    /** Loads from the record behind the one that {@code records} stands at. */
    StateReader(SnapshotRecords records, int layoutVersion) {
        this.records = records;
        this.layoutVersion = layoutVersion;
        this.version = layoutVersion;
    }

    @Override
    public boolean isReading() {
        return true;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public void section(String sectionName, int sectionVersion, Persistent inside) {
        if (outer == null) {
            part = 0;
            outer = sectionName;
            name = sectionName;
            nextPart();
            enter(sectionName, section.version(), sectionVersion, inside);
            if (!last || at != length) {
                throw new SnapshotException(
                        where() + " holds more than this build reads; use the version that wrote it");
            }
            outer = null;
            name = null;
            version = layoutVersion;
            return;
        }
        final String before = name;
        final int versionBefore = version;
        final String found = text(null);
        if (!sectionName.equals(found)) {
            throw new SnapshotException(where() + ": section " + found + " was saved where " + sectionName
                    + " is expected; use the version that wrote it");
        }
        final int savedVersion = i32(0);
        final long begin = position;
        enter(sectionName, savedVersion, sectionVersion, inside);
        final long read = position - begin;
        final long saved = i64(0);
        if (saved != read) {
            throw new SnapshotException(where() + ": " + saved + " bytes were saved and " + read
                    + " were read; use the version that wrote it");
        }
        name = before;
        version = versionBefore;
    }

    private void enter(String sectionName, int saved, int present, Persistent inside) {
        name = sectionName;
        if (saved < 1 || saved > present) {
            throw new SnapshotException(
                    where() + " has version " + saved + ", known up to " + present + "; use the version that wrote it");
        }
        version = saved;
        inside.persist(this);
    }

    @Override
    public long i64(long value) {
        return content.getLong(take(Long.BYTES), ORDER);
    }

    @Override
    public int i32(int value) {
        return content.getInt(take(Integer.BYTES), ORDER);
    }

    @Override
    public byte i8(byte value) {
        return content.getByte(take(Byte.BYTES));
    }

    @Override
    String where() {
        return name == null || name.equals(outer) || outer == null
                ? "snapshot: section " + name
                : "snapshot: section " + outer + ", in it " + name;
    }

    private int take(int bytes) {
        if (outer == null) {
            throw new IllegalStateException("state outside of a section");
        }
        if (at == length && !last) {
            nextPart();
        }
        if (at + bytes > length) {
            throw new SnapshotException(where() + " ends before it was read; use the version that wrote it");
        }
        final int from = at;
        at += bytes;
        position += bytes;
        return from;
    }

    private void nextPart() {
        if (!records.next()) {
            throw new SnapshotException(where() + " is missing");
        }
        header.wrap(records.buffer(), records.offset());
        if (header.templateId() != SnapshotSectionDecoder.TEMPLATE_ID) {
            throw new SnapshotException(where() + " is missing; use the version that wrote the snapshot");
        }
        section.wrapAndApplyHeader(records.buffer(), records.offset(), header);
        if (!section.name().equals(outer) || section.part() != part) {
            throw new SnapshotException(where() + ": part " + part + " is expected and part " + section.part() + " of "
                    + section.name() + " was saved; use the version that wrote it");
        }
        part++;
        last = section.last() == Bool.YES;
        length = section.contentLength();
        at = 0;
        section.wrapContent(content);
    }
}
