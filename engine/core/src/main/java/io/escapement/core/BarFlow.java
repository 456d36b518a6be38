package io.escapement.core;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.TradeBars;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Where bars come from: the venue's, or built from its trades; what a bar sets off, and what is said of their state.
 *
 * <p>Built from trades, a bar ends with the first trade of a later one, or some time after its end. The venue's own bars
 * by stream then only count as a comparison; those it was asked for fill in what could not be built whole.
 */
final class BarFlow implements Persistent {
    private final CoreParts parts;
    private final MissingBars missing;
    private final TradeBars trades;
    private final long graceNs;

    BarFlow(CoreConfiguration configuration, CoreParts parts, MissingBars missing) {
        this.parts = parts;
        this.missing = missing;
        trades = configuration.word(BarKeys.SOURCE).equals("trades") ? new TradeBars(parts.market) : null;
        graceNs = configuration.nanos(BarKeys.TRADE_GRACE);
    }

    /** Time is watched from now on. */
    void onRunStart() {
        final long now = parts.clock.nowNs();
        scheduleWatch(now);
        if (trades != null) {
            for (int i = 0; i < parts.market.instrumentCapacity(); i++) {
                trades.onHole(i);
            }
            parts.timers.schedule(
                    Timers.id(TimerKinds.TRADE_BARS, 0),
                    now - now % BarSeries.MINUTE_NS + BarSeries.MINUTE_NS + graceNs);
        }
        look();
    }

    void onBar(BarDecoder message) {
        final boolean live = message.source() == DataSource.STREAM;
        if (live) {
            parts.silence.onMarket(parts.clock.nowNs());
        }
        final int i = message.instrumentId();
        final int index = parts.market.intervalIndex(message.intervalMinutes());
        if (trades != null && live && index >= 0 && isNews(i, index, message)) {
            return;
        }
        final long conflicts = conflicts(i, index);
        final int result = parts.market.onBar(message);
        if (result == BarResult.DUPLICATE && conflicts(i, index) != conflicts) {
            tellDifference(i, index, message);
        }
        if (!live && (result == BarResult.GAP || result == BarResult.IN_GAP)) {
            missing.onRowBehind(i, index, message.openTimeNs());
        }
        follow(i, index, result, live);
    }

    void onTrade(PublicTradeDecoder message) {
        final int i = message.instrumentId();
        if (!parts.market.onTrade(message)) {
            return;
        }
        final long price = message.price();
        seen(i, price);
        if (trades == null || !parts.instruments.isDefined(i)) {
            return;
        }
        if (message.blockTrade() == Bool.YES || price <= 0 || message.size() < 0 || !parts.links.isDataWhole(i)) {
            return;
        }
        final long timeNs = message.tradeTimeNs();
        for (int index = 0; index < parts.market.intervalCount(); index++) {
            final long openNs = trades.openTimeNs(i, index);
            final BarSeries series = parts.market.bars(i, index);
            if (trades.isRunning(i, index) && timeNs >= openNs + series.intervalNs()) {
                end(i, index, openNs);
            }
        }
        trades.onTrade(i, timeNs, price, message.size());
    }

    /** A public connection or the data on it changed: trades may have been missed, bars may be of use again. */
    void onConnection(ConnectionStateDecoder message) {
        if (message.channel() != Channel.PUBLIC) {
            return;
        }
        final int only = message.instrumentId();
        final boolean lost = message.state() == LinkState.GAP_OPENED || !parts.links.hasPublic();
        for (int i = 0; i < parts.instruments.count(); i++) {
            if (only < 0 || only == i) {
                onConnection(i, lost);
            }
        }
    }

    /** Runs, the universe or instruments changed. */
    void look() {
        parts.bars.lookAtAll(parts.instruments.count(), parts.clock.nowNs());
    }

    /** A minute has gone by: closes that do not come make a series stale. */
    void onWatchTimer() {
        look();
        scheduleWatch(parts.clock.nowNs());
    }

    /** Bars built from trades have had their time. */
    void onTradeBarsTimer() {
        final long now = parts.clock.nowNs();
        final long closeNs = now - graceNs;
        for (int i = 0; i < parts.instruments.count(); i++) {
            for (int index = 0; index < parts.market.intervalCount(); index++) {
                final BarSeries series = parts.market.bars(i, index);
                final boolean due = closeNs % series.intervalNs() == 0 && parts.coverage.isExpected(i);
                if (due && series.lastCloseTimeNs() < closeNs) {
                    end(i, index, closeNs - series.intervalNs());
                }
            }
        }
        parts.timers.schedule(Timers.id(TimerKinds.TRADE_BARS, 0), now + BarSeries.MINUTE_NS);
    }

    long hashInto(long hash, int instrumentCount) {
        return trades == null ? hash : trades.hashInto(hash, instrumentCount);
    }

    @Override
    public void persist(StateIo io) {
        if (io.flag(trades != null)) {
            trades.persist(io);
        }
    }

    private void onConnection(int i, boolean lost) {
        if (lost && trades != null) {
            trades.onHole(i);
        }
        for (int index = 0; index < parts.market.intervalCount(); index++) {
            parts.bars.look(i, index, parts.clock.nowNs());
        }
    }

    private void end(int i, int index, long openNs) {
        follow(i, index, trades.end(i, index, openNs, parts.market.bars(i, index)), true);
    }

    private void follow(int i, int index, int result, boolean live) {
        if (result == BarResult.CLOSED) {
            final BarSeries series = parts.market.bars(i, index);
            if (series.openTimeNs(0) >= parts.positions.openTimeNs(i)) {
                seen(i, series.high(0));
                seen(i, series.low(0));
            }
            parts.signals.onClosedBar(i, index, live);
        } else if (result == BarResult.GAP) {
            missing.onGap(i, index);
        }
        if (result == BarResult.CLOSED || result == BarResult.GAP) {
            parts.bars.look(i, index, parts.clock.nowNs());
        }
    }

    /** Prices that a position meets on its way are part of its trade's record. */
    private void seen(int i, long price) {
        if (price > 0 && parts.positions.size(i) != 0) {
            parts.positions.facts().onPrice(i, price);
        }
    }

    /** A bar of the stream that is not yet closed here is the trades' to tell. */
    private boolean isNews(int i, int index, BarDecoder message) {
        return parts.instruments.isDefined(i)
                && message.openTimeNs() >= parts.market.bars(i, index).lastCloseTimeNs();
    }

    private long conflicts(int i, int index) {
        return index >= 0 && parts.instruments.isDefined(i)
                ? parts.market.bars(i, index).conflicts()
                : 0;
    }

    private void tellDifference(int i, int index, BarDecoder message) {
        final BarSeries series = parts.market.bars(i, index);
        final int ago = (int) ((series.openTimeNs(0) - message.openTimeNs()) / series.intervalNs());
        parts.state.alert(
                AlertKind.BAR_DIFFERS,
                Severity.INFO,
                Reason.NONE,
                i,
                StatePublisher.NULL_VALUE,
                message.closePrice(),
                series.close(ago));
    }

    private void scheduleWatch(long now) {
        parts.timers.schedule(
                Timers.id(TimerKinds.BAR_WATCH, 0),
                now - now % BarSeries.MINUTE_NS + BarSeries.MINUTE_NS + BarSeries.MINUTE_NS / 2);
    }
}
