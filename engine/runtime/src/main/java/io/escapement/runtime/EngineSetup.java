package io.escapement.runtime;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.runtime.config.EngineConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * All an engine is told when it starts.
 *
 * @param folder of the session: counters file, epoch, journal
 * @param configuration checked
 * @param mode what the run may touch
 * @param venue where the venue is
 * @param credentials for it; null to receive public data only
 * @param symbols in order of their instrument ids
 * @param bundle of the model, or null for none
 * @param deterministic fixed epoch, so that two runs give the same bytes
 * @param commit build the engine was made from
 * @param snapshots whether a restart may begin from a snapshot; otherwise all inputs are applied again
 */
public record EngineSetup(
        Path folder,
        EngineConfiguration configuration,
        RunMode mode,
        Venue venue,
        Credentials credentials,
        List<String> symbols,
        byte[] bundle,
        boolean deterministic,
        String commit,
        boolean snapshots) {

    /**
     * A run whose restart may begin from a snapshot.
     *
     * @param folder of the session: counters file, epoch, journal
     * @param configuration checked
     * @param mode what the run may touch
     * @param venue where the venue is
     * @param credentials for it; null to receive public data only
     * @param symbols in order of their instrument ids
     * @param bundle of the model, or null for none
     * @param deterministic fixed epoch, so that two runs give the same bytes
     * @param commit build the engine was made from
     */
    public EngineSetup(
            Path folder,
            EngineConfiguration configuration,
            RunMode mode,
            Venue venue,
            Credentials credentials,
            List<String> symbols,
            byte[] bundle,
            boolean deterministic,
            String commit) {
        this(folder, configuration, mode, venue, credentials, symbols, bundle, deterministic, commit, true);
    }

    /**
     * Addresses of a venue.
     *
     * @param rest root of its REST interface
     * @param publicStream public WebSocket
     * @param privateStream private WebSocket, null without an account
     * @param trade trade WebSocket, null where there is none
     */
    public record Venue(URI rest, URI publicStream, URI privateStream, URI trade) {
        /**
         * A venue that serves everything on one address, as the simulated exchange does.
         *
         * @param address host and port, or an http(s) URL
         * @return the addresses
         */
        public static Venue at(String address) {
            final String http = address.contains("://") ? address : "http://" + address;
            final String ws = http.replaceFirst("^http", "ws");
            return new Venue(
                    URI.create(http),
                    URI.create(ws + "/v5/public/linear"),
                    URI.create(ws + "/v5/private"),
                    URI.create(ws + "/v5/trade"));
        }

        /**
         * The same venue without what needs an account.
         *
         * @return REST and public stream only
         */
        public Venue publicOnly() {
            return new Venue(rest, publicStream, null, null);
        }

        /** Bybit's test network. */
        public static final Venue TESTNET = new Venue(
                URI.create("https://api-testnet.bybit.com"),
                URI.create("wss://stream-testnet.bybit.com/v5/public/linear"),
                URI.create("wss://stream-testnet.bybit.com/v5/private"),
                URI.create("wss://stream-testnet.bybit.com/v5/trade"));

        /** Bybit's demo accounts: mainnet's public data, no trade socket. */
        public static final Venue DEMO = new Venue(
                URI.create("https://api-demo.bybit.com"),
                URI.create("wss://stream.bybit.com/v5/public/linear"),
                URI.create("wss://stream-demo.bybit.com/v5/private"),
                null);

        /** Bybit with real money. */
        public static final Venue MAINNET = new Venue(
                URI.create("https://api.bybit.com"),
                URI.create("wss://stream.bybit.com/v5/public/linear"),
                URI.create("wss://stream.bybit.com/v5/private"),
                URI.create("wss://stream.bybit.com/v5/trade"));
    }
}
