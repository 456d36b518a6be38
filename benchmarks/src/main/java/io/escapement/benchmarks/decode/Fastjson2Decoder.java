package io.escapement.benchmarks.decode;

import com.alibaba.fastjson2.JSONReader;
import com.alibaba.fastjson2.util.Fnv;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.bybit.port.InboundPort;
import java.nio.charset.StandardCharsets;

/** The same job with fastjson2's reader: keys and symbols by its hash codes, numbers from its strings. */
public final class Fastjson2Decoder {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long TOPIC = Fnv.hashCode64("topic");
    private static final long TIME = Fnv.hashCode64("ts");
    private static final long MATCH_TIME = Fnv.hashCode64("cts");
    private static final long DATA = Fnv.hashCode64("data");
    private static final long SYMBOL = Fnv.hashCode64("s");
    private static final long BIDS = Fnv.hashCode64("b");
    private static final long ASKS = Fnv.hashCode64("a");
    private static final long UPDATE_ID = Fnv.hashCode64("u");
    private static final long SEQUENCE = Fnv.hashCode64("seq");
    private static final long TRADE_TIME = Fnv.hashCode64("T");
    private static final long SIDE = Fnv.hashCode64("S");
    private static final long SIZE = Fnv.hashCode64("v");
    private static final long PRICE = Fnv.hashCode64("p");
    private static final long TRADE_ID = Fnv.hashCode64("i");
    private static final long BLOCK = Fnv.hashCode64("BT");
    private static final long RPI = Fnv.hashCode64("RPI");
    private static final long START = Fnv.hashCode64("start");
    private static final long OPEN = Fnv.hashCode64("open");
    private static final long CLOSE = Fnv.hashCode64("close");
    private static final long HIGH = Fnv.hashCode64("high");
    private static final long LOW = Fnv.hashCode64("low");
    private static final long VOLUME = Fnv.hashCode64("volume");
    private static final long TURNOVER = Fnv.hashCode64("turnover");
    private static final long CONFIRM = Fnv.hashCode64("confirm");
    private static final long TIMESTAMP = Fnv.hashCode64("timestamp");
    private static final long OUR_SYMBOL = Fnv.hashCode64(Payloads.SYMBOL);

    private final Staged staged = new Staged();
    private final InboundPort inbound;

    /** @param inbound takes the messages */
    public Fastjson2Decoder(InboundPort inbound) {
        this.inbound = inbound;
    }

