package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.row.Prices;
import io.escapement.gateway.exchange.row.TickerRow;
import io.escapement.gateway.exchange.row.Words;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import java.util.Arrays;
import java.util.List;

/** Makes the frames of the public topics, in the venue's order of keys. */
final class PublicFrames {
    private static final String SNAPSHOT = "snapshot";
    private static final String DELTA = "delta";
    private static final long RESTARTED = -1;

    private final InstrumentRules[] instruments;
    private final int[] priceDigits;
    private final int[] sizeDigits;
    private final String[] topics;
    private final String[] intervalTexts;
    private final long[] updateIdBases;

    PublicFrames(List<InstrumentRules> rules) {
        instruments = rules.toArray(InstrumentRules[]::new);
        priceDigits = new int[instruments.length];
        sizeDigits = new int[instruments.length];
        topics = new String[instruments.length * Topics.SLOTS];
        updateIdBases = new long[topics.length];
        intervalTexts = Topics.KLINE_MINUTES.stream().map(Topics::intervalText).toArray(String[]::new);
        for (int i = 0; i < instruments.length; i++) {
            priceDigits[i] = Prices.digits(instruments[i].tickSize());
            sizeDigits[i] = Prices.digits(instruments[i].lotSize());
            for (int slot = 0; slot < Topics.SLOTS; slot++) {
                topics[i * Topics.SLOTS + slot] = Topics.prefix(slot) + "." + instruments[i].symbol();
            }
        }
    }

    /** From its next frame on, each book counts its updates from 1. */
    void restartBooks() {
        Arrays.fill(updateIdBases, RESTARTED);
    }

    void kline(JsonWriter json, int instrumentId, Bar bar, long nowMs) {
        final int slot = Topics.klineSlot(bar.intervalMinutes());
        json.clear()
                .object()
                .key("topic")
                .text(topic(instrumentId, slot))
                .key("data")
                .list()
                .object();
        json.key("start").number(bar.openTimeMs());
        json.key("end").number(bar.endTimeMs());
        json.key("interval").text(intervalTexts[slot]);
        json.key("open").decimal(bar.open());
        json.key("close").decimal(bar.close());
        json.key("high").decimal(bar.high());
        json.key("low").decimal(bar.low());
        json.key("volume").decimal64(bar.volume(), Bar.VOLUME_EXPONENT);
        json.key("turnover").decimal64(bar.turnover(), Bar.VOLUME_EXPONENT);
        json.key("confirm").bool(bar.confirmed());
        json.key("timestamp").number(bar.lastTradeTimeMs());
        json.endObject().endList();
        json.key("ts").number(nowMs).key("type").text(SNAPSHOT).endObject();
    }

    void bookSnapshot(JsonWriter json, int instrumentId, int depth, BookView book, long nowMs) {
        final int price = priceDigits[instrumentId];
        final int size = sizeDigits[instrumentId];
        final int levels = Math.min(depth, book.levels());
        openBook(json, instrumentId, depth, SNAPSHOT, nowMs);
        json.key("b").list();
        for (int i = 0; i < levels; i++) {
            level(json, book.bidPrice(i), price, book.bidSize(i), size);
        }
        json.endList().key("a").list();
        for (int i = 0; i < levels; i++) {
            level(json, book.askPrice(i), price, book.askSize(i), size);
        }
        json.endList();
        closeBook(json, book, instrumentId * Topics.SLOTS + Topics.bookSlot(depth));
    }

    void bookDelta(JsonWriter json, int instrumentId, int depth, BookView book, long nowMs) {
        final int price = priceDigits[instrumentId];
        final int size = sizeDigits[instrumentId];
        openBook(json, instrumentId, depth, DELTA, nowMs);
        json.key("b").list();
        for (int i = 0; i < book.changedBids(); i++) {
            level(json, book.changedBidPrice(i), price, book.changedBidSize(i), size);
        }
        json.endList().key("a").list();
        for (int i = 0; i < book.changedAsks(); i++) {
            level(json, book.changedAskPrice(i), price, book.changedAskSize(i), size);
        }
        json.endList();
        closeBook(json, book, instrumentId * Topics.SLOTS + Topics.bookSlot(depth));
    }

