package io.escapement.core.learning;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** The latest outcomes of a kind: won or not, and the win rate each would have needed to break even. Fixed length. */
final class OutcomeList implements Persistent {
    private final boolean[] won;
    private final double[] needed;
    private int next;
    private int size;

    OutcomeList(int length) {
        won = new boolean[length];
        needed = new double[length];
    }

    /** Adds an outcome; beyond the length the oldest falls out. */
    void add(boolean win, double neededRate) {
        won[next] = win;
        needed[next] = neededRate;
        next = next + 1 == won.length ? 0 : next + 1;
        size = Math.min(size + 1, won.length);
    }

    void clear() {
        next = 0;
        size = 0;
    }

    int size() {
        return size;
    }

    int wins() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += won[i] ? 1 : 0;
        }
        return count;
    }

    /** Added up anew each time, so that no rounding stays behind when an outcome falls out. */
    double neededSum() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += needed[i];
        }
        return sum;
    }

    @Override
    public void persist(StateIo io) {
        io.flags(won);
        io.doubles(needed);
        next = io.i32(next);
        size = io.count(size, won.length);
    }
}
