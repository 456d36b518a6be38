package io.escapement.journal;

/**
 * Layout of one journal record, little-endian, inside one Chronicle document:
 *
 * <pre>
 *   0   int     CRC32C of bytes 4 to the end of the message
 *   4   uint16  length of the message in bytes
 *   6   uint16  index of the output among those of its cause, from 0; 65,535 for inputs
 *   8   long    sequence: of the input itself, or of the input that caused the output
 *  16   ...     the message: SBE header and body
 * </pre>
 */
final class RecordDescriptor {
    static final int CRC_OFFSET = 0;
    static final int LENGTH_OFFSET = 4;
    static final int INDEX_OFFSET = 6;
    static final int SEQUENCE_OFFSET = 8;
    static final int HEADER_LENGTH = 16;

    /** Index of an input, which is no output; 65,535 on disk. */
    static final int NO_INDEX = -1;

    /** Most outputs that one input may cause. */
    static final int MAX_OUTPUTS = 65_535;

    /** Longest message taken; more than the engine's slots hold, so that only a mistake can meet it. */
    static final int MAX_MESSAGE_LENGTH = 4_096;

    private RecordDescriptor() {}
}
