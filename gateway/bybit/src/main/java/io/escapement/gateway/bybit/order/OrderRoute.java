package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.session.OrderSocket;
import java.util.function.LongSupplier;

/**
 * Decides on which way orders go; nobody else does.
 *
 * <p>The trade socket where there is one. While it is down orders wait, as long as they may; once it has been down for a
 * configured time they go by REST until it is up again. Before it has been up for the first time nothing goes anywhere.
 * Event loop only.
 */
final class OrderRoute {
    /** Where an order goes now. */
    enum Way {
        /** The trade socket. */
        SOCKET,
        /** REST. */
        REST,
        /** Nowhere yet. */
        WAIT
    }

    /** The trade socket is never replaced by REST. */
    static final long NEVER = -1;

    private final LongSupplier nanoTime;
    private final long restAfterNs;
    private OrderSocket socket;
    private boolean started;
    private long downSinceNanos;
    private boolean restTold;

    OrderRoute(LongSupplier nanoTime, long restAfterNs) {
        this.nanoTime = nanoTime;
        this.restAfterNs = restAfterNs;
    }

    void useSocket(OrderSocket value) {
        socket = value;
    }

    OrderSocket socket() {
        return socket;
    }

    void onUp() {
        started = true;
        restTold = false;
    }

    void onDown() {
        downSinceNanos = nanoTime.getAsLong();
    }

    Way way() {
        if (socket == null) {
            return Way.REST;
        }
        if (socket.canSend()) {
            return Way.SOCKET;
        }
        final boolean longDown = started
                && !socket.isUp()
                && restAfterNs != NEVER
                && nanoTime.getAsLong() - downSinceNanos >= restAfterNs;
        return longDown ? Way.REST : Way.WAIT;
    }

    /** Whether REST has just taken over; true once for each time. */
    boolean hasRestTakenOver() {
        if (socket == null || restTold || way() != Way.REST) {
            return false;
        }
        restTold = true;
        return true;
    }
}
