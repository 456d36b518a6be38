package io.escapement.trainer.registry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much the out-of-sample part of a fit speaks for a model, as one number to compare models by.
 *
 * <p>The product of four shares, each from 0 to 1, so that none makes up for another:
 *
 * <ul>
 *   <li>evidence: trades on the test part over 100;
 *   <li>value: 1 if they earned money after costs, else 0;
 *   <li>skill: (AUC − 0.5) over 0.1;
 *   <li>calibration: one half, and up to another half by how far the Brier score lies below that of always naming the
 *       base rate, full at a tenth below.
 * </ul>
 *
 * <p>It is a rule for ordering, not a probability.
 */
public final class Confidence {
    private static final double FULL_EVIDENCE = 100;
    private static final double FULL_SKILL = 0.1;
    private static final double FULL_CALIBRATION = 0.1;

    private Confidence() {}

    /**
     * Judges a fit.
     *
     * @param manifest of a bundle
     * @return 0 to 1; 0 when the bundle has no test part
     */
    public static double of(JsonNode manifest) {
        final JsonNode test = manifest.path("metrics").path("test");
        final double evidence = share(test.path("trades").asDouble() / FULL_EVIDENCE);
        final double value = test.path("valuePerTrade").asDouble() > 0 ? 1 : 0;
        final double skill = share((test.path("auc").asDouble() - 0.5) / FULL_SKILL);
        final double base = test.path("baseRate").asDouble();
        final double ignorant = base * (1 - base);
        final double better = ignorant > 0 ? 1 - test.path("brier").asDouble() / ignorant : 0;
        final double calibration = 0.5 + 0.5 * share(better / FULL_CALIBRATION);
        return evidence * value * skill * calibration;
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
