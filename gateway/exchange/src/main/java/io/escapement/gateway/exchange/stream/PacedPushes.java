package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.Venue;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import java.util.ArrayList;
import java.util.List;

/**
 * The venue's push intervals: a topic is told at once if it has been quiet, else when its interval is over, with all
 * that has changed meanwhile. The shallowest book is told again when it has not changed for a while.
 */
final class PacedPushes implements Pushes {
    private static final int TICKER_INTERVAL_MS = 100;
    private static final int LIQUIDATION_INTERVAL_MS = 500;
    private static final int PRICE_LIMIT_INTERVAL_MS = 300;
    private static final int RESEND_MS = 3_000;

    /** A topic that has, or has had, listeners. */
    private static final class Topic {
        private final int instrumentId;
        private final int slot;
        private final int depth;
        private final Audience audience;
        private final PacedBook book;
        private final List<LiquidationView> rows = new ArrayList<>(0);
        private PriceLimit limit;
        private int fields;
        private boolean held;
        private long freeMs;
        private long resendMs = NEVER;

        Topic(int instrumentId, int slot, Audience audience) {
            this.instrumentId = instrumentId;
            this.slot = slot;
            this.audience = audience;
            depth = Topics.isBook(slot) ? Topics.depth(slot) : 0;
            book = depth == 0 ? null : new PacedBook(depth);
        }

        long dueMs() {
            return audience.isEmpty() ? NEVER : held ? freeMs : resendMs;
        }
    }

    private final Venue venue;
    private final PublicFrames frames;
    private final long resendMs;
    private final Topic[] topics;
    private final List<Topic> active = new ArrayList<>();
    private final JsonWriter json = new JsonWriter();
    private long nextMs = NEVER;

    /**
     * @param speed market time per wall-clock time: repetitions are a matter of the wall clock
     */
    PacedPushes(Venue venue, PublicFrames frames, double speed) {
        this.venue = venue;
        this.frames = frames;
        resendMs = (long) (RESEND_MS * Math.max(1, speed));
        topics = new Topic[venue.instruments().size() * Topics.SLOTS];
    }

    @Override
    public void onBook(int instrumentId, int depth, BookView book, Audience audience) {
        if (!audience.isEmpty()) {
            changed(topic(instrumentId, Topics.bookSlot(depth), audience));
        }
    }

    @Override
    public void onTicker(int instrumentId, TickerView ticker, Audience audience) {
        if (!audience.isEmpty()) {
            final Topic topic = topic(instrumentId, Topics.TICKER_SLOT, audience);
            topic.fields |= ticker.changedFields();
            if (topic.fields != 0 || audience.hasFresh()) {
                changed(topic);
            }
        }
    }

    @Override
    public void onLiquidations(int instrumentId, List<LiquidationView> rows, Audience audience) {
        if (!audience.isEmpty()) {
            final Topic topic = topic(instrumentId, Topics.LIQUIDATION_SLOT, audience);
            topic.rows.addAll(rows);
            changed(topic);
        }
    }

    @Override
    public void onPriceLimit(int instrumentId, PriceLimit limit, Audience audience) {
        if (!audience.isEmpty()) {
            final Topic topic = topic(instrumentId, Topics.PRICE_LIMIT_SLOT, audience);
            topic.limit = limit;
            changed(topic);
        }
    }

    @Override
    public void greetBook(int instrumentId, int depth, Audience audience, SocketLink link) {
        final Topic topic = topic(instrumentId, Topics.bookSlot(depth), audience);
        if (!audience.hasSettled()) {
            topic.book.take(venue.book(instrumentId, depth));
            topic.held = false;
        }
        if (topic.book.levels() > 0) {
            frames.bookSnapshot(json, instrumentId, depth, topic.book, venue.nowMs());
            audience.sendFresh(link, json);
            awaitResend(topic);
        }
    }

    @Override
    public void greetTicker(int instrumentId, Audience audience, SocketLink link) {
        final TickerView ticker = venue.ticker(instrumentId);
        if (ticker.lastPrice() > 0) {
            frames.ticker(json, instrumentId, ticker, TickerView.ALL, venue.nowMs());
            audience.sendFresh(link, json);
        }
    }

