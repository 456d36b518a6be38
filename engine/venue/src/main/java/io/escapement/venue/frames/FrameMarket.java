package io.escapement.venue.frames;

import io.escapement.venue.feed.FeedSource;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.market.BarSeries;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A market that is told by the venue's own public frames.
 *
 * <p><b>Recorded</b> ({@link #recorded}): files are replayed by their stamps, merged if there are several; the market is
 * over with the last frame. <b>Live</b> ({@link #live}): the owner hands frames in as they arrive ({@link #offer}); the
 * market never ends and has an instant at least every second, so that the venue's time goes on without frames.
 *
 * <p>Each print of a frame is a point of its own: resting orders are looked at print by print. Block trades are left out.
 * Frames of instruments that are not of this market, and replies that are no data, are passed over.
 */
public final class FrameMarket implements MarketSource, FeedSource {
    private static final long HEARTBEAT_MS = 1_000L;

    private final List<InstrumentRules> rules;
    private final FrameFeed[] feeds;
    private final BarStore[] noBars;
    private final Map<String, Integer> ids = new HashMap<>();
    private final FrameDecoder decoder = new FrameDecoder();
    private final ArrayDeque<Timed> queue = new ArrayDeque<>();
    private final FrameFiles files;
    private final long startMs;
    private final long endMs;
    private Timed current;
    private int print;
    private long lastMs;
    private long refused;

    /** A frame and the time it takes effect. */
    private record Timed(long timeMs, int instrumentId, Frame frame) {}

    private FrameMarket(List<InstrumentRules> rules, long startMs, long endMs, FrameFiles files) {
        this.rules = List.copyOf(rules);
        this.startMs = startMs;
        this.endMs = endMs;
        this.files = files;
        lastMs = startMs;
        feeds = new FrameFeed[rules.size()];
        noBars = new BarStore[rules.size()];
        for (int i = 0; i < feeds.length; i++) {
            feeds[i] = new FrameFeed(rules.get(i), startMs);
            noBars[i] = new BarStore(List.of(new BarSeries(1, rules.get(i).tickSize(), 0)));
            ids.put(rules.get(i).symbol(), i);
        }
    }

    /**
     * A market of recorded frames.
     *
     * @param paths files of one frame a line, perhaps behind a time and a blank; plain, {@code .gz} or {@code .zip}
     * @param rules of the instruments wanted, ids dense from 0; empty: all USDT instruments found, with rules that fit
     *     the digits seen
     * @return the market, at its first frame
     * @throws IllegalArgumentException with one line naming file, line, what is wrong and the remedy
     */
    public static FrameMarket recorded(List<String> paths, List<InstrumentRules> rules) {
        final FrameSurvey survey = FrameSurvey.of(paths);
        final List<InstrumentRules> known = rules.isEmpty() ? survey.rules() : rules;
        final FrameMarket market = new FrameMarket(known, survey.firstMs(), survey.lastMs(), new FrameFiles(paths));
        market.fill();
        return market;
    }

    /**
     * A market of live frames.
     *
     * @param rules of the instruments, ids dense from 0
     * @param startMs now
     * @return the market, without prices until frames or history arrive
     */
    public static FrameMarket live(List<InstrumentRules> rules, long startMs) {
        return new FrameMarket(rules, startMs, NEVER, null);
    }

    /**
     * Takes a live frame. It takes effect when the venue advances to its time.
     *
     * @param bytes holds it, not kept
     * @param offset of its first byte
     * @param length in bytes
     * @param nowMs when it arrived, by the clock that moves the venue; times never go back
     * @return whether it is data of an instrument of this market; false for replies and strangers, and for what is
     *     broken, which is also counted
     */
    public boolean offer(byte[] bytes, int offset, int length, long nowMs) {
        final Frame frame = decoder.decode(bytes, offset, length);
        if (decoder.broken()) {
            refused++;
        }
        return frame != null && enqueue(frame, nowMs);
    }

    /** How many frames were broken. */
    public long refused() {
        return refused;
    }

    /**
     * Adds bars that the venue told by REST, before or while the market runs.
     *
     * @param instrumentId dense index
     * @param bars of any intervals, in any order; the one that is not confirmed is running
     */
    public void history(int instrumentId, Collection<Bar> bars) {
        feeds[instrumentId].history(bars);
    }

    private boolean enqueue(Frame frame, long timeMs) {
        final Integer id = ids.get(frame.symbol());
        if (id == null
                || frame instanceof Frame.Trades trades && trades.prints().isEmpty()) {
            return false;
        }
        lastMs = Math.max(lastMs, timeMs);
        queue.add(new Timed(lastMs, id, frame));
        return true;
    }

    /** Looks one frame ahead. */
    private void fill() {
        while (files != null && queue.isEmpty()) {
            final Frame frame = files.next();
            if (frame == null) {
                return;
            }
            enqueue(frame, frame.timeMs());
        }
    }

    @Override
    public InstrumentFeed feed(int instrumentId) {
        return feeds[instrumentId];
    }

    @Override
    public int instrumentCount() {
        return feeds.length;
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return rules.get(instrumentId);
    }

    @Override
    public long startMs() {
        return startMs;
    }

    @Override
    public long endMs() {
        return endMs;
    }

    @Override
    public int baseIntervalMinutes(int instrumentId) {
        return 1;
    }

    /** None: the feeds keep them. */
    @Override
    public BarStore bars(int instrumentId) {
        return noBars[instrumentId];
    }

    @Override
    public long levelSize(int instrumentId) {
        return rules.get(instrumentId).lotSize();
    }

    @Override
    public long nextTimeMs() {
        if (current != null) {
            return current.timeMs();
        }
        if (!queue.isEmpty()) {
            return queue.peek().timeMs();
        }
        return files == null ? lastMs + HEARTBEAT_MS : NEVER;
    }

    @Override
    public boolean next(PricePoint point) {
        point.barOpens = true;
        if (current == null) {
            current = queue.poll();
            print = 0;
            fill();
        }
        if (current == null) {
            if (files != null || feeds.length == 0) {
                return false;
            }
            lastMs += HEARTBEAT_MS;
            point.timeMs = lastMs;
            point.instrumentId = 0;
            point.changes = feeds[0].prepare(null, 0);
            return true;
        }
        point.timeMs = current.timeMs();
        point.instrumentId = current.instrumentId();
        point.changes = feeds[current.instrumentId()].prepare(current.frame(), print);
        print++;
        if (!(current.frame() instanceof Frame.Trades trades)
                || print == trades.prints().size()) {
            current = null;
        }
        return true;
    }
}
