package io.escapement.gateway.bybit.rest;

import io.escapement.gateway.bybit.limit.LimitGroup;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.limit.Urgency;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.SocketTransport;
import io.escapement.gateway.bybit.net.Transport;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;

/**
 * Synchronous client of the v5 REST API over one keep-alive connection.
 *
 * <p>Requests are sent strictly one after the other. Thread-safe, callers queue; never to be called on an event loop.
 * Business errors come with HTTP 200, so the envelope's retCode decides. A GET that the connection lost is sent once
 * more; a POST never is.
 */
public final class RestClient implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long BAN_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int HTTP_OK = 200;
    private static final int HTTP_FORBIDDEN = 403;
    private static final int HTTP_TOO_MANY_REQUESTS = 429;

    private final RestSettings settings;
    private final Endpoint endpoint;
    private final Transport transport;
    private final boolean ownsTransport;
    private final RequestClock clock;
    private final RateLimits limits;
    private final Lock lock;
    private final Envelope envelope = new Envelope();
    private Signer signer;
    private RestConnection connection;
    private long roundTripNs;

    /**
     * A client with an event loop of its own, signing with the wall clock. Connects with the first request.
     *
     * @param settings where and as whom
     * @throws IllegalArgumentException if the URL is plain http to a host that is not loopback
     */
    public RestClient(RestSettings settings) {
        this(settings, new SocketTransport(RestClient::daemon), true, null, null);
    }

    /**
     * A client on an event loop of others.
     *
     * @param settings where and as whom
     * @param transport not closed with the client
     * @param clock stamps signed requests
     * @param limits of the account and the address
     * @throws IllegalArgumentException if the URL is plain http to a host that is not loopback
     */
    public RestClient(RestSettings settings, Transport transport, RequestClock clock, RateLimits limits) {
        this(settings, transport, false, clock, limits);
    }

    private RestClient(
            RestSettings settings, Transport transport, boolean ownsTransport, RequestClock clock, RateLimits limits) {
        this.settings = settings;
        this.transport = transport;
        this.ownsTransport = ownsTransport;
        this.clock = clock == null ? RequestClock.wall(transport::epochMillis) : clock;
        this.limits = limits == null ? new RateLimits(transport::nanoTime, 0, true, BAN_NS) : limits;
        this.lock = transport.lock();
        this.endpoint = Endpoint.of(settings.baseUrl(), settings.trust());
    }

    /**
     * Public GET.
     *
     * @param path for instance {@code /v5/market/kline}
     * @param query as it goes over the wire, without the question mark; may be empty
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] get(String path, String query) {
        admit(path, Urgency.QUERY);
        return exchange(HttpMethod.GET, path, query, NOTHING, false);
    }

    /**
     * Signed GET.
     *
     * @param path for instance {@code /v5/order/realtime}
     * @param query as it goes over the wire, without the question mark; may be empty
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] getSigned(String path, String query) {
        admit(path, Urgency.QUERY);
        return exchange(HttpMethod.GET, path, query, NOTHING, true);
    }

    /**
     * Signed POST.
     *
     * @param path for instance {@code /v5/position/set-leverage}
     * @param body JSON text
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] postSigned(String path, byte[] body) {
        admit(path, Urgency.URGENT);
        return postAdmitted(path, body);
    }

    /**
     * Signed POST that the limits have let through already.
     *
     * @param path for instance {@code /v5/order/create}
     * @param body JSON text
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] postAdmitted(String path, byte[] body) {
        return exchange(HttpMethod.POST, path, "", body, true);
    }

    /**
     * Waits on the transport's clock, between two attempts.
     *
     * @param nanos how long
     */
    public void pause(long nanos) {
        transport.pause(nanos);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        } finally {
            lock.unlock();
        }
        if (ownsTransport) {
            transport.close();
        }
    }

    /** Waits for the limits; what they hold back for minutes is not waited for. */
    private void admit(String path, Urgency urgency) {
        final LimitGroup group = LimitGroup.of(path);
        for (long waitNs = limits.take(group, urgency, true); waitNs > 0; waitNs = limits.take(group, urgency, true)) {
            if (limits.isBanned()) {
                throw banned(path);
            }
            transport.pause(waitNs);
            if (Thread.currentThread().isInterrupted()) {
                throw new RestException(RestException.Kind.NOT_SENT, -1, describe(path) + ": interrupted");
            }
        }
    }

    private byte[] exchange(HttpMethod method, String path, String query, byte[] body, boolean signed) {
        lock.lock();
        try {
            return exchangeInTurn(method, path, query, body, signed);
        } finally {
            lock.unlock();
        }
    }

    private byte[] exchangeInTurn(HttpMethod method, String path, String query, byte[] body, boolean signed) {
        final boolean repeatable = method == HttpMethod.GET;
        boolean clockCorrected = false;
        boolean repeated = false;
        while (true) {
            final RestConnection.Answer answer = send(method, path, query, body, signed);
            if (answer.failure() != null) {
                if (repeated || answer.written() && !repeatable) {
                    throw new RestException(
                            answer.written() ? RestException.Kind.UNKNOWN : RestException.Kind.NOT_SENT,
                            -1,
                            describe(path) + ": " + answer.failure());
                }
                repeated = true;
                continue;
            }
            if (answer.status() != HTTP_OK) {
                throw refusedByHttp(path, answer.status());
            }
            limits.onAnswer();
            if (!envelope.read(answer.body())) {
                throw new RestException(
                        RestException.Kind.UNKNOWN, -1, describe(path) + ": the answer is not an envelope");
            }
            if (answer.headers().timeMs() == 0 && envelope.timeMs() > 0) {
                clock.onReply(envelope.timeMs(), roundTripNs);
            }
            if (envelope.code() == 0) {
                return answer.body();
            }
            if (RetCode.meaning(envelope.code()) == RetCode.Meaning.RATE_LIMIT) {
                onRateLimit(path, answer.headers());
            }
            // The error itself tells the venue's time: correct the clock and ask once more. It was refused, so even a
            // POST may be repeated.
            if (envelope.code() == RetCode.TIMESTAMP && signed && !clockCorrected && correctClock()) {
                clockCorrected = true;
                limits.count(LimitGroup.of(path));
                continue;
            }
            throw refused(path);
        }
    }

    private RestConnection.Answer send(HttpMethod method, String path, String query, byte[] body, boolean signed) {
        if (connection == null || !connection.isUsable()) {
            connection = RestConnection.connect(transport, endpoint, CONNECT_TIMEOUT);
        }
        final FullHttpRequest request = request(method, path, query, body, signed);
        final long sentNanos = transport.nanoTime();
        final CompletableFuture<RestConnection.Answer> future = connection.send(request);
        try {
            final RestConnection.Answer answer =
                    transport.await(future, settings.timeout().toNanos());
            final LimitHeaders headers = answer.headers();
            limits.onReply(LimitGroup.of(path), headers.limit(), headers.remaining());
            roundTripNs = transport.nanoTime() - sentNanos;
            if (headers.timeMs() > 0) {
                clock.onReply(headers.timeMs(), roundTripNs);
            }
            return answer;
        } catch (final TimeoutException e) {
            // A late answer must not be taken for that of the next request.
            connection.close();
            throw new RestException(
                    RestException.Kind.UNKNOWN,
                    -1,
                    describe(path) + ": no answer within " + settings.timeout().toMillis() + " ms");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.close();
            throw new RestException(RestException.Kind.UNKNOWN, -1, describe(path) + ": interrupted");
        } catch (final ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private FullHttpRequest request(HttpMethod method, String path, String query, byte[] body, boolean signed) {
        final String target = query.isEmpty() ? path : path + '?' + query;
        final DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, target, Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.HOST, endpoint.authority());
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
        if (method == HttpMethod.POST) {
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        if (signed) {
            sign(request, method == HttpMethod.POST ? body : query.getBytes(StandardCharsets.UTF_8));
        }
        return request;
    }

    private void sign(FullHttpRequest request, byte[] payload) {
        if (signer == null) {
            if (settings.credentials() == null) {
                throw new RestException(
                        RestException.Kind.NOT_SENT, -1, "API key and secret are missing: set both in the environment");
            }
            signer = new Signer(settings.credentials());
        }
        final long timestampMs = clock.nowMs();
        request.headers().set("X-BAPI-API-KEY", signer.apiKey());
        request.headers().set("X-BAPI-TIMESTAMP", Long.toString(timestampMs));
        request.headers().set("X-BAPI-RECV-WINDOW", Integer.toString(settings.receiveWindowMs()));
        request.headers().set("X-BAPI-SIGN", signer.rest(timestampMs, settings.receiveWindowMs(), payload));
    }

    private boolean correctClock() {
        final long told = ServerTimestamp.of(envelope.message());
        final long venueTimeMs = told == ServerTimestamp.NONE ? envelope.timeMs() : told;
        if (venueTimeMs > 0) {
            clock.synchronise(venueTimeMs);
        }
        return venueTimeMs > 0;
    }

    private void onRateLimit(String path, LimitHeaders headers) {
        final long resetInMs = headers.resetMs() == 0 ? 0 : headers.resetMs() - clock.nowMs();
        limits.onRefused(LimitGroup.of(path), TimeUnit.MILLISECONDS.toNanos(resetInMs));
    }

    private RestException refused(String path) {
        final String text = Redaction.clean(envelope.message(), signer == null ? null : signer.apiKey());
        return new RestException(
                RetCode.isFateUnknown(envelope.code()) ? RestException.Kind.UNKNOWN : RestException.Kind.REJECTED,
                envelope.code(),
                describe(path) + ": retCode=" + envelope.code() + " " + text + RetCode.remedy(envelope.code()),
                text);
    }

    private static RestException banned(String path) {
        return new RestException(
                RestException.Kind.NOT_SENT,
                -HTTP_FORBIDDEN,
                describe(path) + ": HTTP " + HTTP_FORBIDDEN + RetCode.httpRemedy(HTTP_FORBIDDEN));
    }

    private RestException refusedByHttp(String path, int status) {
        if (status == HTTP_FORBIDDEN) {
            limits.onBan();
            return banned(path);
        }
        final boolean unknown = status >= 500 || status == HTTP_TOO_MANY_REQUESTS;
        if (unknown) {
            limits.onTrouble();
        }
        return new RestException(
                unknown ? RestException.Kind.UNKNOWN : RestException.Kind.REJECTED,
                -status,
                describe(path) + ": HTTP " + status + RetCode.httpRemedy(status));
    }

    private static Thread daemon(Runnable task) {
        final Thread thread = new Thread(task, "bybit-rest");
        thread.setDaemon(true);
        return thread;
    }

    private static String describe(String path) {
        return "REST " + path;
    }
}
