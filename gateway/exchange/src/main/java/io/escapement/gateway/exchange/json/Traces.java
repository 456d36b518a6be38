package io.escapement.gateway.exchange.json;

import java.util.HexFormat;

/** Names answers in the venue's manner, 32 hexadecimal digits, so that one can be asked about later. */
public final class Traces {
    private long count;

    /** The next name. @param nowMs market time @return unique in this process, within its kind of answer */
    public String next(long nowMs) {
        count++;
        final HexFormat hex = HexFormat.of();
        return hex.toHexDigits(nowMs) + hex.toHexDigits(count);
    }
}
