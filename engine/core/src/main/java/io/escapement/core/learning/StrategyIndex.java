package io.escapement.core.learning;

/** Numbers the strategies of a core densely, so that what is learned lies in plain arrays. Immutable. */
public final class StrategyIndex {
    /** Not a strategy of this core. */
    public static final int UNKNOWN = -1;

    private final int[] ids;

    /**
     * An index.
     *
     * @param strategyIds of the core's strategies, in the order they speak; copied
     */
    public StrategyIndex(int... strategyIds) {
        ids = strategyIds.clone();
    }

    /**
     * Strategies there are.
     *
     * @return count
     */
    public int count() {
        return ids.length;
    }

    /**
     * Id by place.
     *
     * @param index 0 to count - 1
     * @return the strategy's id
     */
    public int id(int index) {
        return ids[index];
    }

    /**
     * Place of a strategy: a core has a handful, so they are looked through.
     *
     * @param strategyId any
     * @return 0 to count - 1, or {@link #UNKNOWN}
     */
    public int of(int strategyId) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == strategyId) {
                return i;
            }
        }
        return UNKNOWN;
    }
}
