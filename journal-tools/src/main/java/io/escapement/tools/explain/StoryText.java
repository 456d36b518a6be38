package io.escapement.tools.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.tools.text.Terminal;
import io.escapement.tools.text.TimeText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints a signal's story step by step: what was said, what was thought of it, who asked what, what became of it. */
public final class StoryText {
    private static final String TITLE = "  %-10s ";
    private static final int INDENT = 13;

    private final PrintWriter out;
    private final CoreConfiguration configuration;
    private final StrategyWords strategies;

    /**
     * @param out takes the lines
     * @param configuration of the core that told the story
     */
    public StoryText(PrintWriter out, CoreConfiguration configuration) {
        this.out = out;
        this.configuration = configuration;
        strategies = new StrategyWords(configuration);
    }

    /**
     * @param story of a known signal
     */
    public void print(SignalStory story) {
        proposal(story);
        context(story);
        model(story);
        lessons(story);
        gates(story);
        states(story);
        plan(story);
        ending(story);
        out.flush();
    }

    private void proposal(SignalStory story) {
        final Told said = story.first("SignalProposed");
        if (said == null) {
            line("signal", "%d: proposed before this journal's format told proposals", story.signalId());
            return;
        }
        final int strategy = (int) said.whole("strategyId");
        out.printf(
                Locale.ROOT,
                "Signal %d  %s %s by %s on bars of %s minutes, close %s UTC%n",
                story.signalId(),
                said.text("instrumentId"),
                said.text("side").equals("BUY") ? "LONG" : "SHORT",
                strategies.name(strategy),
                said.text("intervalMinutes"),
                TimeText.minute(said.whole("closeTimeNs")));
        line(
                "proposed",
                "entry %s  stop %s  first target %s  target %s  strength %.3f",
                said.text("entry"),
                said.text("stop"),
                said.text("firstTarget"),
                said.text("target"),
                said.number("strength"));
        final StringBuilder reasons = new StringBuilder();
        int place = 0;
        for (JsonNode number : said.fields().path("numbers")) {
            final JsonNode value = number.isObject() ? number.path("value") : number;
            reasons.append(place == 0 ? "" : "  ")
                    .append(strategies.number(strategy, place++))
                    .append(' ')
                    .append(value.isNumber() ? String.format(Locale.ROOT, "%.4g", value.asDouble()) : "-");
        }
        line("because", "%s", reasons);
    }

    private void context(SignalStory story) {
        final Told context = story.first("SignalContext");
        if (context != null) {
            line(
                    "market",
                    "regime %s  volatility bucket %s  hour %s UTC  rank weight %.3f  size factor %.2f  threshold %+.3f",
                    context.text("regime"),
                    context.text("volatilityBucket"),
                    context.text("hour"),
                    context.number("weight"),
                    context.number("sizeFactor"),
                    context.number("thresholdShift"));
        }
    }

    private void model(SignalStory story) {
        final Told said = story.first("Evaluation");
        if (said == null) {
            return;
        }
        final String bundle = said.text("modelHashPrefix");
        line(
                "model",
                "%s  probability %.4f as the model says  %.4f after lessons  expected %.2f bps after costs",
                bundle.matches("0*|-") ? "no bundle: the configured prior" : "bundle " + bundle,
                said.number("modelProbability"),
                said.number("probability"),
                said.number("expectedValueBps"));
        final Told shadow = story.first("ShadowEvaluation");
        if (shadow != null) {
            line("shadow", "would %s: %s", shadow.is("passes") ? "pass" : "block", shadow.text("reason"));
        }
    }

    private void lessons(SignalStory story) {
        final Told applied = story.first("LessonApplied");
        if (applied == null) {
            line("lessons", "none: frozen, or too few outcomes of its kind");
            return;
        }
        final LessonEvidence evidence = new LessonEvidence(story, applied, configuration);
        if (applied.number("probability") != applied.number("modelProbability")) {
            line(
                    "PATTERN",
                    "probability %.4f to %.4f, by %d outcomes of strategy × regime × hours × volatility, %d won",
                    applied.number("modelProbability"),
                    applied.number("probability"),
                    applied.whole("patternCount"),
                    LessonEvidence.wins(evidence.pattern()));
            line("", "signals %s", LessonEvidence.words(evidence.pattern()));
        }
        if (applied.number("correctedBps") != applied.number("expectedBps")) {
            line(
                    "VALUE",
                    "expected %.2f to %.2f bps, by %d outcomes expected with a probability of %.1f to %.1f",
                    applied.number("expectedBps"),
                    applied.number("correctedBps"),
                    applied.whole("valueCount"),
                    applied.number("probabilityBucket") / 10,
                    applied.number("probabilityBucket") / 10 + 0.1);
            line("", "signals %s", LessonEvidence.words(evidence.value()));
        }
        if (applied.number("sourceWeight") != 1) {
            line(
                    "SOURCE",
                    "rank weight %.4f, by %d outcomes of the strategy, %d won",
                    applied.number("sourceWeight"),
                    applied.whole("sourceCount"),
                    LessonEvidence.wins(evidence.ofStrategy()));
            line("", "signals %s", LessonEvidence.words(evidence.ofStrategy()));
        }
    }

