package io.escapement.core.check;

import java.util.ArrayList;
import java.util.List;

/** Sentences about what did not hold, each with the input after which it was seen. */
final class Violations {
    private static final int KEPT = 100;

    private final List<String> sentences = new ArrayList<>();
    private long sequence;
    private long count;

    /** Everything added from now on belongs to an input. */
    void at(long inputSequence) {
        sequence = inputSequence;
    }

    void add(String sentence) {
        count++;
        if (sentences.size() < KEPT) {
            sentences.add("input " + sequence + ": " + sentence);
        }
    }

    /** Adds a sentence unless two amounts are equal. */
    void equal(String what, long actual, long expected) {
        if (actual != expected) {
            add(what + " is " + actual + ", expected " + expected);
        }
    }

    List<String> sentences() {
        return sentences;
    }

    long count() {
        return count;
    }
}
