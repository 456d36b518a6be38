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
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Sockets and the machine's own clocks and threads: one event loop on one thread, epoll where there is, else NIO. */
public final class SocketTransport implements Transport {
    private static final int QUIET_MILLIS = 0;
    private static final int EVENTS_AS_NEEDED = 0;
    private static final int CLOSE_MILLIS = 2_000;

    private final RandomGenerator random = new Random();
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Class<? extends Channel> channelType;

    /**
     * Starts the thread with the first use.
     *
     * @param thread makes the event loop's thread
     */
    public SocketTransport(ThreadFactory thread) {
        this(thread, Duration.ZERO);
    }

    /**
     * Starts the thread with the first use.
     *
     * @param thread makes the event loop's thread
     * @param linger how long the loop stays awake after work, zero to sleep at once; epoll only
     */
    public SocketTransport(ThreadFactory thread, Duration linger) {
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

    @Override
    public EventLoop loop() {
        return loop;
    }

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

    @Override
    public Bootstrap bootstrap(Duration connectTimeout) {
        return new Bootstrap()
                .group(loop)
                .channel(channelType)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long epochMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            final Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Lock lock() {
        return new ReentrantLock();
    }

    @Override
    public <T> T await(Future<T> future, long timeoutNanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeoutNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public void close() {
        group.shutdownGracefully(QUIET_MILLIS, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        if (!loop.inEventLoop()) {
            group.terminationFuture().awaitUninterruptibly(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
