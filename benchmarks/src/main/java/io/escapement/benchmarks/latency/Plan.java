package io.escapement.benchmarks.latency;

/**
 * What every run plays: the same frames, first fast to warm up, then at the rate that is measured.
 *
 * @param tape frames
 * @param warmUp frames that don't count, from the first
 * @param warmUpRate of those, a second
 * @param rate of the others, a second
 */
record Plan(Tape tape, int warmUp, int warmUpRate, int rate) {
    /** First frame that counts. */
    int from() {
        return warmUp;
    }

    /** Behind the last frame. */
    int to() {
        return tape.frames();
    }
}
