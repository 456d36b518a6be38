package io.escapement.gateway.bybit.query;

import java.util.ArrayList;
import java.util.List;

/** Answers to one question, fetched and not published yet. */
final class Pages {
    private final String path;
    private final Rows rows;
    private final List<byte[]> oldestFirst = new ArrayList<>();

    /** With the pages of one list, newest first. */
    Pages(String path, List<byte[]> newestFirst, Rows rows) {
        this.path = path;
        this.rows = rows;
        add(newestFirst);
    }

    /** Puts the pages of a later list behind those there are. */
    void add(List<byte[]> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            oldestFirst.add(newestFirst.get(i));
        }
    }

    String path() {
        return path;
    }

    Rows rows() {
        return rows;
    }

    List<byte[]> oldestFirst() {
        return oldestFirst;
    }
}
