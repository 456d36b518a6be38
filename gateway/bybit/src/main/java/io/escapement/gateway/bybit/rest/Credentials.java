package io.escapement.gateway.bybit.rest;

import java.util.function.Supplier;

/** Where key and secret come from; asked when needed, never printed. */
public final class Credentials {
    private final Supplier<String> apiKey;
    private final Supplier<String> apiSecret;

    /**
     * From suppliers, usually of environment variables.
     *
     * @param apiKey gives the key
     * @param apiSecret gives the secret
     */
    public Credentials(Supplier<String> apiKey, Supplier<String> apiSecret) {
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
    }

    /**
     * The key.
     *
     * @return not null
     */
    public String apiKey() {
        return apiKey.get();
    }

    /**
     * The secret.
     *
     * @return not null
     */
    public String apiSecret() {
        return apiSecret.get();
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
