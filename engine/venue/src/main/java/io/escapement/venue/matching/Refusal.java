package io.escapement.venue.matching;

/**
 * Why a command is not accepted.
 *
 * @param code one of {@link io.escapement.venue.model.RetCode}
 * @param message for people
 */
record Refusal(int code, String message) {}
