package io.escapement.core.rules.planted;

import java.util.ArrayList;
import java.util.List;

/** Shares state between cores. */
public final class KeepsStatics {
    static final int[] OPEN_TO_ALL = new int[1];
    static final List<String> SEEN = new ArrayList<>();
    private static int count;

    public int next() {
        SEEN.add("x");
        return ++count + OPEN_TO_ALL[0];
    }
}
