package io.escapement.gateway.exchange.relay;

import java.net.URI;
import java.util.Locale;

/**
 * A venue whose public market is relayed.
 *
 * @param stream of public market data, USDT perpetuals
 * @param rest root of its REST interface
 */
public record LiveVenue(URI stream, URI rest) {
    private static final LiveVenue TESTNET = new LiveVenue(
            URI.create("wss://stream-testnet.bybit.com/v5/public/linear"), URI.create("https://api-testnet.bybit.com"));
    private static final LiveVenue MAINNET =
            new LiveVenue(URI.create("wss://stream.bybit.com/v5/public/linear"), URI.create("https://api.bybit.com"));

    private static final String PUBLIC_PATH = "/v5/public/linear";

    /**
     * Reads what an operator wrote.
     *
     * @param name {@code testnet}, {@code mainnet} or the ws(s) URL of a public stream, without a path that of its host
     * @param rest REST root; null for that of the venue, or for the stream's host, {@code stream…} becoming {@code api…}
     * @return the venue
     * @throws IllegalArgumentException in one line what is wrong
     */
    public static LiveVenue of(String name, String rest) {
        final LiveVenue known = switch (name.toLowerCase(Locale.ROOT)) {
            case "testnet" -> TESTNET;
            case "mainnet" -> MAINNET;
            default -> null;
        };
        if (known != null) {
            return rest == null ? known : new LiveVenue(known.stream, url(rest, "http", "https"));
        }
        final URI named = url(name, "ws", "wss");
        // A bare host means its public stream.
        final URI stream = named.getPath().length() > 1 ? named : named.resolve(PUBLIC_PATH);
        return new LiveVenue(stream, rest == null ? restOf(stream) : url(rest, "http", "https"));
    }

    private static URI restOf(URI stream) {
        final String host = stream.getHost().replaceFirst("^stream", "api");
        final String port = stream.getPort() < 0 ? "" : ":" + stream.getPort();
        return URI.create((stream.getScheme().equals("wss") ? "https://" : "http://") + host + port);
    }

    private static URI url(String text, String plain, String secure) {
        try {
            final URI url = URI.create(text);
            if (url.getHost() != null && (plain.equals(url.getScheme()) || secure.equals(url.getScheme()))) {
                return url;
            }
        } catch (final IllegalArgumentException e) {
            throw noUrl(text, plain, secure, e);
        }
        throw noUrl(text, plain, secure, null);
    }

    private static IllegalArgumentException noUrl(String text, String plain, String secure, Exception cause) {
        return new IllegalArgumentException(
                "a live market is testnet, mainnet or a URL that begins with " + plain + ":// or " + secure + "://: '"
                        + text + "'",
                cause);
    }
}
