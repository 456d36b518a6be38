package io.escapement.gateway.exchange.pace;

import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.session.Sockets;
import io.escapement.gateway.exchange.stream.PublicFeed;
import io.escapement.venue.Venue;
import io.escapement.venue.market.MarketSource;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Moves the market by the wall clock, whoever listens, from the moment the server does. */
public final class FreePacer implements Pacer {
    private final EventLoop loop;
    private final Venue venue;
    private final PublicFeed feed;
    private final Sockets sockets;
    private final Tempo tempo;
    private final Runnable onMoved;
    private final Runnable onOver;
    private final List<SocketLink> links = new ArrayList<>();
    private Future<?> timer;
    private boolean started;
    private boolean over;

    /**
     * Creates a pacer at rest.
     *
     * @param loop for timers
     * @param venue moved
     * @param feed told the time, for its push intervals
     * @param sockets served
     * @param tempo limited
     * @param onMoved run whenever the market has moved, before the sockets are served
     * @param onOver run once when the market is over
     */
    public FreePacer(
            EventLoop loop,
            Venue venue,
            PublicFeed feed,
            Sockets sockets,
            Tempo tempo,
            Runnable onMoved,
            Runnable onOver) {
        this.loop = loop;
        this.venue = venue;
        this.feed = feed;
        this.sockets = sockets;
        this.tempo = tempo;
        this.onMoved = onMoved;
        this.onOver = onOver;
    }

    @Override
    public void start() {
        started = true;
        tempo.anchor(venue.nowMs());
        go();
    }

    @Override
    public void beforeRequest() {
        if (started) {
            catchUp();
        }
    }

    @Override
    public void wake() {
        if (started) {
            go();
            flush();
        }
    }

    @Override
    public void onPong(SocketLink link, long token) {
        // Nobody was asked.
    }

    @Override
    public void onStalled(SocketLink link) {
        // Nobody waits.
    }

    @Override
    public void onClosed(SocketLink link) {
        // The market does not mind.
    }

    private void go() {
        catchUp();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        final long eventMs = venue.nextEventTimeMs();
        final long nextMs = Math.min(eventMs, feed.nextPushMs());
        if (nextMs != MarketSource.NEVER) {
            timer = loop.schedule(this::go, Math.max(1, tempo.untilNs(nextMs)), TimeUnit.NANOSECONDS);
        }
        if (eventMs == MarketSource.NEVER && !over) {
            over = true;
            onOver.run();
        }
    }

    private void catchUp() {
        final long nowMs = tempo.marketMs();
        if (nowMs > venue.nowMs()) {
            venue.advanceTo(nowMs);
            feed.onTime(nowMs);
            onMoved.run();
            flush();
        }
    }

    private void flush() {
        sockets.list(links);
        for (int i = 0; i < links.size(); i++) {
            links.get(i).flush();
        }
    }
}
