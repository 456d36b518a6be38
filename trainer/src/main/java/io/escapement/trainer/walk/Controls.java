package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.fit.Judgement;
import io.escapement.trainer.fit.Scores;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits on outcomes that have nothing to do with the features: they must show neither skill nor value. */
final class Controls {
    /** Standard errors that may lie between what a control shows and nothing. */
    private static final double BAND = 4;

    /** Fewer trades say nothing about value. */
    private static final int TRADES_MIN = 10;

    private static final int DIGITS = 6;

    private final FoldData data;
    private final FoldSpan span;
    private final TaskRunner runner;

    /**
     * Controls of a fit.
     *
     * @param data rows and settings
     * @param span training, validation and test of the fit
     * @param runner of the runs
     */
    Controls(FoldData data, FoldSpan span, TaskRunner runner) {
        this.data = data;
        this.span = span;
        this.runner = runner;
    }

    /**
     * What one control showed.
     *
     * @param control which
     * @param runs how many
     * @param auc mean of the runs
     * @param aucBand how far from one half it may lie
     * @param trades of all runs
     * @param excess mean net return of a trade above that of every signal of its run; 0 without trades
     * @param excessBand how far from 0 it may lie
     */
    record Outcome(
            Control control, int runs, double auc, double aucBand, int trades, double excess, double excessBand) {
        boolean passed() {
            return Math.abs(auc - 0.5) <= aucBand && (trades < TRADES_MIN || Math.abs(excess) <= excessBand);
        }

        /** What is said if it did not pass. */
        String fault() {
            return String.format(
                    Locale.ROOT,
                    "control %s shows skill where there is none to be had: AUC %.4f, allowed 0.5 ± %.4f, a trade %.1f bps"
                            + " above every signal, allowed ± %.1f; outcomes reach from one stretch of time into"
                            + " another; nothing is published",
                    control,
                    auc,
                    aucBand,
                    excess * 1e4,
                    excessBand * 1e4);
        }

        ObjectNode json() {
            final ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("runs", runs);
            node.put("auc", decimal(auc));
            node.put("aucBand", decimal(aucBand));
            node.put("trades", trades);
            node.put("excess", decimal(excess));
            node.put("excessBand", decimal(excessBand));
            node.put("passed", passed());
            return node;
        }

        private static BigDecimal decimal(double value) {
            return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
        }
    }

    /**
     * Runs a control.
     *
     * @param control which
     * @param runs how many, each with other outcomes
     * @param progress told of each
     * @return what it showed
     */
    Outcome run(Control control, int runs, Progress progress) {
        final List<JsonNode> payloads = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            payloads.add(data.payload(span, control, run, runs));
        }
        final List<JsonNode> results = runner.runAll(FoldTask.KIND, payloads, progress);
        final double[] auc = new double[runs];
        final double[] excess = new double[runs];
        final int[] count = new int[runs];
        final Spread trades = new Spread();
        double aucVariance = 0;
        for (int i = 0; i < runs; i++) {
            final Dataset test = span.split(control.apply(data.rows(), i + 1, runs), data.embargoMs())
                    .test();
            final Judgement judged = JudgementJson.read(results.get(i).path("model"), test);
            final Scores scores = judged.scores();
            auc[i] = scores.auc();
            final double wins = test.wins();
            // Of the rank sum of a judgement without skill (Mann and Whitney 1947).
            aucVariance += (test.size() + 1) / (12 * wins * (test.size() - wins));
            for (final double trade : judged.trades()) {
                trades.add(trade - scores.valuePerRow());
                excess[i] += trade - scores.valuePerRow();
            }
            count[i] = scores.trades();
        }
        // Rows that overlap are fewer witnesses than they are rows; how far the runs lie apart shows it.
        final double aucError =
                Math.max(Math.sqrt(aucVariance) / runs, Spread.of(auc).error());
        final double excessError = Math.max(trades.error(), byRun(excess, count, trades));
        return new Outcome(
                control,
                runs,
                Spread.of(auc).mean(),
                BAND * aucError,
                trades.count(),
                trades.mean(),
                BAND * excessError);
    }

    /** Standard error of the mean of all trades when those of one run are one witness (Liang and Zeger 1986). */
    private static double byRun(double[] sums, int[] counts, Spread trades) {
        double squares = 0;
        for (int i = 0; i < sums.length; i++) {
            final double apart = sums[i] - counts[i] * trades.mean();
            squares += apart * apart;
        }
        return trades.count() == 0 ? 0 : Math.sqrt(squares) / trades.count();
    }

    /** Mean and its standard error of numbers as they come. */
    private static final class Spread {
        private int count;
        private double sum;
        private double squares;

        static Spread of(double[] values) {
            final Spread spread = new Spread();
            for (final double value : values) {
                spread.add(value);
            }
            return spread;
        }

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        int count() {
            return count;
        }

        double mean() {
            return count == 0 ? 0 : sum / count;
        }

        /** 0 for fewer than two. */
        double error() {
            return count < 2 ? 0 : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1) / count);
        }
    }
}
