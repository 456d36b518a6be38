package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.Outcome;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.rest.RetCode;

/** What refusals and failures mean for the fate of a command. */
public final class Outcomes {
    private Outcomes() {}

    /**
     * By the venue's code.
     *
     * @param code retCode other than 0
     * @return ALREADY_SO, UNKNOWN or REJECT
     */
    public static Outcome ofCode(int code) {
        if (RetCode.isAlreadySo(code)) {
            return Outcome.ALREADY_SO;
        }
        return RetCode.isFateUnknown(code) ? Outcome.UNKNOWN : Outcome.REJECT;
    }

    /**
     * By the failure of a REST request.
     *
     * @param failure of the request
     * @return UNSENT, UNKNOWN, ALREADY_SO or REJECT
     */
    public static Outcome ofFailure(RestException failure) {
        return switch (failure.kind()) {
            case NOT_SENT -> Outcome.UNSENT;
            case UNKNOWN -> Outcome.UNKNOWN;
            case REJECTED -> ofCode(failure.code());
        };
    }
}
