package io.escapement.venue.feed;

import io.escapement.codecs.sbe.Side;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.Xoshiro256;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.VenueId;
import java.util.ArrayList;
import java.util.List;

/** Public prints of a path: one or two a point, of one taker; before the start one a bar, at its close. */
final class PointPrints {
    private static final String[] DIRECTIONS = {"MinusTick", "ZeroMinusTick", "ZeroPlusTick", "PlusTick"};

    private final PrintRing ring = new PrintRing();
    private final BarStore history;
    private final int baseMinutes;
    private final long startMs;
    private final long lotSize;

    PointPrints(BarStore history, int baseMinutes, long startMs, long lotSize) {
        this.history = history;
        this.baseMinutes = baseMinutes;
        this.startMs = startMs;
        this.lotSize = lotSize;
    }

    /** The venue's word for a direction, 0 falling to 3 rising. */
    static String word(int direction) {
        return DIRECTIONS[direction];
    }

    /** A point traded at least a lot. */
    void add(long timeMs, long price, long size, long noise, long sequence, int direction, boolean takerBuys) {
        ring.add(timeMs, price, size, noise, sequence, direction, takerBuys);
    }

    /** Prints of the newest point. */
    List<TradePrint> newest() {
        final List<TradePrint> prints = new ArrayList<>(2);
        addPrints(prints, 0);
        return prints;
    }

    private void addPrints(List<TradePrint> prints, int back) {
        final long lots = ring.tradedSize(back) / lotSize;
        final long firstLots = (ring.noise(back) & 6) == 0 && lots > 1 ? Math.max(1, lots / 3) : lots;
        prints.add(print(back, 0, firstLots));
        if (firstLots < lots) {
            prints.add(print(back, 1, lots - firstLots));
        }
    }

    private TradePrint print(int back, int index, long lots) {
        final int moved = ring.direction(back);
        final long high = Xoshiro256.mix(ring.noise(back) + index);
        final long low = Xoshiro256.mix(high ^ ring.timeMs(back));
        return new TradePrint(
                ring.timeMs(back),
                ring.price(back),
                lots * lotSize,
                ring.takerBuys(back) ? Side.BUY : Side.SELL,
                index == 0 ? word(moved) : moved >= 2 ? "ZeroPlusTick" : "ZeroMinusTick",
                ring.sequence(back),
                VenueId.random(high, low));
    }

    /** The newest prints, newest first. */
    List<TradePrint> recent(int limit) {
        final List<TradePrint> rows = new ArrayList<>();
        final List<TradePrint> ofPoint = new ArrayList<>(2);
        for (int back = 0; back < ring.size() && rows.size() < limit; back++) {
            ofPoint.clear();
            addPrints(ofPoint, back);
            for (int i = ofPoint.size() - 1; i >= 0 && rows.size() < limit; i--) {
                rows.add(ofPoint.get(i));
            }
        }
        final List<Bar> before =
                history.query(baseMinutes, Long.MIN_VALUE / 2, startMs - 1, Math.max(0, limit - rows.size()), true);
        for (int i = before.size() - 1; i >= 0; i--) {
            rows.add(atClose(before.get(i)));
        }
        return rows;
    }

    private TradePrint atClose(Bar bar) {
        final long high = Xoshiro256.mix(bar.openTimeMs());
        final boolean rose = bar.close() >= bar.open();
        return new TradePrint(
                bar.lastTradeTimeMs(),
                bar.close(),
                lotSize,
                rose ? Side.BUY : Side.SELL,
                word(rose ? 3 : 0),
                0,
                VenueId.random(high, Xoshiro256.mix(high ^ bar.close())));
    }
}
