package io.escapement.gateway.exchange.pace;

import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.session.CommandDesk;
import io.escapement.gateway.exchange.session.Sockets;
import io.escapement.venue.Venue;
import io.escapement.venue.market.MarketSource;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Moves the market in step with its client, so that decisions do not depend on the machine's speed.
 *
 * <p>The market stands still until a whole client is there. Then, instant by instant: the frames of the instant on one
 * socket leave in one write with a PING behind them; when the PONG is back, the next socket's; at last a PING on the
 * trade socket, whose PONG tells that every command caused by the instant has arrived, for a socket keeps its order.
 * A PONG thus means "I have dealt with everything before it"; any client that answers PINGs qualifies, one that answers
 * them in its own queue of events is in step.
 *
 * <p>A barrier whose socket closes counts as answered. Without a client a market of unlimited speed waits for the next
 * one, one of finite speed goes on at that speed. Commands already submitted are answered in any case.
 */
public final class SteppingPacer implements Pacer {
    /** Instants without frames that may pass before sockets are read again. */
    private static final int QUIET_INSTANTS_MAX = 256;

    private final EventLoop loop;
    private final Venue venue;
    private final Sockets sockets;
    private final CommandDesk desk;
    private final Tempo tempo;
    private final Runnable onMoved;
    private final Runnable onOver;

    private final List<SocketLink> links = new ArrayList<>();
    private int streams;
    private int turn;
    private boolean tradeMustFollow;
    private SocketLink awaited;
    private long lastToken;
    private Future<?> timer;
    private boolean hadClient;
    private boolean stepping;
    private boolean over;

    /**
     * Creates a pacer at rest.
     *
     * @param loop for timers
     * @param venue moved
     * @param sockets served
     * @param desk tells whether commands are unanswered
     * @param tempo greatest speed
     * @param onMoved run whenever the market has moved, before the sockets are served
     * @param onOver run once when the market is over
     */
    public SteppingPacer(
            EventLoop loop,
            Venue venue,
            Sockets sockets,
            CommandDesk desk,
            Tempo tempo,
            Runnable onMoved,
            Runnable onOver) {
        this.loop = loop;
        this.venue = venue;
        this.sockets = sockets;
        this.desk = desk;
        this.tempo = tempo;
        this.onMoved = onMoved;
        this.onOver = onOver;
    }

    @Override
    public void start() {
        wake();
    }

    @Override
    public void beforeRequest() {
        // The market stands still while its client thinks.
    }

    @Override
    public void wake() {
        if (awaited == null) {
            go();
        }
    }

    @Override
    public void onPong(SocketLink link, long token) {
        if (link == awaited && token == lastToken) {
            awaited = null;
            goOnWithInstant();
        }
    }

    @Override
    public void onStalled(SocketLink link) {
        if (link == awaited) {
            awaited = null;
            goOnWithInstant();
        }
    }

    @Override
    public void onClosed(SocketLink link) {
        if (link == awaited) {
            awaited = null;
            goOnWithInstant();
        } else {
            wake();
        }
    }

    private void goOnWithInstant() {
        if (!serveNextSocket()) {
            go();
        }
    }

    private void go() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        for (int quiet = 0; quiet < QUIET_INSTANTS_MAX; quiet++) {
            final boolean mayMove = mayMove();
            if (serveSockets() || !mayMove) {
                return;
            }
            final long nextMs = venue.nextEventTimeMs();
            if (nextMs == MarketSource.NEVER) {
                end();
                return;
            }
            final long delayNs = tempo.delayNs(nextMs);
            if (delayNs > 0) {
                timer = loop.schedule(this::go, delayNs, TimeUnit.NANOSECONDS);
                return;
            }
            venue.advanceTo(nextMs);
            onMoved.run();
            if (serveSockets()) {
                return;
            }
        }
        timer = loop.submit(this::go);
    }

    /** What an instant has made, or what a new subscriber was told first. @return true if a PONG is to be awaited */
    private boolean serveSockets() {
        streams = sockets.list(links);
        turn = 0;
        tradeMustFollow = false;
        return serveNextSocket();
    }

    /** With a whole client the market steps; without one it may have to finish what was asked, or go on by the clock. */
    private boolean mayMove() {
        final boolean ready = sockets.isReady();
        if (ready && !stepping) {
            tempo.anchor(venue.nowMs());
        }
        stepping = ready;
        hadClient |= ready;
        return ready || desk.isWaiting() || (hadClient && tempo.isLimited());
    }

    /** Sends the next socket its frames. @return true if its PONG is to be awaited, false if the instant is done */
    private boolean serveNextSocket() {
        while (turn < links.size()) {
            final SocketLink link = links.get(turn);
            final boolean trade = turn >= streams;
            turn++;
            if (!link.isOpen() || link.isStalled() || !(link.hasPending() || trade && tradeMustFollow)) {
                continue;
            }
            if (!stepping) {
                link.flush();
                continue;
            }
            tradeMustFollow = true;
            lastToken++;
            awaited = link;
            link.ping(lastToken);
            link.flush();
            return true;
        }
        return false;
    }

    private void end() {
        if (!over) {
            over = true;
            onOver.run();
        }
    }
}
