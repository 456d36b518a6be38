package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.auth.Credentials;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.function.LongSupplier;

/** Lets signed requests of the account pass and nobody else's, in the venue's order of checks. */
final class Gatekeeper {
    private static final int BAD_STAMP = 10002;
    private static final int BAD_KEY = 10003;
    private static final int BAD_SIGNATURE = 10004;
    private static final long MAX_WINDOW_MS = 60_000;

    private final Credentials credentials;
    private final LongSupplier marketMs;

    Gatekeeper(Credentials credentials, LongSupplier marketMs) {
        this.credentials = credentials;
        this.marketMs = marketMs;
    }

    void check(RestRequest request, HttpHeaders headers) throws RequestException {
        final String key = headers.get("X-BAPI-API-KEY", "");
        final String stamp = headers.get("X-BAPI-TIMESTAMP", "");
        final String window = headers.get("X-BAPI-RECV-WINDOW", "");
        if (!credentials.isKey(key)) {
            throw new RequestException(BAD_KEY, "API key is invalid.");
        }
        checkClock(stamp, window);
        final String signed = stamp + key + window + request.signedPayload();
        if (!credentials.isSignature(signed, headers.get("X-BAPI-SIGN"))) {
            throw new RequestException(BAD_SIGNATURE, "error sign! origin_string[" + signed + "]");
        }
    }

    private void checkClock(String stamp, String window) throws RequestException {
        final long server = marketMs.getAsLong();
        final long stampMs = wholeNumber(stamp);
        final long windowMs = window.isEmpty() ? ClockRule.DEFAULT_WINDOW_MS : wholeNumber(window);
        if (stampMs < 0
                || windowMs < 0
                || !ClockRule.accepts(stampMs, Math.min(windowMs, MAX_WINDOW_MS), server, System.currentTimeMillis())) {
            throw new RequestException(
                    BAD_STAMP,
                    "invalid request, please check your server timestamp or recv_window param. req_timestamp["
                            + stamp + "],server_timestamp[" + server + "],recv_window["
                            + (window.isEmpty() ? ClockRule.DEFAULT_WINDOW_MS : window) + "]");
        }
    }

    private static long wholeNumber(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