    /** Decodes one frame and publishes its messages. */
    public void onFrame(byte[] bytes, int offset, int length) {
        try (JSONReader reader = JSONReader.of(bytes, offset, length, StandardCharsets.US_ASCII)) {
            char kind = 0;
            reader.nextIfObjectStart();
            while (!reader.nextIfObjectEnd()) {
                final long key = reader.readFieldNameHashCode();
                if (key == TOPIC) {
                    kind = topic(reader.readString());
                } else if (key == TIME) {
                    staged.exchangeTimeNs = reader.readInt64Value() * NS_PER_MS;
                } else if (key == MATCH_TIME) {
                    staged.matchTimeNs = reader.readInt64Value() * NS_PER_MS;
                } else if (key == DATA) {
                    data(reader, kind);
                } else {
                    reader.skipValue();
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

    private char topic(String topic) {
        final char kind = topic.charAt(0);
        final int last = topic.lastIndexOf('.');
        staged.instrumentId = topic.startsWith(Payloads.SYMBOL, last + 1) ? 0 : -1;
        if (kind == 'o') {
            staged.depth = Integer.parseInt(topic, 10, last, 10);
        } else if (kind == 'k') {
            staged.intervalMinutes = Integer.parseInt(topic, 6, last, 10);
        }
        return kind;
    }

    private void data(JSONReader reader, char kind) {
        switch (kind) {
            case 'o' -> book(reader);
            case 'p' -> trades(reader);
            default -> bars(reader);
        }
    }

    private void book(JSONReader reader) {
        reader.nextIfObjectStart();
        while (!reader.nextIfObjectEnd()) {
            final long key = reader.readFieldNameHashCode();
            if (key == SYMBOL) {
                checkSymbol(reader);
            } else if (key == BIDS) {
                staged.bidCount = levels(reader, staged.bids);
            } else if (key == ASKS) {
                staged.askCount = levels(reader, staged.asks);
            } else if (key == UPDATE_ID) {
                staged.updateId = reader.readInt64Value();
            } else if (key == SEQUENCE) {
                staged.crossSequence = reader.readInt64Value();
            } else {
                reader.skipValue();
            }
        }
    }

    private static int levels(JSONReader reader, long[] levels) {
        int next = 0;
        reader.nextIfArrayStart();
        while (!reader.nextIfArrayEnd()) {
            reader.nextIfArrayStart();
            levels[next++] = CharText.decimal(reader.readString());
            levels[next++] = CharText.decimal(reader.readString());
            reader.nextIfArrayEnd();
        }
        return next / 2;
    }

    private void trades(JSONReader reader) {
        int row = 0;
        reader.nextIfArrayStart();
        while (!reader.nextIfArrayEnd()) {
            reader.nextIfObjectStart();
            while (!reader.nextIfObjectEnd()) {
                tradeField(reader, reader.readFieldNameHashCode(), row);
            }
            row++;
        }
        staged.trades = row;
    }

    private void tradeField(JSONReader reader, long key, int row) {
        if (key == TRADE_TIME) {
            staged.tradeTimeNs[row] = reader.readInt64Value() * NS_PER_MS;
        } else if (key == SYMBOL) {
            checkSymbol(reader);
        } else if (key == SIDE) {
            staged.side[row] = reader.readString().charAt(0) == 'B' ? Side.BUY : Side.SELL;
        } else if (key == SIZE) {
            staged.size[row] = CharText.decimal(reader.readString());
        } else if (key == PRICE) {
            staged.price[row] = CharText.decimal(reader.readString());
        } else if (key == TRADE_ID) {
            final String id = reader.readString();
            staged.idHigh[row] = CharText.hex(id, 0);
            staged.idLow[row] = CharText.hex(id, 19);
        } else if (key == BLOCK) {
            staged.block[row] = reader.readBoolValue() ? Bool.YES : Bool.NO;
        } else if (key == RPI) {
            staged.rpi[row] = reader.readBoolValue() ? Bool.YES : Bool.NO;
        } else if (key == SEQUENCE) {
            staged.sequence[row] = reader.readInt64Value();
        } else {
            reader.skipValue();
        }
    }

    private void bars(JSONReader reader) {
        reader.nextIfArrayStart();
        while (!reader.nextIfArrayEnd()) {
            reader.nextIfObjectStart();
            while (!reader.nextIfObjectEnd()) {
                barField(reader, reader.readFieldNameHashCode());
            }
        }
    }

    private void barField(JSONReader reader, long key) {
        if (key == START) {
            staged.openTimeNs = reader.readInt64Value() * NS_PER_MS;
        } else if (key == OPEN) {
            staged.open = CharText.decimal(reader.readString());
        } else if (key == CLOSE) {
            staged.close = CharText.decimal(reader.readString());
        } else if (key == HIGH) {
            staged.high = CharText.decimal(reader.readString());
        } else if (key == LOW) {
            staged.low = CharText.decimal(reader.readString());
        } else if (key == VOLUME) {
            staged.volume = CharText.decimal(reader.readString());
        } else if (key == TURNOVER) {
            staged.turnover = CharText.decimal(reader.readString());
        } else if (key == CONFIRM) {
            staged.confirm = reader.readBoolValue() ? Bool.YES : Bool.NO;
        } else if (key == TIMESTAMP) {
            staged.lastTradeNs = reader.readInt64Value() * NS_PER_MS;
        } else {
            reader.skipValue();
        }
    }

    private static void checkSymbol(JSONReader reader) {
        if (reader.readValueHashCode() != OUR_SYMBOL) {
            throw new IllegalStateException("another symbol");
        }
    }
}
