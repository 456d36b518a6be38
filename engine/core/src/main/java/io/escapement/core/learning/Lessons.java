package io.escapement.core.learning;

import io.escapement.codecs.sbe.LessonKind;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.LearningPublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * What outcomes taught, for whoever judges the next signal: corrections of probability and expected value, and weights
 * of strategies.
 *
 * <p>Each is neutral (the number that was given, 0, 1) until it has its least number of outcomes, when its key is
 * unknown, and always while frozen. Asking changes nothing and never allocates. What an outcome changed, and what a
 * correction did to a signal, is told.
 */
public final class Lessons implements Persistent {
    private static final int NOT_OF_THE_KEY = -1;

    private final LearningPublisher publisher;
    private final RollingHash hash;
    private final StrategyIndex strategies;
    private final PatternLesson patterns;
    private final ValueLesson values;
    private final SourceLesson sources;
    private final boolean fromTrades;
    private final boolean fromPhantoms;

    /**
     * Lessons without outcomes.
     *
     * @param configuration bounds, least counts, what is frozen
     * @param strategies whose outcomes may come
     * @param publisher tells changes
     * @param hash absorbs outcomes learned from
     */
    public Lessons(
            CoreConfiguration configuration, StrategyIndex strategies, LearningPublisher publisher, RollingHash hash) {
        this.strategies = strategies;
        this.publisher = publisher;
        this.hash = hash;
        patterns = new PatternLesson(configuration, strategies.count());
        values = new ValueLesson(configuration, strategies.count());
        sources = new SourceLesson(configuration, strategies.count());
        final String from = configuration.word(LearningKeys.LEARN_FROM);
        fromTrades = !from.equals(LearningKeys.PHANTOMS);
        fromPhantoms = !from.equals(LearningKeys.TRADES);
    }

    /**
     * Corrects a model's probability by what signals of its kind came to.
     *
     * @param modelProbability as calibrated, 0 to 1
     * @param strategyId who proposed the signal
     * @param regime of the market, 0 to 3; 0 is a market without one, a kind of its own
     * @param hour of the UTC day, 0 to 23; negative: unknown
     * @param volatilityBucket 0 to 7; negative: unknown, a kind of its own
     * @return 0 to 1; the model's own while there is no lesson; NaN for NaN
     */
    public double probability(double modelProbability, int strategyId, int regime, int hour, int volatilityBucket) {
        final int strategy = strategies.of(strategyId);
        final double shift = patterns.shift(strategy, patterns.cell(strategy, regime, hour, volatilityBucket));
        return shift == 0 ? modelProbability : Math.max(0, Math.min(1, modelProbability + shift));
    }

    /**
     * Corrects an expected value by what signals of its strategy and probability earned beyond theirs.
     *
     * @param expectedBps after costs, in basis points of notional
     * @param strategyId who proposed the signal
     * @param probability it was computed with
     * @return corrected value; the same while there is no lesson; NaN for NaN
     */
    public double valueBps(double expectedBps, int strategyId, double probability) {
        return expectedBps
                + values.correctionBps(ValueLesson.bucket(strategies.of(strategyId), ValueLesson.tenth(probability)));
    }

    /**
     * How much a strategy's word weighs when candidates are ranked.
     *
     * @param strategyId who proposed the signal
     * @return 1 while there is no lesson, always within the configured bounds
     */
    public double sourceWeight(int strategyId) {
        return sources.weight(strategies.of(strategyId));
    }

