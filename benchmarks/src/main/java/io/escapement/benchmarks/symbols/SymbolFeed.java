package io.escapement.benchmarks.symbols;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;

/** Frames of one symbol in the venue's shapes, made up as they are sent. The venue's event loop only. */
final class SymbolFeed {
    private static final long TICK = 1_000_000;
    private static final long MID = 10_000_000_000L;
    private static final long MINUTE_MS = 60_000;
    private static final int LEVELS = 20;

    private final String symbol;
    private SocketLink tickers;
    private SocketLink book;
    private SocketLink trades;
    private final SocketLink[] bars;
    private final int[] minutes;
    private final long[] openMs;
    private long updateId = 100;
    private long sequence = 1_000;
    private int turn;

    SymbolFeed(String symbol, int... minutes) {
        this.symbol = symbol;
        this.minutes = minutes;
        bars = new SocketLink[minutes.length];
        openMs = new long[minutes.length];
    }

    /** Starts a topic; the first frame of books and tickers is a snapshot, sent at once. Returns frames sent. */
    int subscribe(String topic, SocketLink link, JsonWriter json, long nowMs) {
        if (topic.startsWith("tickers.")) {
            tickers = link;
            ticker(json, nowMs, true);
            link.text(json);
            return 1;
        }
        if (topic.startsWith("orderbook.")) {
            book = link;
            updateId += 10;
            snapshot(json, nowMs);
            link.text(json);
            return 1;
        }
        if (topic.startsWith("publicTrade.")) {
            trades = link;
            return 0;
        }
        for (int i = 0; i < minutes.length; i++) {
            if (topic.equals("kline." + minutes[i] + '.' + symbol)) {
                bars[i] = link;
                openMs[i] = nowMs / (minutes[i] * MINUTE_MS) * minutes[i] * MINUTE_MS;
            }
        }
        return 0;
    }

    /** Ends a topic. */
    void unsubscribe(String topic) {
        if (topic.startsWith("tickers.")) {
            tickers = null;
        } else if (topic.startsWith("orderbook.")) {
            book = null;
        } else if (topic.startsWith("publicTrade.")) {
            trades = null;
        }
    }

    /** A connection is gone. */
    void forget(SocketLink link) {
        tickers = tickers == link ? null : tickers;
        book = book == link ? null : book;
        trades = trades == link ? null : trades;
        for (int i = 0; i < bars.length; i++) {
            bars[i] = bars[i] == link ? null : bars[i];
        }
    }

    /** Sends what has closed, on time; returns frames sent. */
    int close(JsonWriter json, long nowMs) {
        int sent = 0;
        for (int i = 0; i < bars.length; i++) {
            final long lengthMs = minutes[i] * MINUTE_MS;
            if (bars[i] != null && nowMs >= openMs[i] + lengthMs) {
                bar(json, i, openMs[i], true);
                bars[i].text(json);
                openMs[i] += lengthMs;
                sent++;
            }
        }
        return sent;
    }

    /** Sends the next frame, of whatever kind comes next; returns frames sent, 0 when that kind is not subscribed. */
    int next(JsonWriter json, long nowMs) {
        final SocketLink link;
        switch (turn++ % 4) {
            case 0 -> {
                link = tickers;
                ticker(json, nowMs, false);
            }
            case 1 -> {
                link = book;
                delta(json, nowMs);
            }
            case 2 -> {
                link = trades;
                trade(json, nowMs);
            }
            default -> {
                final int at = turn / 4 % bars.length;
                link = bars[at];
                bar(json, at, openMs[at], false);
            }
        }
        if (link == null) {
            return 0;
        }
        link.text(json);
        return 1;
    }

    private void ticker(JsonWriter json, long nowMs, boolean snapshot) {
        sequence++;
        json.clear().object().key("topic").text("tickers.", symbol);
        json.key("type").text(snapshot ? "snapshot" : "delta").key("data").object();
        json.key("symbol").text(symbol).key("lastPrice").decimal(MID + sequence % 7 * TICK);
        json.key("markPrice")
                .decimal(MID)
                .key("bid1Price")
                .decimal(MID - TICK)
                .key("bid1Size")
                .decimal(MID);
        json.key("ask1Price").decimal(MID + TICK).key("ask1Size").decimal(MID).endObject();
        json.key("cs").number(sequence).key("ts").number(nowMs).endObject();
    }

    private void snapshot(JsonWriter json, long nowMs) {
        begin(json, nowMs, "snapshot");
        json.key("b").list();
        for (int i = 0; i < LEVELS; i++) {
            level(json, MID - (1 + i) * TICK, 1 + i);
        }
        json.endList().key("a").list();
        for (int i = 0; i < LEVELS; i++) {
            level(json, MID + (1 + i) * TICK, 1 + i);
        }
        end(json, nowMs);
    }

    private void delta(JsonWriter json, long nowMs) {
        updateId++;
        begin(json, nowMs, "delta");
        json.key("b").list();
        level(json, MID - (1 + updateId % LEVELS) * TICK, 1 + updateId % 9);
        level(json, MID - (1 + updateId * 7 % LEVELS) * TICK, 1 + updateId % 5);
        json.endList().key("a").list();
        level(json, MID + (1 + updateId % LEVELS) * TICK, 1 + updateId % 9);
        end(json, nowMs);
    }

    private void begin(JsonWriter json, long nowMs, String type) {
        json.clear()
                .object()
                .key("topic")
                .text("orderbook.50.", symbol)
                .key("type")
                .text(type);
        json.key("ts").number(nowMs).key("data").object().key("s").text(symbol);
    }

    private void end(JsonWriter json, long nowMs) {
        json.endList().key("u").number(updateId).key("seq").number(++sequence).endObject();
        json.key("cts").number(nowMs).endObject();
    }

    private static void level(JsonWriter json, long price, long size) {
        json.list().decimal(price).decimal(size * MID / 10).endList();
    }

    private void trade(JsonWriter json, long nowMs) {
        sequence++;
        json.clear()
                .object()
                .key("topic")
                .text("publicTrade.", symbol)
                .key("type")
                .text("snapshot");
        json.key("ts").number(nowMs).key("data").list().object();
        json.key("T").number(nowMs).key("s").text(symbol).key("S").text("Buy");
        json.key("v").decimal(MID / 100).key("p").decimal(MID).key("L").text("ZeroPlusTick");
        json.key("i").uuid(sequence, updateId).key("BT").bool(false).key("RPI").bool(false);
        json.key("seq").number(sequence).endObject().endList().endObject();
    }

    private void bar(JsonWriter json, int at, long open, boolean closed) {
        final long lengthMs = minutes[at] * MINUTE_MS;
        json.clear()
                .object()
                .key("topic")
                .text("kline.", minutes[at] + "." + symbol)
                .key("data")
                .list()
                .object();
        json.key("start").number(open).key("end").number(open + lengthMs - 1);
        json.key("interval").text(Integer.toString(minutes[at]));
        json.key("open")
                .decimal(MID)
                .key("close")
                .decimal(MID)
                .key("high")
                .decimal(MID)
                .key("low")
                .decimal(MID);
        json.key("volume")
                .decimal(MID)
                .key("turnover")
                .decimal(MID)
                .key("confirm")
                .bool(closed);
        json.key("timestamp").number(open).endObject().endList();
        json.key("ts").number(open + lengthMs).key("type").text("snapshot").endObject();
    }
}
