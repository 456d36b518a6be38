package io.escapement.gateway.exchange.stream;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.row.ExecutionRow;
import io.escapement.gateway.exchange.row.OrderRow;
import io.escapement.gateway.exchange.row.PositionRow;
import io.escapement.gateway.exchange.row.WalletRow;
import io.escapement.venue.Venue;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.WalletView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The account's own news to those who subscribed, under the name they subscribed by: {@code order} or
 * {@code order.linear}, and so on. Nothing is repeated for who comes later. Event loop only.
 */
public final class PrivateFeed {
    private static final String USER_ID = "90210001";
    private static final String FAST = "execution.fast";
    private static final String WALLET = "wallet";
    private static final String LINEAR = ".linear";
    private static final List<String> FAMILIES = List.of("execution", FAST, "order", "position");

    /** Of these only the first ever has news. */
    private static final List<String> CATEGORIES = List.of(LINEAR, ".inverse", ".spot", ".option");

    private static final int UNIQUE_BITS = 16;
    private static final long VERSION = 4L << 12;
    private static final long VARIANT = 1L << 63;
    private static final List<String> COINS = List.of("USDT");

    private final Venue venue;
    private final List<InstrumentRules> instruments;
    private final Map<String, Audience> audiences = new LinkedHashMap<>();
    private final JsonWriter json = new JsonWriter();
    private long unmatched;

    /**
     * Creates a feed without listeners.
     *
     * @param venue whose account it is
     */
    public PrivateFeed(Venue venue) {
        this.venue = venue;
        instruments = venue.instruments();
        for (final String family : FAMILIES) {
            audiences.put(family, new Audience());
            CATEGORIES.forEach(category -> audiences.put(family + category, new Audience()));
        }
        for (final String topic : List.of(WALLET, "greeks", "dcp.future")) {
            audiences.put(topic, new Audience());
        }
    }

    /** Whether a topic can be subscribed. @param topic as sent @return true if it is served */
    public boolean isTopic(String topic) {
        return audiences.containsKey(topic);
    }

    /** The all-in-one name of a topic. @param topic as sent @return itself if it is not categorised */
    public static String family(String topic) {
        final int dot = topic.lastIndexOf('.');
        return dot >= 0 && CATEGORIES.contains(topic.substring(dot)) ? topic.substring(0, dot) : topic;
    }

    /** Adds a listener. @param topic one that {@link #isTopic} accepts @param link not yet listening */
    public void subscribe(String topic, SocketLink link) {
        audiences.get(topic).add(link);
    }

    /** Removes a listener. @param topic one that {@link #isTopic} accepts @param link of the listener */
    public void unsubscribe(String topic, SocketLink link) {
        audiences.get(topic).remove(link);
    }

    /** Removes a listener from every topic. @param link of the listener */
    public void forget(SocketLink link) {
        audiences.values().forEach(audience -> audience.remove(link));
    }

    /** See the venue's listener. @param crossSequence of the match @param rows of one instrument */
    public void onExecutions(long crossSequence, List<ExecutionView> rows) {
        final String symbol = symbol(rows.get(0).instrumentId());
        if (rows.stream().anyMatch(PrivateFeed::isTrade)) {
            send(FAST, "", () -> {
                for (final ExecutionView row : rows) {
                    if (isTrade(row)) {
                        ExecutionRow.writeFast(json, symbol, row);
                    }
                }
            });
        }
        send("execution", USER_ID + "_" + symbol + "_" + crossSequence, () -> {
            for (final ExecutionView row : rows) {
                ExecutionRow.write(json, symbol, row, true);
            }
        });
    }

    /** See the venue's listener. @param crossSequence of the change @param rows of one instrument */
    public void onOrders(long crossSequence, List<OrderView> rows) {
        final String symbol = symbol(rows.get(0).instrumentId());
        send("order", id(symbol, crossSequence), () -> {
            for (final OrderView row : rows) {
                OrderRow.write(json, symbol, row, true);
            }
        });
    }

    /** See the venue's listener. @param rows of one instrument, as they stand */
    public void onPositions(List<PositionView> rows) {
        final String symbol = symbol(rows.get(0).instrumentId());
        send("position", USER_ID + "_position_" + venue.nowMs(), () -> {
            for (final PositionView row : rows) {
                PositionRow.write(json, symbol, row, true);
            }
        });
    }

    /** See the venue's listener. @param wallet as it stands */
    public void onWallet(WalletView wallet) {
        send(WALLET, USER_ID + "_wallet_" + venue.nowMs(), () -> WalletRow.write(json, wallet, COINS));
    }

    /** What no match caused, such as a trailing stop that moved, has an id of its own. */
    private String id(String symbol, long crossSequence) {
        if (crossSequence != 0) {
            return USER_ID + "_" + symbol + "_" + crossSequence;
        }
        unmatched++;
        return new UUID(venue.nowMs() << UNIQUE_BITS | VERSION, VARIANT | unmatched).toString();
    }

    private static boolean isTrade(ExecutionView row) {
        return row.kind() == FillKind.TRADE;
    }

    private void send(String family, String id, Runnable rows) {
        sendAs(family, id, rows);
        sendAs(family + LINEAR, id, rows);
    }

    private void sendAs(String topic, String id, Runnable rows) {
        final Audience audience = audiences.get(topic);
        if (audience == null || audience.isEmpty()) {
            return;
        }
        json.clear().object();
        json.key("topic").text(topic);
        if (!id.isEmpty()) {
            json.key("id").text(id);
        }
        json.key("creationTime").number(venue.nowMs());
        json.key("data").list();
        rows.run();
        json.endList().endObject();
        audience.sendAll(json);
    }

    private String symbol(int instrumentId) {
        return instruments.get(instrumentId).symbol();
    }
}