    /**
     * Tells what lessons did to a signal; silent when they did nothing.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param strategyId who proposed it
     * @param modelProbability before
     * @param probability after
     * @param expectedBps before
     * @param correctedBps after
     * @param regime as asked with
     * @param hour as asked with
     * @param volatilityBucket as asked with
     */
    public void tellApplied(
            int instrumentId,
            long signalId,
            int strategyId,
            double modelProbability,
            double probability,
            double expectedBps,
            double correctedBps,
            int regime,
            int hour,
            int volatilityBucket) {
        final int strategy = strategies.of(strategyId);
        final double weight = sources.weight(strategy);
        final boolean shifted = probability < modelProbability || probability > modelProbability;
        final boolean corrected = correctedBps < expectedBps || correctedBps > expectedBps;
        if (!shifted && !corrected && weight == 1) {
            return;
        }
        final int tenth = ValueLesson.tenth(probability);
        publisher.lessonApplied(
                instrumentId,
                signalId,
                strategyId,
                regime,
                patterns.hourBucket(hour),
                volatilityBucket,
                tenth,
                modelProbability,
                probability,
                patterns.count(patterns.cell(strategy, regime, hour, volatilityBucket)),
                expectedBps,
                correctedBps,
                values.count(ValueLesson.bucket(strategy, tenth)),
                weight,
                sources.count(strategy));
    }

    /**
     * Learns from an outcome, unless its kind does not count.
     *
     * @param outcome of a strategy of this core; others teach nothing
     */
    public void learn(Outcome outcome) {
        final int strategy = strategies.of(outcome.strategyId);
        if (strategy == StrategyIndex.UNKNOWN
                || outcome.resultR != outcome.resultR
                || !(outcome.traded ? fromTrades : fromPhantoms)) {
            return;
        }
        hash.absorb(outcome.signalId, Double.doubleToRawLongBits(outcome.resultR));
        learnPattern(strategy, outcome);
        learnValue(strategy, outcome);
        learnSource(strategy, outcome);
    }

    private void learnPattern(int strategy, Outcome outcome) {
        final int cell = patterns.cell(strategy, outcome.regime, outcome.hour, outcome.volatilityBucket);
        final double residual = (outcome.isWin() ? 1 : 0) - outcome.modelProbability;
        final double before = patterns.shift(strategy, cell);
        if (patterns.learn(strategy, cell, residual)) {
            tellLearned(
                    outcome,
                    LessonKind.PATTERN,
                    outcome.regime,
                    patterns.hourBucket(outcome.hour),
                    outcome.volatilityBucket,
                    NOT_OF_THE_KEY,
                    patterns.count(cell),
                    residual,
                    before,
                    patterns.shift(strategy, cell));
        }
    }

    private void learnValue(int strategy, Outcome outcome) {
        final int tenth = ValueLesson.tenth(outcome.probability);
        final int bucket = ValueLesson.bucket(strategy, tenth);
        final double beyond = outcome.resultBps() - outcome.expectedBps;
        final double before = values.correctionBps(bucket);
        if (values.learn(bucket, beyond)) {
            tellLearned(
                    outcome,
                    LessonKind.VALUE,
                    NOT_OF_THE_KEY,
                    NOT_OF_THE_KEY,
                    NOT_OF_THE_KEY,
                    tenth,
                    values.count(bucket),
                    beyond,
                    before,
                    values.correctionBps(bucket));
        }
    }

    private void learnSource(int strategy, Outcome outcome) {
        final double before = sources.weight(strategy);
        if (sources.learn(strategy, outcome.resultR)) {
            tellLearned(
                    outcome,
                    LessonKind.SOURCE,
                    NOT_OF_THE_KEY,
                    NOT_OF_THE_KEY,
                    NOT_OF_THE_KEY,
                    NOT_OF_THE_KEY,
                    sources.count(strategy),
                    outcome.resultR,
                    before,
                    sources.weight(strategy));
        }
    }

    /** Only what changes a correction is told: outcomes themselves are told by the desk. */
    private void tellLearned(
            Outcome outcome,
            LessonKind kind,
            int regime,
            int hourBucket,
            int volatilityBucket,
            int tenth,
            int count,
            double observed,
            double before,
            double after) {
        if (before < after || before > after) {
            publisher.lessonLearned(
                    outcome.signalId,
                    kind,
                    outcome.strategyId,
                    regime,
                    hourBucket,
                    volatilityBucket,
                    tenth,
                    count,
                    observed,
                    before,
                    after);
        }
    }

    @Override
    public void persist(StateIo io) {
        io.section("lessons.patterns", 1, patterns);
        io.section("lessons.values", 1, values);
        io.section("lessons.sources", 1, sources);
    }
}
