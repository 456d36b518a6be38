package io.escapement.venue.matching;

import io.escapement.venue.model.RetCode;

/**
 * Why a command is not accepted.
 *
 * @param code one of {@link RetCode}
 * @param message for people
 */
record Refusal(int code, String message) {
    static Refusal parameter(String what) {
        return new Refusal(RetCode.PARAMETER, "params error: " + what);
    }

    static Refusal margin() {
        return new Refusal(RetCode.INSUFFICIENT_MARGIN, "ab not enough for new order");
    }
}
