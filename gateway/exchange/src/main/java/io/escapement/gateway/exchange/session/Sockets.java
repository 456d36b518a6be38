package io.escapement.gateway.exchange.session;

import io.escapement.gateway.exchange.net.SocketLink;
import java.util.ArrayList;
import java.util.List;

/** The open sockets in the fixed order in which an instant serves them: public, private, trade; the oldest first. */
public final class Sockets {
    private final int publicsWanted;
    private final List<PublicSession> publics = new ArrayList<>();
    private final List<PrivateSession> privates = new ArrayList<>();
    private final List<TradeSession> trades = new ArrayList<>();

    /**
     * Nobody is there yet.
     *
     * @param publicsWanted subscribed public sockets of a whole client, positive
     */
    public Sockets(int publicsWanted) {
        this.publicsWanted = publicsWanted;
    }

    /** Adds a session. @param session just opened */
    public void add(SocketSession session) {
        if (session instanceof PublicSession opened) {
            publics.add(opened);
        } else if (session instanceof PrivateSession opened) {
            privates.add(opened);
        } else if (session instanceof TradeSession opened) {
            trades.add(opened);
        }
    }

    /** Removes a session. @param session closed */
    public void remove(SocketSession session) {
        publics.remove(session);
        privates.remove(session);
        trades.remove(session);
    }

    /**
     * Whether a whole client is there: its public sockets with subscriptions, a private one authenticated and subscribed,
     * a trade socket authenticated.
     *
     * @return true if the market may move for it
     */
    public boolean isReady() {
        return ready(publics) >= publicsWanted && ready(privates) > 0 && ready(trades) > 0;
    }

    /**
     * Lists the sending sides.
     *
     * @param target cleared, then filled in the fixed order
     * @return how many of them, from the start, are streams; the rest are trade sockets
     */
    public int list(List<SocketLink> target) {
        target.clear();
        append(publics, target);
        append(privates, target);
        final int streams = target.size();
        append(trades, target);
        return streams;
    }

    /**
     * The sending sides of some of them.
     *
     * @param which {@code public}, {@code public:N} for one, the oldest being 0, {@code private}, {@code trade}, or
     *     {@code all}
     * @return a copy, in the fixed order; empty when there is none such
     */
    public List<SocketLink> links(String which) {
        final List<SocketLink> links = new ArrayList<>();
        if (which.startsWith("public:")) {
            final int index = Integer.parseInt(which.substring("public:".length()));
            if (index < publics.size()) {
                links.add(publics.get(index).link());
            }
            return links;
        }
        if (which.equals("public") || which.equals("all")) {
            append(publics, links);
        }
        if (which.equals("private") || which.equals("all")) {
            append(privates, links);
        }
        if (which.equals("trade") || which.equals("all")) {
            append(trades, links);
        }
        return links;
    }

    private static int ready(List<? extends SocketSession> sessions) {
        int count = 0;
        for (int i = 0; i < sessions.size(); i++) {
            count += sessions.get(i).isReady() ? 1 : 0;
        }
        return count;
    }

    private static void append(List<? extends SocketSession> sessions, List<SocketLink> target) {
        for (int i = 0; i < sessions.size(); i++) {
            target.add(sessions.get(i).link());
        }
    }
}
