package io.escapement.gateway.exchange.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.stream.PrivateFeed;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** {@code /v5/private}: the account's own orders, executions, positions and wallet, after an auth. */
public final class PrivateSession extends SocketSession {
    private final SocketLogin login;
    private final PrivateFeed feed;
    private final LongSupplier marketMs;
    private final Set<String> topics = new LinkedHashSet<>();
    private boolean authenticated;

    /**
     * Starts a session that must authenticate first.
     *
     * @param link just opened
     * @param login checks who it is
     * @param feed what can be subscribed to
     * @param marketMs the market's clock
     */
    public PrivateSession(SocketLink link, SocketLogin login, PrivateFeed feed, LongSupplier marketMs) {
        super(link);
        this.login = login;
        this.feed = feed;
        this.marketMs = marketMs;
    }

    @Override
    public boolean isReady() {
        return authenticated && !topics.isEmpty();
    }

    @Override
    public void onClosed() {
        feed.forget(link);
    }

    @Override
    void answer(SocketRequest request) {
        switch (request.op()) {
            case "auth" -> authenticate(request);
            case "subscribe" -> subscribe(request);
            case "unsubscribe" -> unsubscribe(request);
            case "ping" -> {
                StreamReplies.privatePong(json, request, link.connectionId(), marketMs.getAsLong());
                reply();
            }
            default -> {
                StreamReplies.invalidOp(json, request, link.connectionId());
                reply();
            }
        }
    }

    private void authenticate(SocketRequest request) {
        final int code = login.check(request.args());
        if (code == SocketLogin.OK) {
            authenticated = true;
            answer(request, true, "");
        } else {
            answer(request, false, SocketLogin.text(code));
            link.close();
        }
    }

    private void subscribe(SocketRequest request) {
        if (!authenticated) {
            answer(request, false, "Request not authorized");
            return;
        }
        final Set<String> wanted = new LinkedHashSet<>();
        for (final JsonNode arg : request.args()) {
            final String topic = arg.asText();
            if (topics.contains(topic) || !wanted.add(topic)) {
                answer(request, false, "error:already subscribed,topic:" + topic);
                return;
            }
            if (!feed.isTopic(topic)) {
                answer(request, false, "error:handler not found,topic:" + topic);
                return;
            }
            if (!isAloneOfItsFamily(topic, wanted)) {
                answer(request, false, "error:all-in-one and categorised topics exclude each other,topic:" + topic);
                return;
            }
        }
        topics.addAll(wanted);
        wanted.forEach(topic -> feed.subscribe(topic, link));
        answer(request, true, "");
    }

    /** One request names a family by its all-in-one name or by categories, not both. */
    private static boolean isAloneOfItsFamily(String topic, Set<String> wanted) {
        final String family = PrivateFeed.family(topic);
        for (final String other : wanted) {
            if (PrivateFeed.family(other).equals(family) && other.equals(family) != topic.equals(family)) {
                return false;
            }
        }
        return true;
    }

    private void unsubscribe(SocketRequest request) {
        for (final JsonNode arg : request.args()) {
            if (topics.remove(arg.asText())) {
                feed.unsubscribe(arg.asText(), link);
            }
        }
        answer(request, true, "");
    }

    private void answer(SocketRequest request, boolean success, String text) {
        StreamReplies.privateReply(json, request, link.connectionId(), success, text);
        reply();
    }
}
