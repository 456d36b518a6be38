package io.escapement.trainer.command;

import io.escapement.trainer.search.ConfigurationFolder;
import io.escapement.trainer.search.Importance;
import io.escapement.trainer.search.SearchResult;
import io.escapement.trainer.search.Trial;
import io.escapement.trainer.search.Verdict;
import io.escapement.trainer.search.trial.TrialResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a search found, for a terminal. */
final class SearchReport {
    private static final int IMPORTANT_MAX = 12;
    private static final double PERCENT = 100;

    private final PrintWriter out;
    private final ConfigurationFolder store;

    SearchReport(PrintWriter out, ConfigurationFolder store) {
        this.out = out;
        this.store = store;
    }

    /** Bars a second, against a stated point. */
    static void pace(PrintWriter out, long barTrials, long ns) {
        out.printf(
                Locale.ROOT,
                "%,d bar·trials in %.1f s, loading included: %.3f µs each%n",
                barTrials,
                ns / 1e9,
                ns / 1e3 / Math.max(1, barTrials));
    }

    void print(SearchResult result, Path folder, int top) {
        out.printf(
                Locale.ROOT,
                "%s, %,d bars of 15 m; %d trials, %d of them given up early; %s%n%n",
                String.join(", ", result.symbols()),
                result.bars(),
                result.trials().size(),
                result.stopped(),
                result.ended());
        failures(result);
        if (result.best() == null) {
            out.println(
                    "no trial traded enough on every fold to be judged: lower --min-trades, widen the ranges, or fetch"
                            + " more history; no configuration was stored");
            return;
        }
        out.println(" trial      score  trades   won        net  folds");
        for (final Trial trial : result.top(top)) {
            row(Integer.toString(trial.number()), trial.result());
        }
        out.println();
        out.println("                 best     as it was");
        pair("in sample", result.best().result(), result.unvaried());
        pair("held out", result.held(), result.unvariedHeld());
        out.println();
        values(result.best());
        verdict(result);
        importance(result);
        out.printf("%ntrials        %s%n", folder);
        out.printf(
                "configuration %s, revision %d, stage %s, confidence %s%n",
                result.stored().id(),
                result.stored().revision(),
                result.stored().stage(),
                decimals(result.stored().confidence(), 3));
        out.printf("              --core %s%n", store.coreFile(result.stored().id()));
        out.printf(
                "              ./run.sh paper --config %s%n",
                store.engineFile(result.stored().id()));
    }

    private void failures(SearchResult result) {
        if (result.failed().isEmpty()) {
            return;
        }
        final Trial first = result.failed().get(0);
        out.printf(
                "%d trials failed, which is in trials.jsonl; the first, %d: %s%n%n",
                result.failed().size(), first.number(), first.result().failure());
    }

    private void row(String name, TrialResult result) {
        out.printf(
                Locale.ROOT,
                "%6s %10.4f %7d %5s %9s%%  %s%n",
                name,
                result.score(),
                result.trades(),
                result.trades() == 0 ? "-" : Math.round(PERCENT * result.wins() / result.trades()) + "%",
                decimals(PERCENT * result.net(), 2),
                result.folds().stream().map(fold -> decimals(fold.score(), 3)).collect(Collectors.joining(" ")));
    }

    private void pair(String name, TrialResult best, TrialResult unvaried) {
        out.printf("%-10s score %s %s%n", name, wide(decimals(best.score(), 4)), wide(decimals(unvaried.score(), 4)));
        out.printf(
                "           trades %s %s%n",
                wide(Integer.toString(best.trades())), wide(Integer.toString(unvaried.trades())));
        out.printf(
                "              net %s %s%n",
                wide(decimals(PERCENT * best.net(), 2) + "%"), wide(decimals(PERCENT * unvaried.net(), 2) + "%"));
        failure("the best", best);
        failure("the configuration as it was", unvaried);
    }

    private void failure(String name, TrialResult result) {
        if (result.isFailed()) {
            out.println("           " + name + " could not be judged: " + result.failure());
        }
    }

    private void values(Trial best) {
        for (final Map.Entry<String, String> entry : best.point().entrySet()) {
            out.printf("  %-44s %s%n", entry.getKey(), entry.getValue());
        }
        out.println();
    }

    private void verdict(SearchResult result) {
        final Verdict verdict = result.verdict();
        out.printf(
                "probabilistic Sharpe ratio %s in sample, %s held out; deflated for %d trials %s; minimum track record %s%n",
                decimals(verdict.probabilistic(), 3),
                decimals(verdict.heldOut(), 3),
                verdict.trials(),
                decimals(verdict.deflated(), 3),
                Double.isFinite(verdict.minimumDays())
                        ? Math.round(Math.ceil(verdict.minimumDays())) + " days"
                        : "none, it lost");
        if (!verdict.isSure()) {
            out.println("WARNING: the best is not told from the luckiest of " + verdict.trials()
                    + " without skill: its deflated Sharpe ratio is below 0.95");
        }
        if (!(result.best().result().score() > result.unvaried().score())) {
            out.println("WARNING: the configuration as it was scores no worse where the search looked: keep it");
        } else if (!(result.held().score() > result.unvariedHeld().score())) {
            out.println("WARNING: on the time held out the configuration as it was scores no worse");
        }
        if (result.held().net() <= 0) {
            out.println("WARNING: the best made no money on the time held out");
        }
    }

    private void importance(SearchResult result) {
        if (result.importance().isEmpty()) {
            return;
        }
        out.println();
        out.println("share of the ranks' variance explained, and the direction of better scores");
        result.importance().stream().limit(IMPORTANT_MAX).forEach(this::importance);
    }

    private void importance(Importance each) {
        out.printf(
                "  %-44s %5s%% %s%n",
                each.name(),
                decimals(PERCENT * each.explained(), 1),
                Double.isNaN(each.direction()) ? "" : decimals(each.direction(), 2));
    }

    private static String wide(String text) {
        return String.format("%12s", text);
    }

    private static String decimals(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
    }
}
