package io.escapement.gateway.exchange.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one account's key and secret, and what they sign. One thread. */
public final class Credentials {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SOCKET_PATH = "GET/realtime";

    private final String key;
    private final Mac mac;

    /**
     * Creates the credentials of the account.
     *
     * @param key not empty
     * @param secret not empty
     */
    public Credentials(String key, String secret) {
        if (key.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("the API key and secret must not be empty");
        }
        this.key = key;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    /** Compares a key. @param other may be null @return whether it is the account's */
    public boolean isKey(String other) {
        return key.equals(other);
    }

    /**
     * Checks the signature of a REST request.
     *
     * @param signed time stamp, key, window and payload, joined
     * @param signature lower- or upper-case hexadecimal; may be null
     * @return whether the account's secret made it
     */
    public boolean isSignature(String signed, String signature) {
        if (signature == null) {
            return false;
        }
        return MessageDigest.isEqual(
                sign(signed).getBytes(StandardCharsets.US_ASCII),
                signature.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Checks the signature of a WebSocket auth.
     *
     * @param expires as sent, ms since the epoch
     * @param signature as sent; may be null
     * @return whether the account's secret made it
     */
    public boolean isSocketSignature(String expires, String signature) {
        return isSignature(SOCKET_PATH + expires, signature);
    }

    /** Signs a text. @param text any @return lower-case hexadecimal */
    public String sign(String text) {
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
