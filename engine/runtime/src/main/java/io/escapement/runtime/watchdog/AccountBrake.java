package io.escapement.runtime.watchdog;

import io.escapement.gateway.bybit.rest.AnswerRows;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Stops an account from outside the engine, by REST.
 *
 * <p>Entries are cancelled; stops and targets that rest on the venue stay, for they are what protects the positions.
 * Flattening is reduce-only, so that it can't open anything, whatever the engine or its stops do at the same time.
 */
public final class AccountBrake {
    private static final String SETTLED_IN_USDT = "category=linear&settleCoin=USDT";
    private static final String CANCEL_ENTRIES =
            "{\"category\":\"linear\",\"settleCoin\":\"USDT\",\"orderFilter\":\"Order\"}";
    private static final int PAGE = 50;
    private static final int POSITIONS_PAGE = 200;

    private final RestClient rest;
    private final String idPrefix;
    private int orders;

    /**
     * A brake that has done nothing yet.
     *
     * @param rest with the account's key; not closed here
     * @param idPrefix of client order ids, different for each start of the watchdog, so that they are never used twice
     */
    public AccountBrake(RestClient rest, String idPrefix) {
        this.rest = rest;
        this.idPrefix = idPrefix;
    }

    /**
     * Cancels every order that is not conditional. The venue cancels a limited number at a time, so it is to be repeated
     * until nothing is left.
     *
     * @return orders still open afterwards, at most a page of them counted
     * @throws RestException if the venue can't be reached or refuses
     */
    public int cancelEntries() {
        rest.postSigned("/v5/order/cancel-all", ascii(CANCEL_ENTRIES));
        return AnswerRows.of(rest.getSigned(
                        "/v5/order/realtime", SETTLED_IN_USDT + "&orderFilter=Order&openOnly=0&limit=" + PAGE))
                .size();
    }

    /**
     * Sends a reduce-only market order against every open position. A position larger than one order may be needs
     * another turn. A refusal ends only the turn of its own position.
     *
     * @return positions found open, one text each
     * @throws RestException if the venue can't be reached, or, once all have had their turn, if it refused one
     */
    public List<String> flatten() {
        final List<Map<String, String>> positions =
                AnswerRows.of(rest.getSigned("/v5/position/list", SETTLED_IN_USDT + "&limit=" + POSITIONS_PAGE))
                        .stream()
                        .filter(AccountBrake::isOpen)
                        .toList();
        RestException refused = null;
        for (final Map<String, String> position : positions) {
            try {
                rest.postSigned("/v5/order/create", ascii(closing(position)));
            } catch (final RestException e) {
                if (e.kind() != RestException.Kind.REJECTED) {
                    throw e;
                }
                // Of one position only: the others are not kept waiting for it.
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return positions.stream()
                .map(position -> position.get("symbol") + " " + position.get("side") + " " + position.get("size"))
                .toList();
    }

    private static boolean isOpen(Map<String, String> position) {
        final String size = position.getOrDefault("size", "");
        return !size.isEmpty() && new BigDecimal(size).signum() != 0;
    }

    private String closing(Map<String, String> position) {
        orders++;
        return String.format(
                "{\"category\":\"linear\",\"symbol\":\"%s\",\"side\":\"%s\",\"orderType\":\"Market\",\"qty\":\"%s\","
                        + "\"reduceOnly\":true,\"positionIdx\":%s,\"orderLinkId\":\"%s-%d\"}",
                position.get("symbol"),
                "Buy".equals(position.get("side")) ? "Sell" : "Buy",
                position.get("size"),
                position.getOrDefault("positionIdx", "0"),
                idPrefix,
                orders);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
