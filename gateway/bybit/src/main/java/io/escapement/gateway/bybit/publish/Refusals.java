package io.escapement.gateway.bybit.publish;

import io.escapement.gateway.bybit.decode.Verdict;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;

/** Which counter a refused payload belongs to. */
public final class Refusals {
    private Refusals() {}

    /**
     * The counter of a verdict.
     *
     * @param verdict a refusal
     * @return never null
     */
    public static Metric metric(Verdict verdict) {
        return switch (verdict) {
            case TRUNCATED -> Metric.REFUSED_TRUNCATED;
            case UNKNOWN_TOPIC, UNKNOWN_SYMBOL -> Metric.REFUSED_UNKNOWN;
            case MISSING_FIELD -> Metric.REFUSED_MISSING_FIELD;
            case BAD_NUMBER, EXCESS_DIGITS, OVERFLOW -> Metric.REFUSED_BAD_NUMBER;
            case BAD_VALUE -> Metric.REFUSED_BAD_VALUE;
            case TOO_LARGE, TOO_DEEP -> Metric.REFUSED_TOO_LARGE;
            default -> Metric.REFUSED_MALFORMED;
        };
    }
}
