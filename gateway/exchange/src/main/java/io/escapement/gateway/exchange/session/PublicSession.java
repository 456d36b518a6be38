package io.escapement.gateway.exchange.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.stream.MarketFeed;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code /v5/public/linear}: subscribes to market data; nobody has to say who he is. */
public final class PublicSession extends SocketSession {
    private static final int MAX_ARGUMENT_CHARACTERS = 21_000;

    private final MarketFeed feed;
    private final Set<String> topics = new LinkedHashSet<>();
    private int argumentCharacters;

    /**
     * Starts a session without subscriptions.
     *
     * @param link just opened
     * @param feed what can be subscribed to
     */
    public PublicSession(SocketLink link, MarketFeed feed) {
        super(link);
        this.feed = feed;
    }

    @Override
    public boolean isReady() {
        return !topics.isEmpty();
    }

    @Override
    public void onClosed() {
        feed.forget(link);
    }

    @Override
    void answer(SocketRequest request) {
        switch (request.op()) {
            case "subscribe" -> subscribe(request);
            case "unsubscribe" -> unsubscribe(request);
            case "ping" -> answer(request, true, "pong");
            default -> {
                StreamReplies.invalidOp(json, request, link.connectionId());
                reply();
            }
        }
    }

    /** The first topic that fails fails the request, as observed on the venue; nothing of it becomes active then. */
    private void subscribe(SocketRequest request) {
        int characters = argumentCharacters;
        final Set<String> wanted = new LinkedHashSet<>();
        for (final JsonNode arg : request.args()) {
            final String topic = arg.asText();
            characters += topic.length();
            if (topics.contains(topic) || !wanted.add(topic)) {
                answer(request, false, "error:already subscribed,topic:" + topic);
                return;
            }
            if (!feed.isTopic(topic)) {
                answer(request, false, "error:handler not found,topic:" + topic);
                return;
            }
        }
        if (characters > MAX_ARGUMENT_CHARACTERS) {
            answer(request, false, "error:args total length exceeds " + MAX_ARGUMENT_CHARACTERS);
            return;
        }
        argumentCharacters = characters;
        answer(request, true, "");
        for (final String topic : wanted) {
            topics.add(topic);
            feed.subscribe(topic, link);
        }
        feed.greet(link);
    }

    private void unsubscribe(SocketRequest request) {
        for (final JsonNode arg : request.args()) {
            final String topic = arg.asText();
            if (topics.remove(topic)) {
                argumentCharacters -= topic.length();
                feed.unsubscribe(topic, link);
            }
        }
        answer(request, true, "");
    }

    private void answer(SocketRequest request, boolean success, String text) {
        StreamReplies.publicReply(json, request, link.connectionId(), success, text);
        reply();
    }
}
