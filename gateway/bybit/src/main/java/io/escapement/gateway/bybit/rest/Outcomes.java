package io.escapement.gateway.bybit.rest;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Outcome;

/** What refusals and failures mean for the fate of a command, once it will not be repeated. */
public final class Outcomes {
    private Outcomes() {}

    /**
     * By the venue's code.
     *
     * @param kind of the command
     * @param code retCode
     * @return ACK, ALREADY_SO, UNKNOWN or REJECT
     */
    public static Outcome ofCode(CommandKind kind, int code) {
        return switch (RetCode.meaning(code)) {
            case OK -> Outcome.ACK;
            case UNKNOWN, DUPLICATE_ID -> Outcome.UNKNOWN;
            case ALREADY_SO ->
                kind == CommandKind.PLACE || kind == CommandKind.CANCEL ? Outcome.REJECT : Outcome.ALREADY_SO;
            // Nothing rests that could be cancelled; what became of the order its updates tell, or a query.
            case GONE -> kind == CommandKind.CANCEL ? Outcome.ALREADY_SO : Outcome.REJECT;
            default -> Outcome.REJECT;
        };
    }

    /**
     * By the failure of a REST request.
     *
     * @param kind of the command
     * @param failure of the request
     * @return UNSENT, UNKNOWN, ALREADY_SO or REJECT
     */
    public static Outcome ofFailure(CommandKind kind, RestException failure) {
        return switch (failure.kind()) {
            case NOT_SENT -> Outcome.UNSENT;
            case UNKNOWN -> Outcome.UNKNOWN;
            case REJECTED -> ofCode(kind, failure.code());
        };
    }
}
