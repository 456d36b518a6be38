package io.escapement.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoreConfigurationTest {
    @Test
    void shouldStartFromTheDocumentedDefaults() {
        final CoreConfiguration defaults = CoreConfiguration.defaults();
        assertThat(defaults.value(RiskKeys.MAX_LEVERAGE)).isEqualTo(300_000_000L);
        assertThat(defaults.number(RiskKeys.MAX_POSITION)).isEqualTo(0.1);
        assertThat(defaults.number(RiskKeys.DAILY_LOSS)).isEqualTo(0.05);
        assertThat(defaults.word(ExecutionKeys.ENTRY_TYPE)).isEqualTo("MARKET");
        assertThat(defaults.list(BarKeys.INTERVALS)).containsExactly(3, 15, 60, 240);
        assertThat(defaults.nanos(ExecutionKeys.EXIT_MAX_HOLD)).isEqualTo(86_400_000_000_000L);
        assertThat(defaults.flag(ModelKeys.REQUIRED)).isTrue();
    }

    @Test
    void shouldReadItsOwnTextBack() {
        final CoreConfiguration changed = CoreConfiguration.defaults()
                .with("risk.maxPosition", "0.05")
                .with("entry.type", "LIMIT")
                .with("strategy.trend.adxMin", "21.5");
        assertThat(CoreConfiguration.parse(changed.canonicalText()).canonicalText())
                .isEqualTo(changed.canonicalText());
        assertThat(changed.canonicalText())
                .contains("entry.type = LIMIT\n", "risk.maxPosition = 0.05\n", "strategy.trend.adxMin = 21.5\n");
    }

    @Test
    void shouldSpellEqualValuesEqually() {
        assertThat(CoreConfiguration.fromEntries(Map.of("risk.maxLeverage", "3.00", "bars.intervals", "3, 15,60, 240"))
                        .canonicalText())
                .isEqualTo(CoreConfiguration.defaults().canonicalText());
    }

    @Test
    void shouldNameUnknownKeyAndItsNeighbour() {
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("risk.maxLeverag", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown configuration key risk.maxLeverag; did you mean risk.maxLeverage?");
    }

    @Test
    void shouldNameKeyValueAndRangeWhenRefusing() {
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("risk.maxLeverage", "101")))
                .hasMessage("configuration key risk.maxLeverage: '101' is not allowed; expected 1 to 100");
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("entry.type", "STOP")))
                .hasMessage("configuration key entry.type: 'STOP' is not allowed; expected MARKET | LIMIT | POST_ONLY");
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("bars.intervals", "15,3")))
                .hasMessage("configuration key bars.intervals: '15,3' is not allowed; expected 1 to 1440, rising,"
                        + " separated by commas");
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("risk.perTrade", "0.000000001")))
                .hasMessageContaining("risk.perTrade: '0.000000001' is not a decimal number");
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("model.required", "yes")))
                .hasMessageContaining("expected true or false");
    }

    @Test
    void shouldRefuseLimitsThatContradictEachOther() {
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("risk.maxPosition", "0.6")))
                .hasMessageContaining("risk.maxPosition and risk.maxExposure");
    }

    @Test
    void shouldRefuseMalformedText() {
        assertThatThrownBy(() -> CoreConfiguration.parse("risk.maxLeverage 3"))
                .hasMessage("configuration line 1: expected 'key = value'");
        assertThatThrownBy(() -> CoreConfiguration.parse("bars.warmUp = 9\nbars.warmUp = 9"))
                .hasMessage("configuration line 2: key bars.warmUp is set twice");
    }

    @Test
    void shouldDocumentEveryKeyOnce() {
        final Set<String> names = new HashSet<>();
        for (final ConfigurationKey key : CoreConfiguration.keys()) {
            assertThat(names.add(key.name())).as(key.name()).isTrue();
            assertThat(key.description()).as(key.name()).endsWith(".");
            assertThat(key.range()).as(key.name()).isNotBlank();
            assertThat(key.canonical(key.defaultText())).isEqualTo(key.defaultText());
        }
    }
}
