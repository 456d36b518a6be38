package io.escapement.journal;

/** The rule of order between neighbouring outputs. */
final class RecordOrder {
    private RecordOrder() {}

    /**
     * @param cause cause of the earlier output, 0 for none
     * @param index its index
     * @param nextCause cause of the later output
     * @param nextIndex its index
     * @return whether the later one may follow: next index of the same cause, or first of a later cause
     */
    static boolean outputFollows(long cause, int index, long nextCause, int nextIndex) {
        return nextCause == cause ? nextIndex == index + 1 : nextCause > cause && nextIndex == 0;
    }
}
