package io.escapement.gateway.bybit;

/** Frames of made-up values in the venue's shapes. */
final class Frames {
    /** Book of AAAUSDT, update id 100. */
    static final String BOOK_SNAPSHOT = book("snapshot", 100);

    private Frames() {}

    /** A book message of AAAUSDT with one level a side. */
    static String book(String type, long updateId) {
        return "{\"topic\":\"orderbook.50.AAAUSDT\",\"type\":\"" + type + "\",\"ts\":1750000000100,\"data\":"
                + "{\"s\":\"AAAUSDT\",\"b\":[[\"10.1\",\"3\"]],\"a\":[[\"10.2\",\"4\"]],\"u\":" + updateId
                + ",\"seq\":9" + updateId + "},\"cts\":1750000000099}";
    }

    /** A good answer to an order request. */
    static String ack(String requestId, String op) {
        return "{\"reqId\":\"" + requestId + "\",\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"" + op
                + "\",\"data\":{\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\",\"orderLinkId\":\"" + requestId
                + "\"},\"retExtInfo\":{},\"header\":{\"X-Bapi-Limit\":\"10\",\"X-Bapi-Limit-Status\":\"9\","
                + "\"Traceid\":\"t\",\"Timenow\":\"1750000000200\"},\"connId\":\"c\"}";
    }

    /** A refusal of an order request. */
    static String refusal(String requestId, String op, int code, String text) {
        return "{\"reqId\":\"" + requestId + "\",\"retCode\":" + code + ",\"retMsg\":\"" + text + "\",\"op\":\"" + op
                + "\",\"data\":{},\"retExtInfo\":{},\"header\":{\"Traceid\":\"t\",\"Timenow\":\"1750000000200\"},"
                + "\"connId\":\"c\"}";
    }
}
