package io.escapement.core.model;

/**
 * From which margin on a strategy's signals are worth trading, and how long their trades usually last.
 *
 * <p>A strategy the bundle doesn't name has the bundle's own values, which were chosen on all signals together.
 * Immutable; looked up by name once, when a bundle becomes active.
 */
public final class StrategyThresholds {
    /** What stands where no margin was worth trading. */
    public static final float NEVER = Float.MAX_VALUE;

    /** A hold nobody measured. */
    public static final int UNKNOWN_HOLD = 0;

    private final float margin;
    private final int holdMinutes;
    private final String[] strategies;
    private final float[] margins;
    private final int[] holds;

    private StrategyThresholds(float margin, int holdMinutes, String[] strategies, float[] margins, int[] holds) {
        this.margin = margin;
        this.holdMinutes = holdMinutes;
        this.strategies = strategies;
        this.margins = margins;
        this.holds = holds;
    }

    static StrategyThresholds read(ModelNode node) {
        final ModelNode list = node.get("strategies");
        final String[] strategies = new String[list.size()];
        final float[] margins = new float[strategies.length];
        final int[] holds = new int[strategies.length];
        for (int i = 0; i < strategies.length; i++) {
            strategies[i] = list.get(i).get("name").text();
            margins[i] = margin(list.get(i));
            holds[i] = hold(list.get(i));
        }
        return new StrategyThresholds(margin(node), hold(node), strategies, margins, holds);
    }

    /**
     * The least margin worth trading.
     *
     * @param strategy name
     * @return {@link #NEVER} if none was
     */
    public float margin(String strategy) {
        final int place = place(strategy);
        return place < 0 ? margin : margins[place];
    }

    /**
     * How long a trade usually lasts.
     *
     * @param strategy name
     * @return minutes, {@link #UNKNOWN_HOLD} if nobody measured it
     */
    public int holdMinutes(String strategy) {
        final int place = place(strategy);
        return place < 0 ? holdMinutes : holds[place];
    }

    private int place(String strategy) {
        for (int i = 0; i < strategies.length; i++) {
            if (strategies[i].equals(strategy)) {
                return i;
            }
        }
        return -1;
    }

    private static float margin(ModelNode node) {
        final float margin = node.get("margin").single();
        if (Float.isNaN(margin)) {
            throw new IllegalArgumentException("model manifest's threshold is not a number");
        }
        return margin;
    }

    private static int hold(ModelNode node) {
        final int minutes = node.get("holdMinutes").integer();
        if (minutes < 0) {
            throw new IllegalArgumentException("model manifest's holdMinutes is below 0");
        }
        return minutes;
    }
}
