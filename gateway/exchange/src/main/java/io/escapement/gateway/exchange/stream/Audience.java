package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Who listens to one topic. Who has come since the last frame is fresh and gets a snapshot where others get a delta.
 * Event loop only; sending allocates nothing.
 */
public final class Audience {
    private final List<SocketLink> settled = new ArrayList<>(2);
    private final List<SocketLink> fresh = new ArrayList<>(2);

    /** Nobody listens yet. */
    public Audience() {}

    /** Adds a listener, fresh. @param link not yet listening */
    public void add(SocketLink link) {
        fresh.add(link);
    }

    /** Removes a listener. @param link listening or not */
    public void remove(SocketLink link) {
        settled.remove(link);
        fresh.remove(link);
    }

    /** Whether nobody listens. @return true if so */
    public boolean isEmpty() {
        return settled.isEmpty() && fresh.isEmpty();
    }

    boolean hasSettled() {
        return !settled.isEmpty();
    }

    boolean hasFresh() {
        return !fresh.isEmpty();
    }

    boolean isFresh(SocketLink link) {
        return fresh.contains(link);
    }

    /** To those that have had a snapshot. @param json the frame */
    public void sendSettled(JsonWriter json) {
        send(settled, json);
    }

    /** To those that have not; they have now. */
    void sendFresh(JsonWriter json) {
        send(fresh, json);
        settled.addAll(fresh);
        fresh.clear();
    }

    /** To one that has not; it has now. */
    void sendFresh(SocketLink link, JsonWriter json) {
        link.text(json);
        fresh.remove(link);
        settled.add(link);
    }

    /** To everybody: a snapshot, or where snapshot and update look the same. @param json the frame */
    public void sendAll(JsonWriter json) {
        sendSettled(json);
        if (!fresh.isEmpty()) {
            sendFresh(json);
        }
    }

    /** Lists who listens. @param target added to */
    public void listTo(Collection<SocketLink> target) {
        target.addAll(settled);
        target.addAll(fresh);
    }

    private static void send(List<SocketLink> links, JsonWriter json) {
        for (int i = 0; i < links.size(); i++) {
            links.get(i).text(json);
        }
    }
}