    @Override
    public void onDeserted(int instrumentId, int slot) {
        final Topic topic = topics[instrumentId * Topics.SLOTS + slot];
        if (topic != null) {
            topic.held = false;
            topic.fields = 0;
            topic.rows.clear();
        }
    }

    @Override
    public long nextMs() {
        return nextMs;
    }

    @Override
    public void onTime(long nowMs) {
        if (nowMs < nextMs) {
            return;
        }
        nextMs = NEVER;
        for (int i = 0; i < active.size(); i++) {
            final Topic topic = active.get(i);
            if (topic.dueMs() <= nowMs) {
                push(topic);
            }
            nextMs = Math.min(nextMs, topic.dueMs());
        }
    }

    private void changed(Topic topic) {
        if (venue.nowMs() >= topic.freeMs) {
            push(topic);
        } else {
            topic.held = true;
        }
        nextMs = Math.min(nextMs, topic.dueMs());
    }

    private void push(Topic topic) {
        topic.held = false;
        if (topic.depth > 0) {
            pushBook(topic);
        } else if (topic.slot == Topics.TICKER_SLOT) {
            pushTicker(topic);
        } else if (topic.slot == Topics.LIQUIDATION_SLOT) {
            frames.liquidations(json, topic.instrumentId, topic.rows, venue.nowMs());
            topic.audience.sendAll(json);
            topic.rows.clear();
            topic.freeMs = venue.nowMs() + LIQUIDATION_INTERVAL_MS;
        } else {
            frames.priceLimit(json, topic.instrumentId, topic.limit, venue.nowMs());
            topic.audience.sendAll(json);
            topic.freeMs = venue.nowMs() + PRICE_LIMIT_INTERVAL_MS;
        }
    }

    private void pushTicker(Topic topic) {
        final TickerView ticker = venue.ticker(topic.instrumentId);
        if (topic.audience.hasSettled() && topic.fields != 0) {
            frames.ticker(json, topic.instrumentId, ticker, topic.fields, venue.nowMs());
            topic.audience.sendSettled(json);
        }
        if (topic.audience.hasFresh()) {
            frames.ticker(json, topic.instrumentId, ticker, TickerView.ALL, venue.nowMs());
            topic.audience.sendFresh(json);
        }
        topic.fields = 0;
        topic.freeMs = venue.nowMs() + TICKER_INTERVAL_MS;
    }

    private void pushBook(Topic topic) {
        final boolean changed = topic.book.take(venue.book(topic.instrumentId, topic.depth));
        final boolean again = topic.depth == 1 && venue.nowMs() >= topic.resendMs;
        if (topic.book.levels() == 0) {
            return;
        }
        if (topic.depth == 1) {
            // The shallowest book knows snapshots only.
            if (changed || again || topic.audience.hasFresh()) {
                frames.bookSnapshot(json, topic.instrumentId, topic.depth, topic.book, venue.nowMs());
                topic.audience.sendAll(json);
                awaitResend(topic);
            }
        } else {
            if (changed && topic.audience.hasSettled()) {
                frames.bookDelta(json, topic.instrumentId, topic.depth, topic.book, venue.nowMs());
                topic.audience.sendSettled(json);
            }
            if (topic.audience.hasFresh()) {
                frames.bookSnapshot(json, topic.instrumentId, topic.depth, topic.book, venue.nowMs());
                topic.audience.sendFresh(json);
            }
        }
        if (changed) {
            topic.freeMs = venue.nowMs() + Topics.pushIntervalMs(topic.depth);
        }
    }

    private void awaitResend(Topic topic) {
        if (topic.depth == 1) {
            topic.resendMs = venue.nowMs() + resendMs;
            nextMs = Math.min(nextMs, topic.resendMs);
        }
    }

    private Topic topic(int instrumentId, int slot, Audience audience) {
        final int index = instrumentId * Topics.SLOTS + slot;
        if (topics[index] == null) {
            topics[index] = new Topic(instrumentId, slot, audience);
            active.add(topics[index]);
        }
        return topics[index];
    }
}
