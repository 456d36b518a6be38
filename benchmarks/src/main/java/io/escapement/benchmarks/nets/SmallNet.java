package io.escapement.benchmarks.nets;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A multi-layer perceptron for one probability: standardised inputs, two hidden layers of rectifiers, a logit. Trained by
 * Adam on the log-loss with weight decay, stopped when the validation loss has not improved for some epochs; the best
 * weights are kept (Goodfellow, Bengio, Courville, Deep Learning, chapters 6 to 8).
 *
 * <p>One thread and a seed: the same rows give the same net.
 */
final class SmallNet {
    private static final int BATCH = 64;
    private static final int EPOCHS_MAX = 60;
    private static final int PATIENCE = 6;
    private static final double RATE = 1e-3;
    private static final double DECAY = 1e-3;
    private static final double MOMENTUM = 0.9;
    private static final double SQUARES = 0.999;
    private static final double TINY = 1e-8;
    private static final double CLIP = 5;

    private final int[] sizes;
    /** Weights and biases of all layers, layer after layer: outputs × inputs, then outputs. */
    private final double[] weights;

    private final double[][] active;
    private final double[][] error;
    private double[] means;
    private double[] deviations;
    private int epochs;

    private SmallNet(int inputs, int hidden, SplittableRandom random) {
        sizes = new int[] {inputs, hidden, hidden / 2, 1};
        int count = 0;
        for (int l = 1; l < sizes.length; l++) {
            count += sizes[l] * (sizes[l - 1] + 1);
        }
        weights = new double[count];
        active = new double[sizes.length][];
        error = new double[sizes.length][];
        int at = 0;
        for (int l = 0; l < sizes.length; l++) {
            active[l] = new double[sizes[l]];
            error[l] = new double[sizes[l]];
            if (l > 0) {
                final double scale = Math.sqrt(2.0 / sizes[l - 1]);
                for (int w = 0; w < sizes[l] * sizes[l - 1]; w++) {
                    weights[at++] = scale * gaussian(random);
                }
                at += sizes[l];
            }
        }
    }

    /**
     * Trains a net.
     *
     * @param rows to learn from, NaN where missing
     * @param won their labels
     * @param checkRows to stop on
     * @param checkWon their labels
     * @param hidden rectifiers of the first layer
     * @param seed of weights and order
     * @return the net with the best validation loss
     */
    static SmallNet train(
            float[][] rows, boolean[] won, float[][] checkRows, boolean[] checkWon, int hidden, long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final SmallNet net = new SmallNet(rows[0].length, hidden, random);
        net.measure(rows);
        net.learn(net.standardised(rows), won, net.standardised(checkRows), checkWon, random);
        return net;
    }

    /** Epochs it took to the best weights. */
    int epochs() {
        return epochs;
    }

