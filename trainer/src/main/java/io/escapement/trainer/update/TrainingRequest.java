package io.escapement.trainer.update;

import io.escapement.codecs.sbe.Reason;

/**
 * A trading process asked for training.
 *
 * @param key the same however often the journal is read, and no other request's
 * @param symbol that lacks a model; empty when the model at hand should be refitted because enough has been learned since
 * @param reason COVERAGE for a symbol without a model, PERFORMANCE after so many outcomes
 * @param outcomes known by then; 0 for COVERAGE
 * @param timeMs engine time of the request, milliseconds since the epoch
 */
public record TrainingRequest(String key, String symbol, Reason reason, int outcomes, long timeMs) {}
