package io.escapement.gateway.bybit.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 signatures of the v5 API.
 *
 * <p>REST signs timestamp, key, receive window and then the query string or the body, byte for byte as sent; a WebSocket
 * signs {@code GET/realtime} and the expiry. One thread at a time.
 */
public final class Signer {
    private static final String ALGORITHM = "HmacSHA256";
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final String apiKey;
    private final Mac mac;

    /**
     * For one key.
     *
     * @param credentials asked once, here
     * @throws IllegalArgumentException if key or secret is missing
     */
    public Signer(Credentials credentials) {
        apiKey = credentials.apiKey();
        final String secret = credentials.apiSecret();
        if (apiKey == null || apiKey.isEmpty() || secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("API key or secret is missing: set both in the environment");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not usable on this JVM", e);
        }
    }

    /**
     * The key.
     *
     * @return goes into a header
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Signs a REST request.
     *
     * @param timestampMs as in the header
     * @param receiveWindowMs as in the header
     * @param payload query string without question mark, or body
     * @return lower-case hexadecimal
     */
    public String rest(long timestampMs, int receiveWindowMs, byte[] payload) {
        mac.update((timestampMs + apiKey + receiveWindowMs).getBytes(StandardCharsets.UTF_8));
        return hex(mac.doFinal(payload));
    }

    /**
     * Signs the {@code auth} request of a WebSocket.
     *
     * @param expiresMs as in the request
     * @return lower-case hexadecimal
     */
    public String webSocket(long expiresMs) {
        return hex(mac.doFinal(("GET/realtime" + expiresMs).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "Signer[hidden]";
    }

    private static String hex(byte[] bytes) {
        final char[] text = new char[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            text[2 * i] = HEX[(bytes[i] >> 4) & 0xF];
            text[2 * i + 1] = HEX[bytes[i] & 0xF];
        }
        return new String(text);
    }
}
