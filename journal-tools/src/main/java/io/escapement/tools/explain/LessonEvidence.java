package io.escapement.tools.explain;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The outcomes that made the lessons a signal was judged with: chosen by the same keys the core learns by. */
final class LessonEvidence {
    private static final int TENTHS = 10;
    private static final int SHOWN = 12;

    private final SignalStory story;
    private final Told applied;
    private final int hoursPerBucket;
    private final String from;

    LessonEvidence(SignalStory story, Told applied, CoreConfiguration configuration) {
        this.story = story;
        this.applied = applied;
        hoursPerBucket = configuration.count(LearningKeys.PATTERNS_HOURS);
        from = configuration.word(LearningKeys.LEARN_FROM);
    }

    /** Same strategy, regime, hours and volatility. */
    List<Told> pattern() {
        return ofStrategy().stream()
                .filter(one -> one.whole("regime") == applied.whole("regime")
                        && one.whole("volatilityBucket") == applied.whole("volatilityBucket")
                        && one.whole("hour") / hoursPerBucket == applied.whole("hourBucket"))
                .toList();
    }

    /** Same strategy, same tenth of the probability. */
    List<Told> value() {
        return ofStrategy().stream()
                .filter(one -> tenth(one.number("probability")) == applied.whole("probabilityBucket"))
                .toList();
    }

    /** Same strategy. */
    List<Told> ofStrategy() {
        return story.outcomesBefore().stream()
                .filter(one -> one.whole("strategyId") == applied.whole("strategyId") && counts(one))
                .toList();
    }

    /** The latest few as words: number of the signal, result in R, trade or phantom. */
    static String words(List<Told> outcomes) {
        final List<Told> latest = outcomes.subList(Math.max(0, outcomes.size() - SHOWN), outcomes.size());
        final String text = latest.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "%d %+.2f R%s",
                        one.whole("signalId"),
                        one.number("resultR"),
                        one.is("traded") ? " traded" : ""))
                .collect(Collectors.joining(", "));
        return latest.size() < outcomes.size() ? "… " + text : text;
    }

    static long wins(List<Told> outcomes) {
        return outcomes.stream().filter(one -> one.number("resultR") > 0).count();
    }

    private boolean counts(Told outcome) {
        if (outcome.is("beside") || Double.isNaN(outcome.number("resultR"))) {
            return false;
        }
        return outcome.is("traded") ? !from.equals(LearningKeys.PHANTOMS) : !from.equals(LearningKeys.TRADES);
    }

    private static int tenth(double probability) {
        return probability >= 0 && probability <= 1 ? Math.min(TENTHS - 1, (int) (probability * TENTHS)) : -1;
    }
}
