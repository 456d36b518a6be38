package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.KeyTable;

/**
 * A topic's name taken apart: {@code orderbook.50.BTCUSDT}, {@code kline.3.BTCUSDT}, {@code publicTrade.BTCUSDT}, {@code
 * tickers.BTCUSDT}, and the private ones, plain or with a category: {@code order}, {@code order.linear}, {@code
 * execution.fast.linear}.
 */
final class Topic {
    /** What its data is. */
    enum Kind {
        /** Order book. */
        BOOK,
        /** Public trades. */
        TRADES,
        /** Tickers. */
        TICKER,
        /** Klines. */
        BARS,
        /** Our orders. */
        ORDERS,
        /** Our executions. */
        FILLS,
        /** Our positions. */
        POSITIONS,
        /** Our account. */
        WALLET
    }

    private static final KeyTable WORDS =
            new KeyTable("orderbook", "publicTrade", "tickers", "kline", "order", "execution", "position", "wallet");
    private static final Kind[] KINDS = Kind.values();
    private static final KeyTable SUFFIXES = new KeyTable("linear", "fast", "fast.linear");

    private byte[] text;
    private int symbolOffset;
    private int end;
    private int number;
    private Kind kind = Kind.WALLET;

    /**
     * Takes a topic apart.
     *
     * @param bytes hold it
     * @param offset of its first byte
     * @param length in bytes
     * @return whether it is one that is decoded
     */
    boolean read(byte[] bytes, int offset, int length) {
        text = bytes;
        end = offset + length;
        final int headEnd = dot(offset);
        final int index = WORDS.indexOf(bytes, offset, headEnd - offset);
        if (index == KeyTable.UNKNOWN) {
            return false;
        }
        kind = KINDS[index];
        symbolOffset = Math.min(headEnd + 1, end);
        return switch (kind) {
            case BOOK -> readNumber(false);
            case BARS -> readNumber(true);
            case TRADES, TICKER -> symbolOffset < end;
            case ORDERS, FILLS, POSITIONS -> headEnd == end || isPrivateSuffix();
            default -> headEnd == end;
        };
    }

    /** @return what its data is */
    Kind kind() {
        return kind;
    }

    /** @return whether it is about an instrument's market rather than our account */
    boolean isPublic() {
        return kind.ordinal() < Kind.ORDERS.ordinal();
    }

    /** @return depth of a book, minutes of a kline */
    int number() {
        return number;
    }

    /**
     * Looks the symbol of a public topic up.
     *
     * @param symbols known instruments
     * @return its instrument id or {@link SymbolTable#UNKNOWN}
     */
    int instrumentId(SymbolTable symbols) {
        return symbols.idOf(text, symbolOffset, end - symbolOffset);
    }

    private boolean isPrivateSuffix() {
        final int suffix = SUFFIXES.indexOf(text, symbolOffset, end - symbolOffset);
        return suffix == 0 || suffix > 0 && kind == Kind.FILLS;
    }

    private boolean readNumber(boolean interval) {
        final int numberEnd = dot(symbolOffset);
        final int length = numberEnd - symbolOffset;
        if (interval) {
            number = BarDecoder.interval(text, symbolOffset, length);
        } else {
            number = 0;
            for (int i = symbolOffset; i < numberEnd && number >= 0; i++) {
                final int digit = text[i] - '0';
                number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
                number = number > BookStage.MAX_LEVELS ? -1 : number;
            }
        }
        symbolOffset = Math.min(numberEnd + 1, end);
        return length > 0 && number > 0 && symbolOffset < end;
    }

    private int dot(int from) {
        int at = from;
        while (at < end && text[at] != '.') {
            at++;
        }
        return at;
    }
}
