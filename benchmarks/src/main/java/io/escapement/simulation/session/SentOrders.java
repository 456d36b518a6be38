package io.escapement.simulation.session;

import io.escapement.simulation.world.Wire;
import io.escapement.simulation.world.WireTap;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts, on the wire itself, how often each order is sent. An order may be sent once more only after the venue has
 * refused it at the door, without looking at it: for its time stamp, by a rate limit, or because it restarts.
 */
final class SentOrders implements WireTap {
    private static final String CREATE = "\"order.create\"";
    private static final String CREATE_PATH = "/v5/order/create";
    private static final Pattern LINK_ID = Pattern.compile("\"orderLinkId\":\"([^\"]+)\"");
    private static final Pattern REQUEST_ID = Pattern.compile("\"reqId\":\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\"retCode\":(\\d+)");
    private static final Set<Integer> AT_THE_DOOR = Set.of(10002, 10006, 10018, 10019, 10403, 20003);
    private static final Set<Integer> STATUS_AT_THE_DOOR = Set.of(403, 429);

    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<Object, String> underWay = new HashMap<>();
    private String doubled;
    private long count;

    @Override
    public void onSent(Wire wire, Object message) {
        if (message instanceof TextWebSocketFrame frame) {
            final String text = frame.text();
            if (text.contains(CREATE)) {
                add(text, find(REQUEST_ID, text));
            }
        } else if (message instanceof FullHttpRequest request) {
            underWay.remove(wire);
            if (request.method() == HttpMethod.POST && request.uri().startsWith(CREATE_PATH)) {
                add(request.content().toString(StandardCharsets.UTF_8), wire);
            }
        }
    }

    @Override
    public void onReceived(Wire wire, Object message) {
        if (message instanceof FullHttpResponse response) {
            final String text = response.content().toString(StandardCharsets.UTF_8);
            answered(wire, text, STATUS_AT_THE_DOOR.contains(response.status().code()));
        } else if (message instanceof TextWebSocketFrame frame) {
            final String text = frame.text();
            final String request = text.contains(CREATE) ? find(REQUEST_ID, text) : null;
            if (request != null) {
                answered(request, text, false);
            }
        }
    }

    /** Orders sent. */
    long count() {
        return count;
    }

    /** The client id of an order that was sent more than once, or null. */
    String doubled() {
        return doubled;
    }

    private void answered(Object request, String text, boolean refused) {
        final String order = underWay.remove(request);
        final String code = order == null ? null : find(CODE, text);
        if (order != null && (refused || code != null && AT_THE_DOOR.contains(Integer.valueOf(code)))) {
            sent.remove(order);
        }
    }

    private void add(String text, Object request) {
        count++;
        final String id = find(LINK_ID, text);
        final String name = id == null ? "an order without an id: " + text : id;
        if (request != null) {
            underWay.put(request, name);
        }
        if (sent.merge(name, 1, Integer::sum) > 1 && doubled == null) {
            doubled = name;
        }
    }

    private static String find(Pattern pattern, String text) {
        final Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
