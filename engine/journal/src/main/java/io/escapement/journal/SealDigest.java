package io.escapement.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/** Adds the records of one stream up to the seal of a block. */
final class SealDigest {
    static final byte[] NO_SEAL = new byte[32];

    private final MessageDigest digest = BlobStore.newSha256();
    private final ByteBuffer record = ByteBuffer.allocate(
                    RecordDescriptor.HEADER_LENGTH + RecordDescriptor.MAX_MESSAGE_LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN);
    private long records;

    /** Begins a block behind an earlier seal. */
    void begin(byte[] previousSeal) {
        digest.reset();
        digest.update(previousSeal);
        records = 0;
    }

    /** Adds the record that a reader stands on: sequence, index, length, message. */
    void add(JournalReader reader) {
        record.clear();
        record.putLong(reader.sequence()).putInt(reader.index()).putInt(reader.length());
        reader.buffer().getBytes(reader.offset(), record, reader.length());
        digest.update(record.array(), 0, record.position());
        records++;
    }

    /** Ties the block to another stream's seal. */
    void include(byte[] seal) {
        digest.update(seal);
    }

    long records() {
        return records;
    }

    byte[] seal() {
        return digest.digest();
    }
}
