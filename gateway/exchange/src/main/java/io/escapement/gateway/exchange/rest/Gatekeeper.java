package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.auth.Credentials;
import io.netty.handler.codec.http.HttpHeaders;

/** Lets signed requests of the account pass and nobody else's, in the venue's order of checks. */
final class Gatekeeper {
    private static final int BAD_STAMP = 10002;
    private static final int BAD_KEY = 10003;
    private static final int BAD_SIGNATURE = 10004;

    private final Credentials credentials;
    private final ClockRule clock;

    Gatekeeper(Credentials credentials, ClockRule clock) {
        this.credentials = credentials;
        this.clock = clock;
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
        final String windowText = window.isEmpty() ? Long.toString(ClockRule.DEFAULT_WINDOW_MS) : window;
        final long stampMs = wholeNumber(stamp);
        final long windowMs = wholeNumber(windowText);
        if (stampMs < 0 || windowMs < 0 || !clock.accepts(stampMs, windowMs)) {
            throw new RequestException(BAD_STAMP, clock.refusal(stamp, windowText));
        }
    }

    private static long wholeNumber(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
