package io.escapement.benchmarks.crash;

import io.escapement.gateway.bybit.rest.AnswerRows;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the exchange says of the account, asked by REST. */
final class VenueTruth implements AutoCloseable {
    private static final String KEY = "paper-key";
    private static final String SECRET = "paper-secret";
    private static final int SCALE = 8;

    private final RestClient rest;

    VenueTruth(String venue) {
        rest = new RestClient(new RestSettings(
                URI.create("http://" + venue),
                new Credentials(() -> KEY, () -> SECRET),
                5_000,
                Duration.ofSeconds(10)));
    }

    /** Signed sizes at 1e-8 by symbol, flat ones left out. */
    Map<String, Long> positions() {
        final Map<String, Long> positions = new TreeMap<>();
        for (final Map<String, String> row :
                AnswerRows.of(rest.getSigned("/v5/position/list", "category=linear&settleCoin=USDT&limit=200"))) {
            final long size = scaled(row.get("size"));
            if (size != 0) {
                positions.put(row.get("symbol"), "Sell".equals(row.get("side")) ? -size : size);
            }
        }
        return positions;
    }

    /** Cash of the account at 1e-8, unrealised profit not in it. */
    long cash() {
        return scaled(AnswerRows.of(rest.getSigned("/v5/account/wallet-balance", "accountType=UNIFIED"))
                .get(0)
                .get("totalWalletBalance"));
    }

    private static long scaled(String decimal) {
        return new BigDecimal(decimal).movePointRight(SCALE).longValueExact();
    }

    @Override
    public void close() {
        rest.close();
    }
}
