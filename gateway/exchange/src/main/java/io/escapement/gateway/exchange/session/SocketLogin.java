package io.escapement.gateway.exchange.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.auth.Credentials;
import java.util.List;

/** Checks the {@code auth} of a private or trade socket: key, expiry, signature. */
public final class SocketLogin {
    /** Good. */
    static final int OK = 0;

    /** Not three arguments of the right kind. */
    static final int BAD_ARGUMENTS = 10001;

    /** The expiry lies behind both clocks. */
    static final int EXPIRED = 10002;

    /** Not the account's key. */
    static final int BAD_KEY = 10003;

    /** Not signed by the account's secret. */
    static final int BAD_SIGNATURE = 10004;

    private static final int ARGUMENTS = 3;

    private final Credentials credentials;
    private final ClockRule clock;

    /**
     * Creates the check.
     *
     * @param credentials of the account
     * @param clock judges the expiry
     */
    public SocketLogin(Credentials credentials, ClockRule clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Judges the arguments of an auth.
     *
     * @param args key, expiry (number or text), signature
     * @return one of the constants
     */
    int check(List<JsonNode> args) {
        if (args.size() != ARGUMENTS) {
            return BAD_ARGUMENTS;
        }
        final String expires = args.get(1).asText();
        if (!expires.matches("\\d{1,18}")) {
            return BAD_ARGUMENTS;
        }
        if (!credentials.isKey(args.get(0).asText())) {
            return BAD_KEY;
        }
        if (!clock.isAhead(Long.parseLong(expires))) {
            return EXPIRED;
        }
        return credentials.isSocketSignature(expires, args.get(2).asText()) ? OK : BAD_SIGNATURE;
    }

    /**
     * What is wrong, in the venue's words.
     *
     * @param code one of the constants but {@link #OK}
     * @return for people
     */
    static String text(int code) {
        return switch (code) {
            case BAD_ARGUMENTS -> "Params Error";
            case EXPIRED -> "Request expired";
            case BAD_KEY -> "API key is invalid.";
            default -> "Invalid sign";
        };
    }
}
