package io.escapement.gateway.bybit.rest;

import io.escapement.codecs.json.JsonCursor;
import java.nio.charset.StandardCharsets;

/**
 * The outside of a REST answer: code, text, time, and the cursor of the next page.
 *
 * <p>Keys come in any order and unknown ones are passed over. One thread at a time; reused.
 */
public final class Envelope {
    private static final byte[] RET_CODE = ascii("retCode");
    private static final byte[] RET_MSG = ascii("retMsg");
    private static final byte[] TIME = ascii("time");
    private static final byte[] RESULT = ascii("result");
    private static final byte[] NEXT_PAGE = ascii("nextPageCursor");
    private static final byte[] LIST = ascii("list");
    private static final byte[] ORDER_ID = ascii("orderId");

    private final JsonCursor cursor = new JsonCursor();
    private boolean hasCode;
    private int code;
    private String message;
    private long timeMs;
    private String nextPage;
    private String orderId;
    private int rows;

    /**
     * Reads an answer.
     *
     * @param body the whole answer
     * @return false when it is no envelope: not JSON, or without a retCode
     */
    public boolean read(byte[] body) {
        hasCode = false;
        code = 0;
        message = "";
        timeMs = 0;
        nextPage = "";
        orderId = "";
        rows = 0;
        cursor.wrap(body, 0, body.length);
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(RET_CODE)) {
                hasCode = cursor.readText();
                code = (int) cursor.integer();
            } else if (cursor.keyIs(RET_MSG)) {
                message = text();
            } else if (cursor.keyIs(TIME)) {
                cursor.readText();
                timeMs = Math.max(0, cursor.integer());
            } else if (cursor.keyIs(RESULT) && cursor.kind() == JsonCursor.Kind.OBJECT) {
                readResult();
            } else {
                cursor.skipValue();
            }
        }
        return cursor.finished() && hasCode;
    }

    /**
     * The venue's code.
     *
     * @return 0 for success
     */
    public int code() {
        return code;
    }

    /**
     * The venue's text, as received: it may hold the API key, see {@link Redaction}.
     *
     * @return may be empty
     */
    public String message() {
        return message;
    }

    /**
     * When the venue answered.
     *
     * @return milliseconds since the epoch, 0 when it did not say
     */
    public long timeMs() {
        return timeMs;
    }

    /**
     * Cursor of the next page, in the form to be sent back.
     *
     * @return empty on the last page
     */
    public String nextPage() {
        return nextPage;
    }

    /**
     * The venue's order id in the answer to a placement, an amendment or a cancellation.
     *
     * @return empty when the answer holds none
     */
    public String orderId() {
        return orderId;
    }

    /**
     * Rows of the answer's list.
     *
     * @return 0 when it holds none
     */
    public int rows() {
        return rows;
    }

    private void readResult() {
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(NEXT_PAGE)) {
                nextPage = text();
            } else if (cursor.keyIs(ORDER_ID)) {
                orderId = text();
            } else if (cursor.keyIs(LIST) && cursor.kind() == JsonCursor.Kind.ARRAY) {
                cursor.beginArray();
                while (cursor.nextElement()) {
                    cursor.skipValue();
                    rows++;
                }
            } else {
                cursor.skipValue();
            }
        }
    }

    private String text() {
        return cursor.readText()
                ? new String(cursor.textBytes(), cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8)
                : "";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
