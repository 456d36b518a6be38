package io.escapement.venue.matching;

import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.VenueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders in order of priority, and by their ids; maps are for look-up only. */
final class OrderTable {
    private final List<List<Order>> open = new ArrayList<>();
    private final List<Order> ended = new ArrayList<>();
    private final Map<VenueId, Order> byId = new HashMap<>();
    private final Map<String, Order> byLinkId = new HashMap<>();
    private final Set<String> linkIds = new HashSet<>();

    OrderTable(int instruments) {
        for (int i = 0; i < instruments; i++) {
            open.add(new ArrayList<>());
        }
    }

    void add(Order order) {
        open.get(order.instrumentId).add(order);
        byId.put(order.id, order);
        if (!order.linkId.isEmpty()) {
            byLinkId.put(order.linkId, order);
            linkIds.add(order.linkId);
        }
    }

    /** Puts an open order behind all others. */
    void requeue(Order order) {
        final List<Order> orders = open.get(order.instrumentId);
        orders.remove(order);
        orders.add(order);
    }

    /** Moves an order that is no longer open to the history; does nothing if it has been moved. */
    void retire(Order order) {
        if (open.get(order.instrumentId).remove(order)) {
            ended.add(order);
        }
    }

    /** Whether a client's id was ever used; ids are never free again. */
    boolean used(String linkId) {
        return linkIds.contains(linkId);
    }

    /** Open orders of an instrument, those with priority first; live. */
    List<Order> open(int instrumentId) {
        return open.get(instrumentId);
    }

    Order find(VenueId id, String linkId) {
        return id != null ? byId.get(id) : byLinkId.get(linkId);
    }

    /** The waiting child of a whole position, or null. */
    Order attached(int instrumentId, int positionIndex, StopKind kind) {
        final List<Order> orders = open.get(instrumentId);
        for (int i = 0; i < orders.size(); i++) {
            final Order order = orders.get(i);
            if (order.stopKind == kind && order.positionIndex == positionIndex && order.waiting()) {
                return order;
            }
        }
        return null;
    }

    List<OrderView> openViews() {
        final List<Order> all = new ArrayList<>();
        for (final List<Order> orders : open) {
            all.addAll(orders);
        }
        all.sort((a, b) -> Long.compare(a.createdTimeMs, b.createdTimeMs));
        return views(all);
    }

    List<OrderView> endedViews() {
        return views(ended);
    }

    private static List<OrderView> views(List<Order> orders) {
        final List<OrderView> views = new ArrayList<>(orders.size());
        for (final Order order : orders) {
            views.add(order.view());
        }
        return views;
    }
}
