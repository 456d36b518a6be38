package io.escapement.runtime.thread;

import java.util.BitSet;

/**
 * A set of CPUs in the kernel's notation, for example {@code 0,2-3}; empty means wherever the scheduler likes.
 *
 * @param cpus the set, never modified
 */
public record CpuList(BitSet cpus) {
    /** No restriction. */
    public static final CpuList ANY = new CpuList(new BitSet());

    /**
     * Reads the kernel's notation.
     *
     * @param text such as {@code 1} or {@code 0,2-3}; blank or {@code any} for no restriction
     * @param available CPUs this process may use
     * @return the set
     * @throws IllegalArgumentException if the text is malformed or names a CPU that is not available
     */
    public static CpuList parse(String text, BitSet available) {
        final String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.equals("any")) {
            return ANY;
        }
        final BitSet cpus = new BitSet();
        for (final String part : trimmed.split(",")) {
            final String[] ends = part.strip().split("-", 2);
            try {
                final int first = Integer.parseInt(ends[0].strip());
                final int last = Integer.parseInt(ends[ends.length - 1].strip());
                if (first < 0 || last < first) {
                    throw new NumberFormatException();
                }
                cpus.set(first, last + 1);
            } catch (final NumberFormatException e) {
                throw new IllegalArgumentException(
                        "not a CPU list: '" + text + "'; write for example 1 or 0,2-3, or any");
            }
        }
        final BitSet missing = (BitSet) cpus.clone();
        missing.andNot(available);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "CPU " + missing.nextSetBit(0) + " is not available to this process (it may use "
                            + new CpuList(available) + "); change the list or start the process with more CPUs");
        }
        return new CpuList(cpus);
    }

    /**
     * Whether there is no restriction.
     *
     * @return true for an empty set
     */
    public boolean isAny() {
        return cpus.isEmpty();
    }

    /** The kernel's notation. */
    @Override
    public String toString() {
        if (cpus.isEmpty()) {
            return "any";
        }
        final StringBuilder text = new StringBuilder();
        for (int first = cpus.nextSetBit(0); first >= 0; ) {
            final int end = cpus.nextClearBit(first);
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (end - first > 1) {
                text.append('-').append(end - 1);
            }
            first = cpus.nextSetBit(end);
        }
        return text.toString();
    }
}
