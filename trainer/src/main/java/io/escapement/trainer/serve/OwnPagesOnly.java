package io.escapement.trainer.serve;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps foreign web pages out. A browser on this machine reaches the loopback address for any page it shows, so: the name in
 * the address must be this machine's (a foreign name that points here is refused), the page that asks must be our own, and
 * what changes something must be sent as JSON, which no form of a foreign page can.
 */
final class OwnPagesOnly extends Filter {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public String description() {
        return "refuses requests of foreign pages";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        final String fault = fault(exchange);
        if (fault == null) {
            chain.doFilter(exchange);
        } else {
            try (exchange) {
                new Call(exchange).error(fault.startsWith("send") ? 415 : 403, fault);
            }
        }
    }

    private static String fault(HttpExchange exchange) {
        final Headers headers = exchange.getRequestHeaders();
        final String host = headers.getFirst("Host");
        if (host == null || !NAMES.contains(withoutPort(host))) {
            return "the address must name this machine: localhost or 127.0.0.1";
        }
        final String origin = headers.getFirst("Origin");
        if (origin != null && !isOwn(origin, host)) {
            return "requests of other pages are refused";
        }
        final String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return "requests of other pages are refused";
        }
        final String method = exchange.getRequestMethod();
        final String type = headers.getFirst("Content-Type");
        if ((method.equals("POST") || method.equals("PUT"))
                && (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json"))) {
            return "send Content-Type: application/json";
        }
        return null;
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        final int colon = host.lastIndexOf(':');
        return (colon > host.lastIndexOf(']') ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
