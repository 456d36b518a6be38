package io.escapement.trainer.dataset;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Does anything know its future? What an observation says at an instant, worked out of the whole history, must be what it
 * says when the history ends at that instant, bit for bit.
 *
 * <p>The history is cut at random instants, all names are compared. No difference is no proof; one difference is.
 */
public final class Lookahead {
    /** Differences told one by one. */
    private static final int TOLD_MAX = 20;

    private Lookahead() {}

    /**
     * One value that knew more than it should.
     *
     * @param symbol of the history
     * @param name of the value
     * @param timeMs the instant, milliseconds since the epoch
     * @param whole as the whole history says
     * @param cut as the history up to then says
     */
    public record Difference(String symbol, String name, long timeMs, double whole, double cut) {}

    /**
     * What came of one observation of one symbol.
     *
     * @param symbol of the history
     * @param title of the observation
     * @param points instants looked at
     * @param values compared that either history has
     * @param differing of them
     * @param differences the first of them, by time and then name
     */
    public record Result(
            String symbol, String title, int points, long values, long differing, List<Difference> differences) {}

    /**
     * Checks an observation on one symbol.
     *
     * @param history whole
     * @param observation to check
     * @param points instants to cut at, at most
     * @param seed of their choice
     * @param progress told of each cut
     * @return what came of it
     * @throws TrainerException if there is nothing to look at
     */
    public static Result check(
            SymbolHistory history, Observation observation, int points, long seed, Progress progress) {
        final long[] instants = choose(observation.instants(history), points, seed);
        if (instants.length == 0) {
            throw new TrainerException("the history of " + history.symbol() + " is too short to look at its "
                    + observation.title() + "; fetch more days");
        }
        final double[][] whole = observation.at(history, instants);
        final List<String> names = observation.names();
        final List<Difference> differences = new ArrayList<>();
        long values = 0;
        long differing = 0;
        for (int i = 0; i < instants.length; i++) {
            progress.checkCancelled();
            progress.at("cut", (double) i / instants.length, history.symbol());
            final double[] cut = observation.at(history.until(instants[i]), new long[] {instants[i]})[0];
            for (int n = 0; n < cut.length; n++) {
                values += Double.isNaN(cut[n]) && Double.isNaN(whole[i][n]) ? 0 : 1;
                if (Double.doubleToLongBits(cut[n]) != Double.doubleToLongBits(whole[i][n])) {
                    differing++;
                    if (differences.size() < TOLD_MAX) {
                        differences.add(
                                new Difference(history.symbol(), names.get(n), instants[i], whole[i][n], cut[n]));
                    }
                }
            }
        }
        return new Result(
                history.symbol(), observation.title(), instants.length, values, differing, List.copyOf(differences));
    }

    /** So many of them, in order of time. */
    private static long[] choose(long[] all, int points, long seed) {
        if (all.length <= points) {
            return all;
        }
        final Random random = new Random(seed);
        final long[] left = all.clone();
        final long[] chosen = new long[points];
        int remaining = left.length;
        for (int i = 0; i < points; i++) {
            final int place = random.nextInt(remaining);
            chosen[i] = left[place];
            left[place] = left[--remaining];
        }
        Arrays.sort(chosen);
        return chosen;
    }
}
