package io.escapement.trainer.dataset;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.label.Barriers;
import io.escapement.trainer.label.Costs;
import io.escapement.trainer.label.Fill;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.label.Weighting;
import io.escapement.trainer.signal.RowSource;

/**
 * What becomes a row, and what its label is, as one may say it: the rest (fees, base slippage, kind of entry, longest hold)
 * is the core's. Plain values, so that it can stand in a payload.
 *
 * @param source which closes
 * @param barriers where a label ends
 * @param profit barrier: percent of the price if FIXED, true ranges if ATR; 0: 2 % or 4 ranges; must be 0 if STRATEGY
 * @param loss barrier, likewise; 0: 1 % or 2 ranges
 * @param holdMinutes time barrier; 0: the core's longest hold
 * @param target how a trade is left at its target
 * @param slippagePerAtr slippage added for each true range there is in the price
 * @param funding whether payments count
 * @param weights of rows
 * @param journals whose outcomes join the rows
 */
public record RowSettings(
        RowSource source,
        Barriers.Kind barriers,
        double profit,
        double loss,
        int holdMinutes,
        Fill target,
        double slippagePerAtr,
        boolean funding,
        Weighting weights,
        JournalSettings journals) {
    /** The strategies' signals and barriers, funding included, all rows alike. */
    public static final RowSettings STANDARD = of(RowSource.PROPOSALS);

    private static final long MINUTE_MS = 60_000L;
    private static final double PERCENT = 100;

    /** Refuses what contradicts itself. */
    public RowSettings {
        if (barriers == Barriers.Kind.STRATEGY && (profit != 0 || loss != 0)) {
            throw new TrainerException(
                    "profit and loss barriers of their own go with FIXED or ATR barriers; these are the"
                            + " strategies'");
        }
        if (profit < 0 || loss < 0 || holdMinutes < 0 || !(slippagePerAtr >= 0)) {
            throw new TrainerException("barriers, hold and slippage can't be negative: profit=" + profit + " loss="
                    + loss + " holdMinutes=" + holdMinutes + " slippagePerAtr=" + slippagePerAtr);
        }
        if (!journals.folders().isEmpty() && barriers != Barriers.Kind.STRATEGY) {
            throw new TrainerException(
                    "journals tell what came of the strategies' own stops and targets: they don't go with " + barriers
                            + " barriers");
        }
        if (target == Fill.LIMIT) {
            throw new TrainerException("the target fill is LIMIT; MARKET and MAKER are handled");
        }
    }

    /**
     * The defaults, from some closes.
     *
     * @param source which
     * @return the strategies' barriers, funding included, all rows alike
     */
    public static RowSettings of(RowSource source) {
        return new RowSettings(
                source, Barriers.Kind.STRATEGY, 0, 0, 0, Fill.MARKET, 0, true, Weighting.NONE, JournalSettings.NONE);
    }

    /**
     * The same with other journals.
     *
     * @param others whose outcomes join the rows
     * @return all else as it is
     */
    public RowSettings withJournals(JournalSettings others) {
        return new RowSettings(
                source, barriers, profit, loss, holdMinutes, target, slippagePerAtr, funding, weights, others);
    }

    /**
     * The rules they make with a core.
     *
     * @param configuration of the core
     * @return all that decides what a label is
     * @throws TrainerException if they can't be
     */
    public LabelRules rules(CoreConfiguration configuration) {
        final LabelRules core = LabelRules.of(configuration);
        final Costs costs = core.costs();
        final long holdMs = holdMinutes == 0 ? core.barriers().holdMs() : holdMinutes * MINUTE_MS;
        try {
            return new LabelRules(
                    barriers(holdMs),
                    new Costs(
                            costs.takerRate(),
                            costs.makerRate(),
                            costs.entry(),
                            target,
                            costs.slippage(),
                            slippagePerAtr,
                            funding),
                    weights);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("labels: " + e.getMessage(), e);
        }
    }

    private Barriers barriers(long holdMs) {
        return switch (barriers) {
            case STRATEGY -> Barriers.strategy(holdMs);
            case FIXED ->
                new Barriers(
                        barriers,
                        profit == 0 ? Barriers.FIXED_PROFIT : profit / PERCENT,
                        loss == 0 ? Barriers.FIXED_LOSS : loss / PERCENT,
                        holdMs);
            case ATR ->
                new Barriers(
                        barriers,
                        profit == 0 ? Barriers.ATR_PROFIT : profit,
                        loss == 0 ? Barriers.ATR_LOSS : loss,
                        holdMs);
        };
    }
}
