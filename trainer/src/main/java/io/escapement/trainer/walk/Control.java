package io.escapement.trainer.walk;

import io.escapement.trainer.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Takes the link between features and outcomes away and leaves everything else, so that a fit on what is left must show
 * no skill. If it does show some, outcomes have leaked from one stretch of time into another.
 */
public enum Control {
    /** Leaves rows as they are. */
    NONE {
        @Override
        int[] sources(Dataset data, int run, int runs) {
            throw new IllegalStateException("nothing is moved");
        }
    },
    /** Deals the outcomes of all rows out anew, by chance. */
    SHUFFLE {
        @Override
        int[] sources(Dataset data, int run, int runs) {
            final int[] sources = new int[data.size()];
            final Random random = new Random(run);
            for (int i = 0; i < sources.length; i++) {
                final int j = random.nextInt(i + 1);
                sources[i] = sources[j];
                sources[j] = i;
            }
            return sources;
        }
    },
    /**
     * Gives each row the outcome of a row of the same symbol much later, the last ones those of the first: runs of wins and
     * losses stay as long as they were.
     */
    SHIFT {
        @Override
        int[] sources(Dataset data, int run, int runs) {
            final List<List<Integer>> places = new ArrayList<>();
            for (int i = 0; i < data.size(); i++) {
                final int symbol = data.samples().get(i).instrument();
                while (places.size() <= symbol) {
                    places.add(new ArrayList<>());
                }
                places.get(symbol).add(i);
            }
            final int[] sources = new int[data.size()];
            for (final List<Integer> own : places) {
                final int shift = (int) ((long) own.size() * run / (runs + 1));
                for (int i = 0; i < own.size(); i++) {
                    sources[own.get(i)] = own.get((i + shift) % own.size());
                }
            }
            return sources;
        }
    };

    /** For each row the one whose outcome it gets. */
    abstract int[] sources(Dataset data, int run, int runs);

    /**
     * Applies the control.
     *
     * @param data rows in order of time
     * @param run which of several, from 1
     * @param runs how many there are
     * @return the same rows, times and weights; outcomes of others
     */
    Dataset apply(Dataset data, int run, int runs) {
        if (this == NONE) {
            return data;
        }
        final int[] sources = sources(data, run, runs);
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            final Dataset.Sample own = data.samples().get(i);
            final Dataset.Sample other = data.samples().get(sources[i]);
            samples.add(new Dataset.Sample(
                    own.kind(),
                    own.timeMs(),
                    own.instrument(),
                    own.strategy(),
                    own.side(),
                    other.won(),
                    other.netReturn(),
                    own.exitTimeMs(),
                    own.weight()));
        }
        return new Dataset(data.rows(), List.copyOf(samples));
    }
}
