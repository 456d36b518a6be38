package io.escapement.trainer.fit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.dataset.Dataset;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How good a judgement was. What is said of probabilities counts each row by its sample weight; what is said of trades
 * counts each alike, since each costs money alike.
 *
 * @param rows judged
 * @param baseRate share of wins, weighted; NaN without rows
 * @param auc area under the ROC curve, ties counted half, weighted; NaN if all rows won or all lost
 * @param logLoss mean negative log-likelihood of the probabilities, natural logarithm, weighted
 * @param brier mean squared error of the probabilities, weighted
 * @param calibrationError expected calibration error: in {@link #BINS} equal bins of probability, the distance between
 *     mean probability and share of wins, weighted by what lies in the bin
 * @param trades rows at or above the threshold
 * @param precision share of wins among them, NaN without any
 * @param recall share of all wins that were traded, NaN without a win
 * @param f1 harmonic mean of the two; NaN without trades or wins
 * @param valuePerTrade mean net return among trades, share of the trade's value, NaN without any
 * @param valuePerRow mean net return of all rows: what trading every signal gives
 */
public record Scores(
        int rows,
        double baseRate,
        double auc,
        double logLoss,
        double brier,
        double calibrationError,
        int trades,
        double precision,
        double recall,
        double f1,
        double valuePerTrade,
        double valuePerRow) {
    /** Bins of the calibration error. */
    public static final int BINS = 10;

    /** Keeps the logarithm finite where a calibrated probability is 0 or 1. */
    private static final double CERTAINTY = 1e-6;

    /**
     * Scores a judgement.
     *
     * @param judged any rows
     * @return the scores
     */
    static Scores of(Judgement judged) {
        double weight = 0;
        double weightOfWins = 0;
        double logLoss = 0;
        double brier = 0;
        double valueOfAll = 0;
        double valueOfTrades = 0;
        int wins = 0;
        int trades = 0;
        int winsTraded = 0;
        for (int i = 0; i < judged.size(); i++) {
            final Dataset.Sample sample = judged.samples().get(i);
            final double p = judged.probabilities()[i];
            final double outcome = sample.won() ? 1 : 0;
            final double likelihood = sample.won() ? p : 1 - p;
            weight += sample.weight();
            weightOfWins += sample.weight() * outcome;
            logLoss -= sample.weight() * StrictMath.log(Math.min(Math.max(likelihood, CERTAINTY), 1 - CERTAINTY));
            brier += sample.weight() * (p - outcome) * (p - outcome);
            valueOfAll += sample.netReturn();
            wins += sample.won() ? 1 : 0;
            if (judged.traded()[i]) {
                trades++;
                winsTraded += sample.won() ? 1 : 0;
                valueOfTrades += sample.netReturn();
            }
        }
        return new Scores(
                judged.size(),
                weightOfWins / weight,
                auc(judged),
                logLoss / weight,
                brier / weight,
                calibrationError(judged) / weight,
                trades,
                share(winsTraded, trades),
                share(winsTraded, wins),
                trades == 0 ? Double.NaN : share(2 * winsTraded, trades + wins),
                valueOfTrades / (trades == 0 ? Double.NaN : trades),
                valueOfAll / judged.size());
    }

    /**
     * For a manifest or a report.
     *
     * @return every score by its name, six digits behind the point; null where there is none
     */
    public ObjectNode json() {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rows", rows);
        node.put("baseRate", ManifestWriter.score(baseRate));
        node.put("auc", ManifestWriter.score(auc));
        node.put("logLoss", ManifestWriter.score(logLoss));
        node.put("brier", ManifestWriter.score(brier));
        node.put("calibrationError", ManifestWriter.score(calibrationError));
        node.put("trades", trades);
        node.put("precision", ManifestWriter.score(precision));
        node.put("recall", ManifestWriter.score(recall));
        node.put("f1", ManifestWriter.score(f1));
        node.put("valuePerTrade", ManifestWriter.score(valuePerTrade));
        node.put("valuePerRow", ManifestWriter.score(valuePerRow));
        return node;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** Mann-Whitney: the chance that a win has the larger rank than a loss. */
    static double auc(Judgement judged) {
        final Integer[] order = new Integer[judged.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> judged.ranks()[i]));
        double pairsWon = 0;
        double wins = 0;
        double losses = 0;
        for (int i = 0; i < order.length; ) {
            final double rank = judged.ranks()[order[i]];
            double tiedWins = 0;
            double tiedLosses = 0;
            for (; i < order.length && judged.ranks()[order[i]] == rank; i++) {
                final Dataset.Sample sample = judged.samples().get(order[i]);
                tiedWins += sample.won() ? sample.weight() : 0;
                tiedLosses += sample.won() ? 0 : sample.weight();
            }
            pairsWon += tiedWins * (losses + tiedLosses / 2);
            wins += tiedWins;
            losses += tiedLosses;
        }
        return pairsWon / (wins * losses);
    }

    /** Sum over bins of |weighted probability − weighted wins|. */
    private static double calibrationError(Judgement judged) {
        final double[] distance = new double[BINS];
        for (int i = 0; i < judged.size(); i++) {
            final Dataset.Sample sample = judged.samples().get(i);
            final double p = judged.probabilities()[i];
            distance[Math.min((int) (p * BINS), BINS - 1)] += sample.weight() * (p - (sample.won() ? 1 : 0));
        }
        double sum = 0;
        for (final double bin : distance) {
            sum += Math.abs(bin);
        }
        return sum;
    }
}
