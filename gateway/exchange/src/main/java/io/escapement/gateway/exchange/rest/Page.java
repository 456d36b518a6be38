package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * One page of a list that grows at its end and is shown newest first. The cursor is the place, counted from the oldest
 * row, below which the next page begins: rows that come in between do not shift it.
 */
final class Page {
    private static final String CURSOR_PREFIX = "before-";
    private static final int BAD_PARAMETER = 10001;

    private Page() {}

    /** Writes one row. */
    @FunctionalInterface
    interface RowWriter<T> {
        void write(T row);
    }

    /**
     * Writes {@code list} and {@code nextPageCursor} into the object that is open.
     *
     * @param json receives them
     * @param request names the cursor
     * @param limit rows a page
     * @param rows oldest first
     * @param wanted which of them
     * @param writer writes one
     * @throws RequestException if the cursor is none of ours
     */
    static <T> void write(
            JsonWriter json, RestRequest request, int limit, List<T> rows, Predicate<T> wanted, RowWriter<T> writer)
            throws RequestException {
        int at = start(request.parameter("cursor"), rows.size()) - 1;
        int written = 0;
        json.key("list").list();
        for (; at >= 0 && written < limit; at--) {
            if (wanted.test(rows.get(at))) {
                writer.write(rows.get(at));
                written++;
            }
        }
        json.endList();
        while (at >= 0 && !wanted.test(rows.get(at))) {
            at--;
        }
        json.key("nextPageCursor").text(at < 0 ? "" : CURSOR_PREFIX + (at + 1));
    }

    /** The same of rows that come newest first. */
    static <T> void writeNewestFirst(
            JsonWriter json, RestRequest request, int limit, List<T> rows, Predicate<T> wanted, RowWriter<T> writer)
            throws RequestException {
        final List<T> oldestFirst = new ArrayList<>(rows);
        Collections.reverse(oldestFirst);
        write(json, request, limit, oldestFirst, wanted, writer);
    }

    /**
     * Place of the first row of a page of a list shown from its start.
     *
     * @param cursor as sent
     * @param absent taken when there is none
     * @return from 0
     * @throws RequestException if the cursor is none of ours
     */
    static int start(String cursor, int absent) throws RequestException {
        if (cursor.isEmpty()) {
            return absent;
        }
        try {
            final int place =
                    Integer.parseInt(cursor.substring(cursor.startsWith(CURSOR_PREFIX) ? CURSOR_PREFIX.length() : 0));
            if (cursor.startsWith(CURSOR_PREFIX) && place >= 0) {
                return place;
            }
        } catch (final NumberFormatException e) {
            throw new RequestException(BAD_PARAMETER, "params error: cursor invalid");
        }
        throw new RequestException(BAD_PARAMETER, "params error: cursor invalid");
    }

    /** The cursor that {@link #start} reads. @param place from 0 @return as sent back by clients */
    static String cursor(int place) {
        return CURSOR_PREFIX + place;
    }
}
