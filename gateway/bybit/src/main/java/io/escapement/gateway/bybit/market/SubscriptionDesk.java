package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.decode.OpReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Subscribes topics of one connection in small requests, and finds the one that spoils a request. Event loop only.
 *
 * <p>The venue refuses a request as a whole and names one topic at most; whether the others became active is not known.
 * So a refused request is cut in halves and sent again, down to single topics. "Already subscribed" is success for a
 * single topic. A single topic is tried twice, then it counts as refused.
 */
final class SubscriptionDesk {
    private static final String ALREADY = "already ";
    private static final int ATTEMPTS = 2;

    private final int topicsPerRequest;
    private final Consumer<String> wire;
    private final Map<String, Request> pending = new LinkedHashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private int requests;
    private int acknowledged;
    private String lastRefusal = "";

    /** A request without a reply yet. */
    private record Request(List<String> topics, int attempt, long sentNanos) {}

    SubscriptionDesk(int topicsPerRequest, Consumer<String> wire) {
        this.topicsPerRequest = topicsPerRequest;
        this.wire = wire;
    }

    /** A new connection: nothing is subscribed, nothing is refused. */
    void reset() {
        pending.clear();
        refused.clear();
        requests = 0;
        acknowledged = 0;
    }

    /** Asks for topics. */
    void subscribe(List<String> topics, long nowNanos) {
        for (int i = 0; i < topics.size(); i += topicsPerRequest) {
            final List<String> group = topics.subList(i, Math.min(topics.size(), i + topicsPerRequest));
            send(List.copyOf(group), 1, nowNanos);
        }
    }

    /** Asks for topics no more. */
    void unsubscribe(List<String> topics) {
        topics.forEach(refused::remove);
        for (int i = 0; i < topics.size(); i += topicsPerRequest) {
            final List<String> group = topics.subList(i, Math.min(topics.size(), i + topicsPerRequest));
            wire.accept(request("unsubscribe", "u" + requests++, group));
        }
    }

    /** Tries the refused topics once more. */
    void retryRefused(long nowNanos) {
        final List<String> again = new ArrayList<>(refused);
        refused.clear();
        for (final String topic : again) {
            send(List.of(topic), ATTEMPTS, nowNanos);
        }
    }

    /**
     * A reply to a subscribe request.
     *
     * @return the topic that is refused for good by this reply, or null
     */
    String onReply(OpReply reply, long nowNanos) {
        final Request request = take(reply);
        if (request == null) {
            return null;
        }
        final List<String> topics = request.topics();
        final boolean single = topics.size() == 1;
        if (reply.success() && (single || !reply.text().contains(ALREADY))) {
            acknowledged += topics.size();
            return null;
        }
        lastRefusal = reply.text();
        if (!single) {
            final int half = topics.size() / 2;
            send(topics.subList(0, half), 1, nowNanos);
            send(topics.subList(half, topics.size()), 1, nowNanos);
            return null;
        }
        if (request.attempt() < ATTEMPTS) {
            send(topics, request.attempt() + 1, nowNanos);
            return null;
        }
        refused.add(topics.get(0));
        return topics.get(0);
    }

    /** Whether every request has its reply. */
    boolean isSettled() {
        return pending.isEmpty();
    }

    /** Whether any topic was acknowledged on this connection. */
    boolean isAnyAcknowledged() {
        return acknowledged > 0;
    }

    /** Topics refused on this connection. */
    Set<String> refused() {
        return refused;
    }

    /** The venue's words for the last refusal, empty before. */
    String lastRefusal() {
        return lastRefusal;
    }

    /** Whether a request has waited for its reply longer than that. */
    boolean isOverdue(long nowNanos, long timeoutNanos) {
        for (final Request request : pending.values()) {
            if (nowNanos - request.sentNanos() > timeoutNanos) {
                return true;
            }
        }
        return false;
    }

    /** Replies carry the request's id; one without can only be for the oldest. */
    private Request take(OpReply reply) {
        final Request known = pending.remove(reply.requestId().toString());
        if (known != null || pending.isEmpty() || reply.requestId().toString().startsWith("g")) {
            return known;
        }
        return pending.remove(pending.keySet().iterator().next());
    }

    private void send(List<String> topics, int attempt, long nowNanos) {
        final String id = "g" + requests++;
        pending.put(id, new Request(topics, attempt, nowNanos));
        wire.accept(request("subscribe", id, topics));
    }

    private static String request(String operation, String requestId, List<String> topics) {
        return "{\"req_id\":\"" + requestId + "\",\"op\":\"" + operation + "\",\"args\":[\""
                + String.join("\",\"", topics) + "\"]}";
    }
}
