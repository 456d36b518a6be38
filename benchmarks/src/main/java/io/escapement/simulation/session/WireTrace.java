package io.escapement.simulation.session;

import io.escapement.simulation.world.VirtualClock;
import io.escapement.simulation.world.Wire;
import io.escapement.simulation.world.WireTap;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Prints what passes the wires and contains a text, such as an order's client id, with virtual time and connection. */
final class WireTrace implements WireTap {
    private static final int SHOWN_CHARACTERS = 600;

    private final WireTap next;
    private final VirtualClock clock;
    private final String wanted;
    private final PrintStream out;

    WireTrace(WireTap next, VirtualClock clock, String wanted, PrintStream out) {
        this.next = next;
        this.clock = clock;
        this.wanted = wanted;
        this.out = out;
    }

    @Override
    public void onSent(Wire wire, Object message) {
        print(wire, " > ", message);
        next.onSent(wire, message);
    }

    @Override
    public void onReceived(Wire wire, Object message) {
        print(wire, " < ", message);
        next.onReceived(wire, message);
    }

    private void print(Wire wire, String direction, Object message) {
        final String text = text(message);
        if (text.contains(wanted)) {
            out.printf(
                    Locale.ROOT,
                    "%12.6f %s%s%s%n",
                    clock.elapsedNanos() / 1e9,
                    wire.id().asShortText(),
                    direction,
                    text.substring(0, Math.min(SHOWN_CHARACTERS, text.length())));
        }
    }

    private static String text(Object message) {
        if (message instanceof TextWebSocketFrame frame) {
            return frame.text();
        }
        if (message instanceof FullHttpRequest request) {
            return request.method() + " " + request.uri() + " "
                    + request.content().toString(StandardCharsets.UTF_8);
        }
        if (message instanceof FullHttpResponse response) {
            return response.status() + " " + response.content().toString(StandardCharsets.UTF_8);
        }
        return message.getClass().getSimpleName();
    }
}
