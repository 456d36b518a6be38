package io.escapement.gateway.exchange.net;

/** Names connections in the venue's manner: a stem of the process and a running number. */
final class ConnectionIds {
    private final String stem;
    private long count;

    ConnectionIds(long seed) {
        stem = Long.toString(Math.floorMod(seed * 0x9E3779B97F4A7C15L, 1L << 60), Character.MAX_RADIX);
    }

    String next() {
        count++;
        return stem + "-" + Long.toString(count, Character.MAX_RADIX);
    }
}
