package io.escapement.trainer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.core.model.ModelStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a model must show to go a stage further. One stage at a time; back is always allowed.
 *
 * <ul>
 *   <li>to PAPER: a bundle that verifies, and a test part with at least 50 signals;
 *   <li>to CANARY: at least 30 test trades that earned money after costs, confidence 0.1, and 0.75 deflated Sharpe;
 *   <li>to LIVE: at least 100 test trades that earned money after costs, confidence 0.25, 0.95 deflated Sharpe, and a
 *       second confirmation.
 * </ul>
 *
 * Deflated Sharpe is the probability that the Sharpe ratio of the test part's days is above what the best of the trials
 * reaches by luck: whoever has tried much must show more.
 */
public final class PromotionRules {
    private PromotionRules() {}

    /**
     * Why a model may not go there.
     *
     * @param from present stage
     * @param to wanted stage
     * @param manifest of its bundle
     * @return one line a rule that is not met; empty if it may
     */
    public static List<String> unmet(ModelStage from, ModelStage to, JsonNode manifest) {
        final List<String> unmet = new ArrayList<>();
        if (to.compareTo(from) <= 0) {
            return unmet;
        }
        if (to.ordinal() != from.ordinal() + 1) {
            unmet.add("one stage at a time: after " + from + " comes " + ModelStage.values()[from.ordinal() + 1]);
        }
        final JsonNode test = manifest.path("metrics").path("test");
        switch (to) {
            case PAPER ->
                atLeast(unmet, "signals on the test part", test.path("rows").asInt(), 50);
            case CANARY -> earned(unmet, test, 30, 0.1, 0.75, manifest);
            case LIVE -> earned(unmet, test, 100, 0.25, 0.95, manifest);
            default -> {
                // Nothing is promoted to the first stage.
            }
        }
        return unmet;
    }

    private static void earned(
            List<String> unmet, JsonNode test, int trades, double confidence, double deflated, JsonNode manifest) {
        atLeast(unmet, "trades on the test part", test.path("trades").asInt(), trades);
        final double value = test.path("valuePerTrade").asDouble();
        if (!(value > 0)) {
            unmet.add(String.format(
                    Locale.ROOT, "a test trade earned %.1f bps after costs, more than 0 is needed", value * 1e4));
        }
        final double shown = Confidence.of(manifest);
        if (!(shown >= confidence)) {
            unmet.add(String.format(Locale.ROOT, "confidence is %.2f, %.2f is needed", shown, confidence));
        }
        final JsonNode sharpe = manifest.path("metrics").path("sharpe");
        final double sure = sharpe.path("byDay").path("deflated").asDouble();
        if (!(sure >= deflated)) {
            unmet.add(String.format(
                    Locale.ROOT,
                    "the Sharpe ratio is above the best of %d by luck with probability %.2f, %.2f is needed",
                    sharpe.path("trials").asInt(1),
                    sure,
                    deflated));
        }
    }

    private static void atLeast(List<String> unmet, String what, int shown, int needed) {
        if (shown < needed) {
            unmet.add(shown + " " + what + ", " + needed + " are needed");
        }
    }
}
