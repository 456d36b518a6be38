package io.escapement.trainer.backtest;

import io.escapement.trainer.backtest.result.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Predicted against observed, in bins of about as many outcomes; equal predictions stay together. */
final class CalibrationPart {
    private static final int BINS = 10;

    private CalibrationPart() {}

    static Calibration of(List<RunRecord.Ended> all) {
        final List<RunRecord.Ended> sorted = new ArrayList<>(all);
        sorted.removeIf(ended -> Double.isNaN(ended.probability()));
        // A stable sort: the order of equal ones is that in which they ended.
        sorted.sort(Comparator.comparingDouble(RunRecord.Ended::probability));
        final int count = sorted.size();
        int traded = 0;
        int wins = 0;
        double squares = 0;
        for (final RunRecord.Ended ended : sorted) {
            final double miss = ended.probability() - (ended.won() ? 1 : 0);
            squares += miss * miss;
            traded += ended.traded() ? 1 : 0;
            wins += ended.won() ? 1 : 0;
        }
        final List<Calibration.Bin> bins = bins(sorted);
        final double rate = (double) wins / count;
        double error = 0;
        for (final Calibration.Bin bin : bins) {
            error += Math.abs(bin.predicted() - bin.observed()) * bin.outcomes() / count;
        }
        return new Calibration(
                count, traded, squares / count, rate * (1 - rate), count == 0 ? Double.NaN : error, bins);
    }

    private static List<Calibration.Bin> bins(List<RunRecord.Ended> sorted) {
        final List<Calibration.Bin> bins = new ArrayList<>();
        final int size = Math.max(1, sorted.size() / BINS);
        int from = 0;
        while (from < sorted.size()) {
            // What is left over by less than half a bin belongs to the last one.
            int to = sorted.size() - from < size + size / 2 ? sorted.size() : from + size;
            while (to < sorted.size()
                    && sorted.get(to).probability() == sorted.get(to - 1).probability()) {
                to++;
            }
            bins.add(bin(sorted.subList(from, to)));
            from = to;
        }
        return bins;
    }

    private static Calibration.Bin bin(List<RunRecord.Ended> all) {
        int traded = 0;
        int wins = 0;
        int tradedWins = 0;
        double predicted = 0;
        for (final RunRecord.Ended ended : all) {
            predicted += ended.probability();
            wins += ended.won() ? 1 : 0;
            traded += ended.traded() ? 1 : 0;
            tradedWins += ended.traded() && ended.won() ? 1 : 0;
        }
        return new Calibration.Bin(
                all.get(0).probability(),
                all.get(all.size() - 1).probability(),
                all.size(),
                traded,
                predicted / all.size(),
                (double) wins / all.size(),
                traded == 0 ? Double.NaN : (double) tradedWins / traded);
    }
}
