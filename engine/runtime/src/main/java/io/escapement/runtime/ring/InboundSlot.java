package io.escapement.runtime.ring;

import org.agrona.concurrent.UnsafeBuffer;

/** One slot of the inbound ring: a message of at most 1 KiB, or a mark that is not a message. */
final class InboundSlot {
    /** Bytes in a slot. */
    static final int LENGTH = 1024;

    static final int INPUT = 0;
    static final int BARRIER = 1;
    static final int PULSE = 2;

    final UnsafeBuffer buffer;
    int kind;
    int length;
    long token;
    long arrivalNanos;

    InboundSlot(UnsafeBuffer buffer) {
        this.buffer = buffer;
    }
}
