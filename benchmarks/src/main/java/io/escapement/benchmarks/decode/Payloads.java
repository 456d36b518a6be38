package io.escapement.benchmarks.decode;

import java.nio.charset.StandardCharsets;

/** Frames of the venue's shapes with invented values, at the start of a receive buffer as in a session. */
public final class Payloads {
    /** Symbol of all frames. */
    public static final String SYMBOL = "BTCUSDT";

    /** Ten levels, five a side. */
    public static final Payload BOOK_DELTA = new Payload("{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"delta\","
            + "\"ts\":1761234567891,\"data\":{\"s\":\"BTCUSDT\","
            + "\"b\":[[\"98765.40\",\"1.234\"],[\"98765.10\",\"0\"],[\"98764.90\",\"0.057\"],"
            + "[\"98761.00\",\"12.001\"],[\"98755.50\",\"0.300\"]],"
            + "\"a\":[[\"98765.50\",\"0.410\"],[\"98766.20\",\"3.999\"],[\"98768.00\",\"0\"],"
            + "[\"98770.30\",\"0.001\"],[\"98777.70\",\"25.500\"]],"
            + "\"u\":31415926,\"seq\":271828182845},\"cts\":1761234567888}");

    /** Three prints. */
    public static final Payload TRADES = new Payload("{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\","
            + "\"ts\":1761234567902,\"data\":["
            + trade(900, "Buy", "0.014", "98765.50", "ZeroPlusTick", "5f0c3a9e-1b2d-5c4f-8a6b-0123456789ab")
            + ',' + trade(900, "Buy", "1.200", "98766.20", "PlusTick", "a1b2c3d4-e5f6-5a7b-9c8d-fedcba987654")
            + ',' + trade(901, "Sell", "0.003", "98765.40", "MinusTick", "00ff00ff-1234-5678-9abc-def012345678")
            + "]}");

    /** One bar, still open. */
    public static final Payload KLINE = new Payload("{\"topic\":\"kline.3.BTCUSDT\",\"data\":[{\"start\":1761234480000,"
            + "\"end\":1761234659999,\"interval\":\"3\",\"open\":\"98701.5\",\"close\":\"98765.4\","
            + "\"high\":\"98790\",\"low\":\"98699.9\",\"volume\":\"41.207\",\"turnover\":\"4068919.3341\","
            + "\"confirm\":false,\"timestamp\":1761234567880}],\"ts\":1761234567880,\"type\":\"snapshot\"}");

    private static final int RECEIVE_BUFFER_LENGTH = 64 * 1024;

    private Payloads() {}

    private static String trade(int ms, String side, String size, String price, String direction, String id) {
        return "{\"T\":1761234567" + ms + ",\"s\":\"BTCUSDT\",\"S\":\"" + side + "\",\"v\":\"" + size + "\",\"p\":\""
                + price + "\",\"L\":\"" + direction + "\",\"i\":\"" + id
                + "\",\"BT\":false,\"RPI\":false,\"seq\":271828182899}";
    }

    /** A frame at the start of a larger buffer. */
    public static final class Payload {
        private final byte[] bytes = new byte[RECEIVE_BUFFER_LENGTH];
        private final int length;

        private Payload(String text) {
            final byte[] frame = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(frame, 0, bytes, 0, frame.length);
            length = frame.length;
        }

        /** @return the buffer; the frame is at its start */
        public byte[] bytes() {
            return bytes;
        }

        /** @return bytes of the frame */
        public int length() {
            return length;
        }
    }
}
