package io.escapement.core.strategy;

import java.util.List;

/** The strategies of the product. Adding one is one line here: keys, regimes, search and the core follow from it. */
public final class StrategyCatalog {
    private static final List<StrategyKind> ALL =
            List.of(TrendStrategy.KIND, MeanReversionStrategy.KIND, ScalpStrategy.KIND, LiquiditySweepStrategy.KIND);

    private StrategyCatalog() {}

    /**
     * All kinds.
     *
     * @return in the order they speak; unmodifiable
     */
    public static List<StrategyKind> all() {
        return ALL;
    }

    /**
     * A kind by name.
     *
     * @param name in configuration
     * @return never null
     * @throws IllegalArgumentException if there is none
     */
    public static StrategyKind named(String name) {
        for (final StrategyKind kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such strategy: name=" + name);
    }
}
