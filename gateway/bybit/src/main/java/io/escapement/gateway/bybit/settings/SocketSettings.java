package io.escapement.gateway.bybit.settings;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** How sockets connect, stay alive and come back; all times are wall-clock times. */
public final class SocketSettings extends Section {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration heartbeat = Duration.ofSeconds(20);
    private Duration silence = Duration.ofSeconds(50);
    private Duration backoffMin = Duration.ofMillis(250);
    private Duration backoffMax = Duration.ofSeconds(30);
    private Duration linger = Duration.ZERO;
    private ThreadFactory eventLoopThread = task -> new Thread(task, "gateway");

    /**
     * Time to reach a socket's working state, authenticated and subscribed.
     *
     * @param value positive
     * @return this
     */
    public SocketSettings connectTimeout(Duration value) {
        open();
        connectTimeout = value;
        return this;
    }

    /**
     * Distance of application-level pings.
     *
     * @param value positive
     * @return this
     */
    public SocketSettings heartbeat(Duration value) {
        open();
        heartbeat = value;
        return this;
    }

    /**
     * A socket without any frame for so long is dead.
     *
     * @param value longer than the heartbeat
     * @return this
     */
    public SocketSettings silence(Duration value) {
        open();
        silence = value;
        return this;
    }

    /**
     * First wait before connecting again; waits double, with jitter.
     *
     * @param value positive
     * @return this
     */
    public SocketSettings backoffMin(Duration value) {
        open();
        backoffMin = value;
        return this;
    }

    /**
     * Longest wait before connecting again.
     *
     * @param value not shorter than the first
     * @return this
     */
    public SocketSettings backoffMax(Duration value) {
        open();
        backoffMax = value;
        return this;
    }

    /**
     * How long the event loop stays awake after work.
     *
     * @param value zero to sleep at once
     * @return this
     */
    public SocketSettings linger(Duration value) {
        open();
        linger = value;
        return this;
    }

    /**
     * Makes the event loop's thread, so that the host can name and pin it.
     *
     * @param value called once
     * @return this
     */
    public SocketSettings eventLoopThread(ThreadFactory value) {
        open();
        eventLoopThread = value;
        return this;
    }

    /** @return time to reach a socket's working state; positive */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** @return distance of application-level pings; positive */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** @return a socket without any frame for so long is dead; longer than the heartbeat */
    public Duration silence() {
        return silence;
    }

    /** @return first wait before connecting again; positive */
    public Duration backoffMin() {
        return backoffMin;
    }

    /** @return longest wait before connecting again; positive */
    public Duration backoffMax() {
        return backoffMax;
    }

    /** @return how long the event loop stays awake after work; not negative */
    public Duration linger() {
        return linger;
    }

    /** @return makes the event loop's thread; not null */
    public ThreadFactory eventLoopThread() {
        return eventLoopThread;
    }

    @Override
    void check() {
        require(
                silence.compareTo(heartbeat) > 0,
                "silence must be longer than heartbeat: silence=" + silence + " heartbeat=" + heartbeat);
    }
}
