package io.escapement.core.config;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.TrendStrategy;
import java.util.ArrayList;
import java.util.List;

/** Keys made from what the strategies declare: {@code strategy.<name>.<parameter>}. */
public final class StrategyKeys {
    /** Section of the trend strategy. */
    public static final String TREND = "strategy.trend.";

    /** Whether the trend strategy speaks. */
    public static final ConfigurationKey TREND_ENABLED =
            ConfigurationKey.flag(TREND + "enabled", true, "Whether the trend strategy makes signals.");

    private StrategyKeys() {}

    /**
     * The trend strategy's values.
     *
     * @param configuration all keys set
     * @return its parameters as configured
     */
    public static ParameterValues trend(CoreConfiguration configuration) {
        ParameterValues values = ParameterValues.defaults(TrendStrategy.declaredParameters());
        for (final Parameter parameter : TrendStrategy.declaredParameters()) {
            final ConfigurationKey key = key(TREND, parameter);
            final long value = configuration.value(key);
            values = values.with(
                    parameter.name(), parameter.type() == Parameter.Type.INTEGER ? value * FixedPoint.ONE : value);
        }
        return values;
    }

    /**
     * Keys of all strategies.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        final List<ConfigurationKey> keys = new ArrayList<>();
        keys.add(TREND_ENABLED);
        for (final Parameter parameter : TrendStrategy.declaredParameters()) {
            keys.add(key(TREND, parameter));
        }
        return keys;
    }

    private static ConfigurationKey key(String section, Parameter parameter) {
        final String name = section + parameter.name();
        if (parameter.type() == Parameter.Type.INTEGER) {
            return ConfigurationKey.integer(
                    name,
                    parameter.unit(),
                    parameter.defaultValue() / FixedPoint.ONE,
                    parameter.min() / FixedPoint.ONE,
                    parameter.max() / FixedPoint.ONE,
                    parameter.doc());
        }
        return ConfigurationKey.decimal(
                name,
                parameter.unit(),
                DecimalText.format(parameter.defaultValue()),
                DecimalText.format(parameter.min()),
                DecimalText.format(parameter.max()),
                parameter.doc());
    }
}
