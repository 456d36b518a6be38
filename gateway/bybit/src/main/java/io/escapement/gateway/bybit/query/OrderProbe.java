package io.escapement.gateway.bybit.query;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.bybit.publish.SentCommand;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The first order of an answer, as far as it tells whether it is the one that was to be placed. */
final class OrderProbe {
    private static final byte[] RESULT = "result".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "list".getBytes(StandardCharsets.US_ASCII);
    private static final KeyTable KEYS = new KeyTable("symbol", "side", "qty", "createdTime", "orderId");
    private static final int UUID_LENGTH = 36;

    /** Clocks and estimates of them differ. */
    private static final long TOLERANCE_MS = 2_000;

    private boolean found;
    private String symbol = "";
    private String side = "";
    private long size = FixedPoint.NULL;
    private long createdMs;
    private long orderIdHigh;
    private long orderIdLow;

    private OrderProbe() {}

    static OrderProbe of(byte[] answer) {
        final OrderProbe probe = new OrderProbe();
        final JsonCursor cursor = new JsonCursor();
        cursor.wrap(answer, 0, answer.length);
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(RESULT) && cursor.kind() == JsonCursor.Kind.OBJECT) {
                probe.readResult(cursor);
            } else {
                cursor.skipValue();
            }
        }
        return probe;
    }

    boolean isFound() {
        return found;
    }

    long orderIdHigh() {
        return orderIdHigh;
    }

    long orderIdLow() {
        return orderIdLow;
    }

    /** What speaks against this being the placement; empty when nothing does, or nothing was found. */
    String differenceFrom(SentCommand placement, String placedSymbol, long nowMs) {
        if (!found) {
            return "";
        }
        if (!symbol.equals(placedSymbol)) {
            return "duplicate id of another order: symbol=" + symbol;
        }
        if (!side.equals(placement.side == Side.BUY ? "Buy" : "Sell")) {
            return "duplicate id of another order: side=" + side;
        }
        if (size != placement.size) {
            return "duplicate id of another order: its size differs";
        }
        if (createdMs < placement.firstSentMs - TOLERANCE_MS || createdMs > nowMs + TOLERANCE_MS) {
            return "duplicate id of another order: created at " + createdMs;
        }
        return "";
    }

    private void readResult(JsonCursor cursor) {
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(LIST) && cursor.kind() == JsonCursor.Kind.ARRAY) {
                cursor.beginArray();
                while (cursor.nextElement()) {
                    if (found || cursor.kind() != JsonCursor.Kind.OBJECT) {
                        cursor.skipValue();
                    } else {
                        readOrder(cursor);
                    }
                }
            } else {
                cursor.skipValue();
            }
        }
    }

    private void readOrder(JsonCursor cursor) {
        found = true;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(KEYS)) {
                case 0 -> symbol = text(cursor);
                case 1 -> side = text(cursor);
                case 2 -> {
                    cursor.readText();
                    final long value = cursor.decimal();
                    size = DecimalParser.isError(value) ? FixedPoint.NULL : value;
                }
                case 3 -> {
                    cursor.readText();
                    createdMs = cursor.integer();
                }
                case 4 -> {
                    final String id = text(cursor);
                    if (id.length() == UUID_LENGTH) {
                        final UUID bits = UUID.fromString(id);
                        orderIdHigh = bits.getMostSignificantBits();
                        orderIdLow = bits.getLeastSignificantBits();
                    }
                }
                default -> cursor.skipValue();
            }
        }
    }

    private static String text(JsonCursor cursor) {
        return cursor.readText()
                ? new String(cursor.textBytes(), cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8)
                : "";
    }
}
