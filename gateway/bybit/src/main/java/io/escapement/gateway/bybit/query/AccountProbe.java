package io.escapement.gateway.bybit.query;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.MarginMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What answers tell about the account beside their rows: modes, and whether positions have moved. */
final class AccountProbe {
    private static final byte[] RESULT = ascii("result");
    private static final byte[] LIST = ascii("list");
    private static final byte[] MARGIN_MODE = ascii("marginMode");
    private static final KeyTable MODES = new KeyTable("REGULAR_MARGIN", "ISOLATED_MARGIN", "PORTFOLIO_MARGIN");
    private static final MarginMode[] MODE_VALUES = {MarginMode.CROSS, MarginMode.ISOLATED, MarginMode.PORTFOLIO};
    private static final byte[] POSITION_INDEX = ascii("positionIdx");
    private static final KeyTable POSITION = new KeyTable("symbol", "positionIdx", "side", "size", "seq");

    private AccountProbe() {}

    /** Of {@code account/info}; null value when it does not say. */
    static MarginMode marginMode(byte[] answer) {
        final JsonCursor cursor = result(answer);
        MarginMode mode = MarginMode.NULL_VAL;
        while (cursor.nextKey()) {
            if (cursor.keyIs(MARGIN_MODE) && cursor.readText()) {
                final int index = cursor.textIndex(MODES);
                mode = index == KeyTable.UNKNOWN ? MarginMode.NULL_VAL : MODE_VALUES[index];
            } else {
                cursor.skipValue();
            }
        }
        return mode;
    }

    /** Of {@code position/list}. */
    static boolean hasHedgeRows(byte[] answer) {
        final JsonCursor cursor = result(answer);
        boolean hedged = false;
        while (cursor.nextKey()) {
            if (!cursor.keyIs(LIST) || cursor.kind() != JsonCursor.Kind.ARRAY) {
                cursor.skipValue();
                continue;
            }
            cursor.beginArray();
            while (cursor.nextElement()) {
                cursor.beginObject();
                while (cursor.nextKey()) {
                    if (cursor.keyIs(POSITION_INDEX) && cursor.readText()) {
                        hedged |= cursor.integer() > 0;
                    } else {
                        cursor.skipValue();
                    }
                }
            }
        }
        return hedged;
    }

    /** Equal for answers of {@code position/list} between which no position has moved. */
    static String positions(List<byte[]> answers) {
        final StringBuilder text = new StringBuilder();
        for (final byte[] answer : answers) {
            final JsonCursor cursor = result(answer);
            while (cursor.nextKey()) {
                if (!cursor.keyIs(LIST) || cursor.kind() != JsonCursor.Kind.ARRAY) {
                    cursor.skipValue();
                    continue;
                }
                cursor.beginArray();
                while (cursor.nextElement()) {
                    append(cursor, text);
                }
            }
        }
        return text.toString();
    }

    private static void append(JsonCursor cursor, StringBuilder text) {
        final String[] fields = new String[5];
        cursor.beginObject();
        while (cursor.nextKey()) {
            final int key = cursor.keyIndex(POSITION);
            if (key != KeyTable.UNKNOWN && cursor.readText()) {
                fields[key] = new String(
                        cursor.textBytes(), cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8);
            } else {
                cursor.skipValue();
            }
        }
        text.append(String.join(" ", fields)).append('\n');
    }

    /** A cursor inside the result; one that has no keys when there is none. */
    private static JsonCursor result(byte[] answer) {
        final JsonCursor cursor = new JsonCursor();
        cursor.wrap(answer, 0, answer.length);
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(RESULT) && cursor.kind() == JsonCursor.Kind.OBJECT) {
                cursor.beginObject();
                return cursor;
            }
            cursor.skipValue();
        }
        return cursor;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
