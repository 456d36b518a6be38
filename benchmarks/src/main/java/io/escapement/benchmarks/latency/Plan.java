package io.escapement.benchmarks.latency;

import java.io.IOException;

/**
 * What every run plays: the same frames, first fast to warm up, then at the rate that is measured.
 *
 * @param tape frames
 * @param warmUp frames that don't count, from the first
 * @param warmUpRate of those, a second
 * @param slowStart of the frames that don't count, how many are played at an eighth of that rate at first: a cipher is
 *     slow until it is compiled
 * @param rate of the others, a second
 */
record Plan(Tape tape, int warmUp, int warmUpRate, int slowStart, int rate) {
    private static final int SLOWER = 8;

    /** Plays everything. @param loop on which @param between called after every frame */
    void play(OpenLoop loop, OpenLoop.Between between) throws IOException {
        if (slowStart > 0) {
            loop.play(0, slowStart, warmUpRate / SLOWER, between);
        }
        loop.play(slowStart, warmUp, warmUpRate, between);
        loop.play(from(), to(), rate, between);
    }

    /** First frame that counts. */
    int from() {
        return warmUp;
    }

    /** Behind the last frame. */
    int to() {
        return tape.frames();
    }
}
