package io.escapement.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.runtime.model.TestBundle;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.defaults();
    private static final List<Integer> INTERVALS =
            Arrays.stream(CONFIGURATION.list(BarKeys.INTERVALS)).boxed().toList();

    /** Whatever a gate wants must be there in the synthetic market, or the way to an order stays cold. */
    @Test
    void shouldMakeOrdersWithTheDefaultConfiguration() {
        final ModelBundle bundle = ModelBundle.read(TestBundle.of("RESEARCH", 0, "BTCUSDT"));
        final WarmUp warmUp = new WarmUp(CONFIGURATION, ModelLibrary.of(bundle), List.of("BTCUSDT"), INTERVALS);

        assertThat(warmUp.run(30_000, bundle.sha256())).isPositive();
        assertThat(warmUp.orders()).isGreaterThan(20);
    }
}
