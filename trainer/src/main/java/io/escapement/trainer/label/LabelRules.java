package io.escapement.trainer.label;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * All that decides what a signal's label is.
 *
 * @param barriers where a trade ends
 * @param costs what comes off it
 * @param weighting how much a row counts
 */
public record LabelRules(Barriers barriers, Costs costs, Weighting weighting) {
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MINUTE_MS = 60_000L;

    /**
     * The rules that go with a core: the strategies' own stops and targets, its longest hold, its costs, equal weights.
     *
     * @param configuration of the core
     * @return the default
     */
    public static LabelRules of(CoreConfiguration configuration) {
        return new LabelRules(
                Barriers.strategy(configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD) / NANOS_PER_MILLI),
                Costs.of(configuration),
                Weighting.NONE);
    }

    /**
     * The rules as one object of plain values: part of a bundle's manifest.
     *
     * @return numbers rounded to twelve digits, so that the text does not depend on how a platform prints doubles
     */
    public ObjectNode json() {
        final ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("barriers", barriers.kind().name());
        node.put("profit", decimal(barriers.profit()));
        node.put("loss", decimal(barriers.loss()));
        node.put("holdMs", barriers.holdMs());
        node.put("takerRate", decimal(costs.takerRate()));
        node.put("makerRate", decimal(costs.makerRate()));
        node.put("entry", costs.entry().name());
        node.put("target", costs.target().name());
        node.put("slippage", decimal(costs.slippage()));
        node.put("slippagePerAtr", decimal(costs.slippagePerAtr()));
        node.put("funding", costs.funding());
        node.put("weights", weighting.name());
        return node;
    }

    /**
     * The rules in words.
     *
     * @return half a sentence
     */
    public String description() {
        final String distances = switch (barriers.kind()) {
            case FIXED -> decimal(barriers.profit()) + " and " + decimal(barriers.loss()) + " of the price";
            case ATR -> decimal(barriers.profit()) + " and " + decimal(barriers.loss()) + " true ranges";
            default -> "the strategies' stops and targets";
        };
        return "triple barrier: " + distances + ", " + barriers.holdMs() / MINUTE_MS + " min";
    }

    private static BigDecimal decimal(double value) {
        final BigDecimal stripped = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
