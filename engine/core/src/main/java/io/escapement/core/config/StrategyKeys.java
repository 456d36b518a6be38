package io.escapement.core.config;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.util.ArrayList;
import java.util.List;

/** Keys made from what the strategies declare: {@code strategy.<name>.enabled} and {@code strategy.<name>.<parameter>}. */
public final class StrategyKeys {
    private static final String SECTION = "strategy.";

    private StrategyKeys() {}

    /**
     * Section of a strategy.
     *
     * @param kind in the catalog
     * @return start of its keys, the last dot included
     */
    public static String section(StrategyKind kind) {
        return SECTION + kind.name() + '.';
    }

    /**
     * Whether a strategy speaks.
     *
     * @param kind in the catalog
     * @param configuration all keys set
     * @return false when it is switched off
     */
    public static boolean isEnabled(StrategyKind kind, CoreConfiguration configuration) {
        return configuration.flag(enabled(kind));
    }

    /**
     * A strategy's values.
     *
     * @param kind in the catalog
     * @param configuration all keys set
     * @return its parameters as configured
     */
    public static ParameterValues values(StrategyKind kind, CoreConfiguration configuration) {
        ParameterValues values = ParameterValues.defaults(kind.parameters());
        for (final Parameter parameter : kind.parameters()) {
            final long value = configuration.value(key(kind, parameter));
            values = values.with(
                    parameter.name(), parameter.type() == Parameter.Type.DECIMAL ? value : value * FixedPoint.ONE);
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
        for (final StrategyKind kind : StrategyCatalog.all()) {
            keys.add(enabled(kind));
            for (final Parameter parameter : kind.parameters()) {
                keys.add(key(kind, parameter));
            }
        }
        return keys;
    }

    private static ConfigurationKey enabled(StrategyKind kind) {
        return ConfigurationKey.flag(
                section(kind) + "enabled", true, "Whether the strategy for " + kind.title() + " makes signals.");
    }

    private static ConfigurationKey key(StrategyKind kind, Parameter parameter) {
        final String name = section(kind) + parameter.name();
        return switch (parameter.type()) {
            case INTEGER ->
                ConfigurationKey.integer(
                        name,
                        parameter.unit(),
                        parameter.defaultValue() / FixedPoint.ONE,
                        parameter.min() / FixedPoint.ONE,
                        parameter.max() / FixedPoint.ONE,
                        parameter.doc());
            case DECIMAL ->
                ConfigurationKey.decimal(
                        name,
                        parameter.unit(),
                        DecimalText.format(parameter.defaultValue()),
                        DecimalText.format(parameter.min()),
                        DecimalText.format(parameter.max()),
                        parameter.doc());
            case CHOICE ->
                ConfigurationKey.choice(
                        name,
                        parameter.words().get((int) (parameter.defaultValue() / FixedPoint.ONE)),
                        parameter.words(),
                        parameter.doc());
            case FLAG -> ConfigurationKey.flag(name, parameter.defaultValue() != 0, parameter.doc());
        };
    }
}