    void trades(JsonWriter json, int instrumentId, List<TradePrint> trades, long nowMs) {
        json.clear().object();
        json.key("topic").text(topic(instrumentId, Topics.TRADE_SLOT));
        json.key("type").text(SNAPSHOT).key("ts").number(nowMs);
        json.key("data").list();
        for (int i = 0; i < trades.size(); i++) {
            final TradePrint trade = trades.get(i);
            json.object();
            json.key("T").number(trade.timeMs());
            json.key("s").text(instruments[instrumentId].symbol());
            json.key("S").text(Words.of(trade.takerSide()));
            json.key("v").decimal(trade.size(), sizeDigits[instrumentId]);
            json.key("p").decimal(trade.price(), priceDigits[instrumentId]);
            json.key("L").text(trade.tickDirection());
            json.key("i").uuid(trade.id().high(), trade.id().low());
            json.key("BT").bool(false);
            json.key("RPI").bool(false);
            json.key("seq").number(trade.crossSequence());
            json.endObject();
        }
        json.endList().endObject();
    }

    void ticker(JsonWriter json, int instrumentId, TickerView ticker, int fields, long nowMs) {
        json.clear().object();
        json.key("topic").text(topic(instrumentId, Topics.TICKER_SLOT));
        json.key("type").text(fields == TickerView.ALL ? SNAPSHOT : DELTA);
        json.key("data").object();
        TickerRow.write(json, instruments[instrumentId], priceDigits[instrumentId], ticker, fields);
        json.endObject();
        json.key("cs").number(ticker.crossSequence()).key("ts").number(nowMs).endObject();
    }

    void liquidations(JsonWriter json, int instrumentId, List<LiquidationView> rows, long nowMs) {
        json.clear().object();
        json.key("topic").text(topic(instrumentId, Topics.LIQUIDATION_SLOT));
        json.key("type").text(SNAPSHOT).key("ts").number(nowMs);
        json.key("data").list();
        for (int i = 0; i < rows.size(); i++) {
            final LiquidationView row = rows.get(i);
            json.object();
            json.key("T").number(row.timeMs());
            json.key("s").text(instruments[instrumentId].symbol());
            json.key("S").text(Words.of(row.positionSide()));
            json.key("v").decimal(row.size(), sizeDigits[instrumentId]);
            json.key("p").decimal(row.bankruptcyPrice(), priceDigits[instrumentId]);
            json.endObject();
        }
        json.endList().endObject();
    }

    void priceLimit(JsonWriter json, int instrumentId, PriceLimit limit, long nowMs) {
        json.clear().object();
        json.key("topic").text(topic(instrumentId, Topics.PRICE_LIMIT_SLOT));
        json.key("data").object();
        json.key("symbol").text(instruments[instrumentId].symbol());
        json.key("buyLmt").decimal(limit.buyLimit(), priceDigits[instrumentId]);
        json.key("sellLmt").decimal(limit.sellLimit(), priceDigits[instrumentId]);
        json.endObject();
        json.key("ts").number(nowMs).endObject();
    }

    private void openBook(JsonWriter json, int instrumentId, int depth, String type, long nowMs) {
        json.clear().object();
        json.key("topic").text(topic(instrumentId, Topics.bookSlot(depth)));
        json.key("type").text(type).key("ts").number(nowMs);
        json.key("data").object().key("s").text(instruments[instrumentId].symbol());
    }

    private void closeBook(JsonWriter json, BookView book, int topic) {
        if (updateIdBases[topic] == RESTARTED) {
            updateIdBases[topic] = book.updateId() - 1;
        }
        json.key("u")
                .number(book.updateId() - updateIdBases[topic])
                .key("seq")
                .number(book.crossSequence())
                .endObject();
        json.key("cts").number(book.matchTimeMs()).endObject();
    }

    /** A size of zero is written bare, as the venue does where a level goes. */
    private static void level(JsonWriter json, long price, int priceDigits, long size, int sizeDigits) {
        json.list()
                .decimal(price, priceDigits)
                .decimal(size, size == 0 ? 0 : sizeDigits)
                .endList();
    }

    private String topic(int instrumentId, int slot) {
        return topics[instrumentId * Topics.SLOTS + slot];
    }
}
