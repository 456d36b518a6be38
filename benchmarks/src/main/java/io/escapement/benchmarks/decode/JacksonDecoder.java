package io.escapement.benchmarks.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.bybit.port.InboundPort;
import java.io.IOException;

/** The same job with Jackson's streaming parser, without strings for values: numbers are read from its characters. */
public final class JacksonDecoder {
    private static final long NS_PER_MS = 1_000_000L;

    private final JsonFactory factory = new JsonFactory();
    private final Staged staged = new Staged();
    private final char[] symbol = Payloads.SYMBOL.toCharArray();
    private final InboundPort inbound;

    /** @param inbound takes the messages */
    public JacksonDecoder(InboundPort inbound) {
        this.inbound = inbound;
    }

    /** Decodes one frame and publishes its messages. */
    public void onFrame(byte[] bytes, int offset, int length) throws IOException {
        try (JsonParser parser = factory.createParser(bytes, offset, length)) {
            char kind = 0;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                final JsonToken value = parser.nextToken();
                switch (name) {
                    case "topic" -> kind = topic(parser);
                    case "ts" -> staged.exchangeTimeNs = parser.getLongValue() * NS_PER_MS;
                    case "cts" -> staged.matchTimeNs = parser.getLongValue() * NS_PER_MS;
                    case "data" -> data(parser, kind);
                    default -> skip(parser, value);
                }
            }
            publish(kind);
        }
    }

    private void publish(char kind) {
        switch (kind) {
            case 'o' -> staged.publishBook(inbound);
            case 'p' -> staged.publishTrades(inbound);
            default -> staged.publishBar(inbound);
        }
    }

    private char topic(JsonParser parser) throws IOException {
        final char[] text = parser.getTextCharacters();
        final int offset = parser.getTextOffset();
        final int length = parser.getTextLength();
        if (text[offset] == 'o') {
            final int dot = dot(text, offset + 10);
            staged.depth = CharText.integer(text, offset + 10, dot - offset - 10);
            staged.instrumentId = instrument(text, dot + 1, offset + length - dot - 1);
        } else if (text[offset] == 'k') {
            final int dot = dot(text, offset + 6);
            staged.intervalMinutes = CharText.integer(text, offset + 6, dot - offset - 6);
            staged.instrumentId = instrument(text, dot + 1, offset + length - dot - 1);
        } else {
            staged.instrumentId = instrument(text, offset + 12, length - 12);
        }
        return text[offset];
    }

    private void data(JsonParser parser, char kind) throws IOException {
        switch (kind) {
            case 'o' -> book(parser);
            case 'p' -> trades(parser);
            default -> bars(parser);
        }
    }

    private void book(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final JsonToken value = parser.nextToken();
            switch (name) {
                case "s" -> checkSymbol(parser);
                case "b" -> staged.bidCount = levels(parser, staged.bids);
                case "a" -> staged.askCount = levels(parser, staged.asks);
                case "u" -> staged.updateId = parser.getLongValue();
                case "seq" -> staged.crossSequence = parser.getLongValue();
                default -> skip(parser, value);
            }
        }
    }

    private int levels(JsonParser parser, long[] levels) throws IOException {
        int next = 0;
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            levels[next++] = decimal(parser);
            parser.nextToken();
            levels[next++] = decimal(parser);
            parser.nextToken();
        }
        return next / 2;
    }

    private void trades(JsonParser parser) throws IOException {
        int row = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                final JsonToken value = parser.nextToken();
                switch (name) {
                    case "T" -> staged.tradeTimeNs[row] = parser.getLongValue() * NS_PER_MS;
                    case "s" -> checkSymbol(parser);
                    case "S" ->
                        staged.side[row] =
                                parser.getTextCharacters()[parser.getTextOffset()] == 'B' ? Side.BUY : Side.SELL;
                    case "v" -> staged.size[row] = decimal(parser);
                    case "p" -> staged.price[row] = decimal(parser);
                    case "i" -> {
                        final char[] text = parser.getTextCharacters();
                        staged.idHigh[row] = CharText.hex(text, parser.getTextOffset());
                        staged.idLow[row] = CharText.hex(text, parser.getTextOffset() + 19);
                    }
                    case "BT" -> staged.block[row] = value == JsonToken.VALUE_TRUE ? Bool.YES : Bool.NO;
                    case "RPI" -> staged.rpi[row] = value == JsonToken.VALUE_TRUE ? Bool.YES : Bool.NO;
                    case "seq" -> staged.sequence[row] = parser.getLongValue();
                    default -> skip(parser, value);
                }
            }
            row++;
        }
        staged.trades = row;
    }

    private void bars(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                final JsonToken value = parser.nextToken();
                switch (name) {
                    case "start" -> staged.openTimeNs = parser.getLongValue() * NS_PER_MS;
                    case "open" -> staged.open = decimal(parser);
                    case "close" -> staged.close = decimal(parser);
                    case "high" -> staged.high = decimal(parser);
                    case "low" -> staged.low = decimal(parser);
                    case "volume" -> staged.volume = decimal(parser);
                    case "turnover" -> staged.turnover = decimal(parser);
                    case "confirm" -> staged.confirm = value == JsonToken.VALUE_TRUE ? Bool.YES : Bool.NO;
                    case "timestamp" -> staged.lastTradeNs = parser.getLongValue() * NS_PER_MS;
                    default -> skip(parser, value);
                }
            }
        }
    }

    private static void skip(JsonParser parser, JsonToken value) throws IOException {
        if (value.isStructStart()) {
            parser.skipChildren();
        }
    }

    private static long decimal(JsonParser parser) throws IOException {
        return CharText.decimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void checkSymbol(JsonParser parser) throws IOException {
        if (instrument(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()) < 0) {
            throw new IOException("another symbol");
        }
    }

    private int instrument(char[] text, int offset, int length) {
        for (int i = 0; i < symbol.length; i++) {
            if (length != symbol.length || text[offset + i] != symbol[i]) {
                return -1;
            }
        }
        return 0;
    }

    private static int dot(char[] text, int offset) {
        int at = offset;
        while (text[at] != '.') {
            at++;
        }
        return at;
    }
}
