package io.escapement.gateway.bybit.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One event loop on one thread, epoll where the machine has it, NIO elsewhere.
 *
 * <p>All of a gateway's sockets share it, so that whatever arrives is handled in one order.
 */
public final class Transport implements Executor, AutoCloseable {
    private static final int QUIET_MILLIS = 0;
    private static final int EVENTS_AS_NEEDED = 0;
    private static final int CLOSE_MILLIS = 2_000;

    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Class<? extends Channel> channelType;

    /**
     * Starts the thread with the first use.
     *
     * @param thread makes the event loop's thread
     */
    public Transport(ThreadFactory thread) {
        this(thread, Duration.ZERO);
    }

    /**
     * Starts the thread with the first use.
     *
     * @param thread makes the event loop's thread
     * @param linger how long the loop stays awake after work, zero to sleep at once; epoll only
     */
    public Transport(ThreadFactory thread, Duration linger) {
        // Netty's own thread-locals need to be told about threads that others make.
        final ThreadFactory threads =
                task -> thread.newThread(() -> FastThreadLocalThread.runWithFastThreadLocal(task));
        final boolean epoll = Epoll.isAvailable();
        group = new MultiThreadIoEventLoopGroup(1, threads, epoll ? epoll(linger) : NioIoHandler.newFactory());
        channelType = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        loop = group.next();
    }

    private static IoHandlerFactory epoll(Duration linger) {
        return linger.isZero()
                ? EpollIoHandler.newFactory()
                : EpollIoHandler.newFactory(EVENTS_AS_NEEDED, () -> new LingeringSelect(linger.toNanos()));
    }

    /**
     * The event loop.
     *
     * @return always the same
     */
    public EventLoop loop() {
        return loop;
    }

    /**
     * Runs a task on the loop, in order; once the loop has ended tasks are dropped, for there is nobody left to serve.
     *
     * @param task from any thread
     */
    @Override
    public void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (final RejectedExecutionException e) {
            if (!loop.isShuttingDown()) {
                throw e;
            }
        }
    }

    /**
     * A client bootstrap on the loop; the handler is still to be set.
     *
     * @param connectTimeout of the TCP connection
     * @return a new one
     */
    public Bootstrap bootstrap(Duration connectTimeout) {
        return new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis());
    }

    /** Ends the thread; waits for it when called from another. May be called twice. */
    @Override
    public void close() {
        group.shutdownGracefully(QUIET_MILLIS, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        if (!loop.inEventLoop()) {
            group.terminationFuture().awaitUninterruptibly(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