    /** Log-odds of each row. */
    float[] margins(float[][] rows) {
        final double[][] standard = standardised(rows);
        final float[] margins = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            margins[i] = (float) forward(standard[i]);
        }
        return margins;
    }

    private void learn(double[][] x, boolean[] won, double[][] check, boolean[] checkWon, SplittableRandom random) {
        final double[] gradient = new double[weights.length];
        final double[] first = new double[weights.length];
        final double[] second = new double[weights.length];
        final int[] order = new int[x.length];
        Arrays.setAll(order, i -> i);
        double[] best = weights.clone();
        double bestLoss = loss(check, checkWon);
        int steps = 0;
        for (int epoch = 1; epoch <= EPOCHS_MAX && epoch <= epochs + PATIENCE; epoch++) {
            shuffle(order, random);
            for (int from = 0; from < order.length; from += BATCH) {
                final int to = Math.min(from + BATCH, order.length);
                Arrays.fill(gradient, 0);
                for (int i = from; i < to; i++) {
                    final double p = 1 / (1 + StrictMath.exp(-forward(x[order[i]])));
                    backward(p - (won[order[i]] ? 1 : 0), gradient);
                }
                adam(gradient, to - from, first, second, ++steps);
            }
            final double loss = loss(check, checkWon);
            if (loss < bestLoss) {
                bestLoss = loss;
                best = weights.clone();
                epochs = epoch;
            }
        }
        System.arraycopy(best, 0, weights, 0, best.length);
    }

    private double forward(double[] x) {
        active[0] = x;
        int at = 0;
        for (int l = 1; l < sizes.length; l++) {
            final double[] in = active[l - 1];
            final int bias = at + sizes[l] * sizes[l - 1];
            for (int o = 0; o < sizes[l]; o++) {
                double sum = weights[bias + o];
                for (int i = 0; i < in.length; i++) {
                    sum += weights[at++] * in[i];
                }
                active[l][o] = l + 1 < sizes.length ? Math.max(sum, 0) : sum;
            }
            at = bias + sizes[l];
        }
        return active[sizes.length - 1][0];
    }

    private void backward(double residual, double[] gradient) {
        error[sizes.length - 1][0] = residual;
        int end = weights.length;
        for (int l = sizes.length - 1; l > 0; l--) {
            final double[] in = active[l - 1];
            final int bias = end - sizes[l];
            final int begin = bias - sizes[l] * sizes[l - 1];
            Arrays.fill(error[l - 1], 0);
            for (int o = 0; o < sizes[l]; o++) {
                final double e = error[l][o];
                gradient[bias + o] += e;
                for (int i = 0; i < in.length; i++) {
                    gradient[begin + o * in.length + i] += e * in[i];
                    error[l - 1][i] += e * weights[begin + o * in.length + i];
                }
            }
            for (int i = 0; l > 1 && i < in.length; i++) {
                error[l - 1][i] = in[i] > 0 ? error[l - 1][i] : 0;
            }
            end = begin;
        }
    }

    private void adam(double[] gradient, int batch, double[] first, double[] second, int step) {
        final double firstBias = 1 - StrictMath.pow(MOMENTUM, step);
        final double secondBias = 1 - StrictMath.pow(SQUARES, step);
        for (int w = 0; w < weights.length; w++) {
            final double g = gradient[w] / batch;
            first[w] = MOMENTUM * first[w] + (1 - MOMENTUM) * g;
            second[w] = SQUARES * second[w] + (1 - SQUARES) * g * g;
            final double move = first[w] / firstBias / (Math.sqrt(second[w] / secondBias) + TINY);
            weights[w] -= RATE * (move + DECAY * weights[w]);
        }
    }

    private double loss(double[][] x, boolean[] won) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            final double margin = forward(x[i]) * (won[i] ? 1 : -1);
            // log(1 + exp(-m)) without overflow.
            sum += Math.max(-margin, 0) + StrictMath.log(1 + StrictMath.exp(-Math.abs(margin)));
        }
        return sum / x.length;
    }

    private void measure(float[][] rows) {
        means = new double[sizes[0]];
        deviations = new double[sizes[0]];
        for (int c = 0; c < sizes[0]; c++) {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (final float[] row : rows) {
                if (!Float.isNaN(row[c])) {
                    sum += row[c];
                    squares += (double) row[c] * row[c];
                    count++;
                }
            }
            means[c] = count == 0 ? 0 : sum / count;
            deviations[c] = count == 0 ? 0 : Math.sqrt(Math.max(squares / count - means[c] * means[c], 0));
        }
    }

    private double[][] standardised(float[][] rows) {
        final double[][] standard = new double[rows.length][sizes[0]];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < sizes[0]; c++) {
                final float x = rows[r][c];
                if (deviations[c] > TINY && !Float.isNaN(x)) {
                    standard[r][c] = Math.min(Math.max((x - means[c]) / deviations[c], -CLIP), CLIP);
                }
            }
        }
        return standard;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    /** Sum of twelve uniform numbers: near enough for first weights. */
    private static double gaussian(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
