package io.escapement.gateway.bybit.settings;

import java.net.URI;
import java.nio.file.Path;

/** Where the venue is. Plain {@code http} and {@code ws} are for loopback addresses only. */
public final class AddressSettings extends Section {
    private URI restUrl;
    private URI publicUrl;
    private URI privateUrl;
    private URI tradeUrl;
    private Path trust;

    /**
     * REST root, for instance {@code https://api-testnet.bybit.com}.
     *
     * @param value https, or http to a loopback address
     * @return this
     */
    public AddressSettings restUrl(URI value) {
        open();
        restUrl = value;
        return this;
    }

    /**
     * Public stream, for instance {@code wss://stream-testnet.bybit.com/v5/public/linear}.
     *
     * @param value wss, or ws to a loopback address
     * @return this
     */
    public AddressSettings publicUrl(URI value) {
        open();
        publicUrl = value;
        return this;
    }

    /**
     * Private stream.
     *
     * @param value wss, or ws to a loopback address
     * @return this
     */
    public AddressSettings privateUrl(URI value) {
        open();
        privateUrl = value;
        return this;
    }

    /**
     * Trade socket.
     *
     * @param value wss, or ws to a loopback address; null: orders go by REST (the demo environment has no trade socket)
     * @return this
     */
    public AddressSettings tradeUrl(URI value) {
        open();
        tradeUrl = value;
        return this;
    }

    /**
     * Whom to believe besides the JVM's authorities, for https and wss.
     *
     * @param value PEM file of certificates; null: nobody
     * @return this
     */
    public AddressSettings trust(Path value) {
        open();
        trust = value;
        return this;
    }

    /** @return REST root; not null once concluded */
    public URI restUrl() {
        return restUrl;
    }

    /** @return public stream; not null once concluded */
    public URI publicUrl() {
        return publicUrl;
    }

    /** @return private stream; null without an account */
    public URI privateUrl() {
        return privateUrl;
    }

    /** @return trade socket; null when orders go by REST */
    public URI tradeUrl() {
        return tradeUrl;
    }

    /** @return PEM file of more authorities, null if there is none */
    public Path trust() {
        return trust;
    }

    @Override
    void check() {
        require(restUrl != null, "restUrl is missing");
        require(publicUrl != null, "publicUrl is missing");
    }
}