    /** Conditions without a number that pass are named on one line. */
    private void gates(SignalStory story) {
        for (Told asked : story.all("GatesAsked")) {
            final Set<String> conditions = new LinkedHashSet<>();
            for (JsonNode one : asked.fields().path("comparisons")) {
                final String reason = one.path("reason").asText();
                final boolean passes = isYes(one.path("passed"));
                if (passes && !one.path("value").isNumber()) {
                    conditions.add(reason);
                    continue;
                }
                conditions(conditions);
                line(
                        "gate",
                        "%-24s %s  value %s  threshold %s  margin %s",
                        reason,
                        passes ? "passes" : "BLOCKS",
                        number(one.path("value")),
                        number(one.path("threshold")),
                        number(one.path("margin")));
            }
            conditions(conditions);
        }
        guards(story);
    }

    private void conditions(Set<String> names) {
        if (!names.isEmpty()) {
            line("gate", "%s: %s", String.join(", ", names), names.size() == 1 ? "passes" : "pass");
            names.clear();
        }
    }

    /** The latest word of each guard that is about the signal's strategy or the whole account. */
    private void guards(SignalStory story) {
        final Told said = story.first("SignalProposed");
        final Map<String, Told> latest = new LinkedHashMap<>();
        for (Told guard : story.guardsBefore()) {
            final long about = guard.whole("strategyId");
            if (about == 0 || (said != null && about == said.whole("strategyId"))) {
                latest.put(guard.text("reason") + about, guard);
            }
        }
        for (Told guard : latest.values()) {
            final int about = (int) guard.whole("strategyId");
            line(
                    "guard",
                    "%s of %s %s since input %d, value %s, threshold %s",
                    guard.text("reason"),
                    about == 0 ? "the account" : strategies.name(about),
                    guard.is("blocking") ? "blocks" : "lets pass",
                    guard.sequence(),
                    number(guard.fields().path("value")),
                    number(guard.fields().path("threshold")));
        }
    }

    private void states(SignalStory story) {
        for (Told step : story.all("SignalTransition")) {
            final String margin = number(step.fields().path("margin"));
            line(
                    "state",
                    "%-10s %-24s %s  input %d%s",
                    step.text("toState"),
                    step.text("reason").equals("NONE") ? "" : step.text("reason"),
                    TimeText.second(step.whole("engineTimeNs")),
                    step.sequence(),
                    margin.equals("-")
                            ? ""
                            : "  value " + number(step.fields().path("value")) + " threshold "
                                    + number(step.fields().path("threshold")) + " margin " + margin);
        }
    }

    private void plan(SignalStory story) {
        final Told sized = story.first("EntrySized");
        if (sized != null) {
            line(
                    "sized",
                    "%s by %s, at a price of %s",
                    sized.text("size"),
                    sized.text("decidedBy"),
                    sized.text("price"));
        }
        for (Told step : story.all("PlanStep")) {
            line("plan", "%s %s at %s", step.text("reason"), step.text("phase"), step.text("price"));
        }
    }

    private void ending(SignalStory story) {
        for (Told phantom : story.all("PhantomClosed")) {
            line(
                    "phantom",
                    "%s at %s after %s: %+.3f R, costs %.1f bps, best %s, worst %s%s",
                    phantom.text("reason"),
                    phantom.text("exit"),
                    TimeText.span(phantom.whole("holdNs")),
                    phantom.number("resultR"),
                    phantom.number("costBps"),
                    phantom.text("maxFavourable"),
                    phantom.text("maxAdverse"),
                    phantom.is("beside") ? " (beside its trade)" : "");
        }
        for (Told trade : story.all("TradeClosed")) {
            line(
                    "trade",
                    "%s from %s to %s: net %s, %+.3f R, fees %s, funding %s",
                    trade.text("reason"),
                    trade.text("entryPrice"),
                    trade.text("exitPrice"),
                    trade.text("netPnl"),
                    trade.number("resultR"),
                    trade.text("fees"),
                    trade.text("funding"));
        }
        for (Told lesson : story.all("LessonLearned")) {
            line(
                    "taught",
                    "%s of %s: %.4f to %.4f, now %d outcomes",
                    lesson.text("kind"),
                    strategies.name((int) lesson.whole("strategyId")),
                    lesson.number("before"),
                    lesson.number("after"),
                    lesson.whole("count"));
        }
        for (Told cost : story.all("GateCost")) {
            final double bps = cost.number("costBps");
            line(
                    "gate's sum",
                    "%s: this one came to %+.1f bps; %d so far, it %s %.1f bps",
                    cost.text("reason"),
                    cost.number("resultBps"),
                    cost.whole("count"),
                    bps > 0 ? "cost" : "saved",
                    Math.abs(bps));
        }
    }

    private void line(String title, String format, Object... arguments) {
        out.println(Terminal.wrapped(
                String.format(Locale.ROOT, TITLE, title) + String.format(Locale.ROOT, format, arguments), INDENT));
    }

    private static boolean isYes(JsonNode value) {
        return value.asText().equals("YES") || value.asBoolean();
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.6g", value.asDouble()) : "-";
    }
}
