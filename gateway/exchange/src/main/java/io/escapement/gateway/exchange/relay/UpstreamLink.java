package io.escapement.gateway.exchange.relay;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One connection to a venue's public stream: keeps its topics subscribed, and itself alive. A lost connection comes back
 * by itself, later each time it fails. Event loop only, but for what the JDK's client calls.
 */
final class UpstreamLink {
    private static final long PING_SECONDS = 20;
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(45);
    private static final long BACKOFF_MIN_MS = 500;
    private static final long BACKOFF_MAX_MS = 30_000;
    private static final int TOPICS_A_REQUEST = 20;

    private final HttpClient http;
    private final URI stream;
    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final Random random;
    private final UpstreamListener listener;
    private final Runnable onUp;
    private final Set<String> topics = new LinkedHashSet<>();
    private final Set<String> toSubscribe = new LinkedHashSet<>();
    private final Set<String> toUnsubscribe = new LinkedHashSet<>();
    private CompletableFuture<WebSocket> sending;
    private Receiver receiver;
    private boolean up;
    private boolean closed;
    private boolean flushing;
    private long heardNs;
    private long backoffMs = BACKOFF_MIN_MS;

    UpstreamLink(
            HttpClient http,
            URI stream,
            EventLoop loop,
            LongSupplier nanoTime,
            Random random,
            UpstreamListener listener,
            Runnable onUp) {
        this.http = http;
        this.stream = stream;
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.random = random;
        this.listener = listener;
        this.onUp = onUp;
        connect();
        loop.scheduleAtFixedRate(this::keepAlive, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    boolean isUp() {
        return up;
    }

    Collection<String> topics() {
        return topics;
    }

    /** Adds a topic; asks for it with the others of this turn of the loop. */
    void subscribe(String topic) {
        topics.add(topic);
        toSubscribe.add(topic);
        flushSoon();
    }

    void unsubscribe(String topic) {
        topics.remove(topic);
        toSubscribe.remove(topic);
        toUnsubscribe.add(topic);
        flushSoon();
    }

    /** Has a topic told anew from its snapshot on. */
    void refresh(String topic) {
        if (topics.contains(topic) && !toSubscribe.contains(topic)) {
            toUnsubscribe.add(topic);
            toSubscribe.add(topic);
            flushSoon();
        }
    }

    void close() {
        closed = true;
        if (receiver != null) {
            receiver.abort();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        final Receiver next = new Receiver();
        receiver = next;
        http.newWebSocketBuilder()
                .buildAsync(stream, next)
                .whenComplete((socket, failure) -> loop.execute(() -> {
                    if (failure != null) {
                        lost(next, VenueRest.reason(failure));
                    } else if (next == receiver) {
                        opened(next, socket);
                    }
                }));
    }

    private void opened(Receiver of, WebSocket socket) {
        of.socket = socket;
        if (closed) {
            of.abort();
            return;
        }
        up = true;
        heardNs = nanoTime.getAsLong();
        sending = CompletableFuture.completedFuture(socket);
        toUnsubscribe.clear();
        toSubscribe.clear();
        toSubscribe.addAll(topics);
        flush();
        onUp.run();
    }

    private void lost(Receiver from, String why) {
        if (from != receiver || closed) {
            return;
        }
        receiver = null;
        from.abort();
        final long delayMs = backoffMs / 2 + random.nextInt((int) (backoffMs / 2) + 1);
        backoffMs = Math.min(BACKOFF_MAX_MS, backoffMs * 2);
        System.err.println(
                "exchange: no live market from " + stream + " (" + why + "); trying again in " + delayMs + " ms");
        if (up) {
            up = false;
            listener.onDown(List.copyOf(topics));
        }
        loop.schedule(this::connect, delayMs, TimeUnit.MILLISECONDS);
    }

    private void keepAlive() {
        if (up && nanoTime.getAsLong() - heardNs > SILENCE_NS) {
            lost(receiver, "nothing heard for " + TimeUnit.NANOSECONDS.toSeconds(SILENCE_NS) + " s");
        } else if (up) {
            send("{\"op\":\"ping\"}");
        }
    }

    private void heard(Receiver from, String text) {
        if (from == receiver) {
            heardNs = nanoTime.getAsLong();
            backoffMs = BACKOFF_MIN_MS;
            listener.onFrame(text);
        }
    }

    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            loop.execute(() -> {
                flushing = false;
                flush();
            });
        }
    }

    private void flush() {
        if (up) {
            ask("unsubscribe", toUnsubscribe);
            ask("subscribe", toSubscribe);
            toUnsubscribe.clear();
            toSubscribe.clear();
        }
    }

    private void ask(String op, Set<String> wanted) {
        final List<String> list = new ArrayList<>(wanted);
        for (int i = 0; i < list.size(); i += TOPICS_A_REQUEST) {
            final List<String> some = list.subList(i, Math.min(list.size(), i + TOPICS_A_REQUEST));
            send("{\"op\":\"" + op + "\",\"args\":[\"" + String.join("\",\"", some) + "\"]}");
        }
    }

    /** One behind the other, as the JDK's client wants it. */
    private void send(String text) {
        sending = sending.thenCompose(socket -> socket.sendText(text, true));
    }

    /** Puts the parts of messages together and hands them over. Called by the JDK's client, one call at a time. */
    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            parts.append(text);
            if (last) {
                final String whole = parts.toString();
                parts.setLength(0);
                loop.execute(() -> heard(this, whole));
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            loop.execute(() -> lost(this, "closed with " + status));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            loop.execute(() -> lost(this, VenueRest.reason(failure)));
        }

        void abort() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
