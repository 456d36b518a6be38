package io.escapement.journal;

/**
 * Layout of one journal record, little-endian, inside one Chronicle document:
 *
 * <pre>
 *   0   int   CRC32C of bytes 4 to the end of the message
 *   4   int   length of the message in bytes
 *   8   long  sequence: of the input itself, or of the input that caused the output
 *  16   int   index of the output among those of its cause, from 0; -1 for inputs
 *  20   int   record kind: 1 input, 2 output
 *  24   ...   the message: SBE header and body
 * </pre>
 */
final class RecordDescriptor {
    static final int CRC_OFFSET = 0;
    static final int LENGTH_OFFSET = 4;
    static final int SEQUENCE_OFFSET = 8;
    static final int INDEX_OFFSET = 16;
    static final int KIND_OFFSET = 20;
    static final int HEADER_LENGTH = 24;

    static final int KIND_INPUT = 1;
    static final int KIND_OUTPUT = 2;
    static final int NO_INDEX = -1;

    /** Longest message taken; more than the engine's slots hold, so that only a mistake can meet it. */
    static final int MAX_MESSAGE_LENGTH = 4_096;

    private RecordDescriptor() {}
}
