package io.escapement.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.counters.CountersFile;
import io.escapement.runtime.metrics.MappedCounters;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionCountersTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindAnInstrumentByItsSymbolAndRefuseAnother() throws IOException {
        try (MappedCounters counters = new MappedCounters(folder.resolve(CountersFile.FILE_NAME), 3)) {
            counters.name(0, "BTCUSDT");
            counters.name(1, "ETHUSDT");
            final CountersFile file = OpenCounters.open(folder);
            assertThat(PositionCounters.instrumentId(file, "ethusdt")).isEqualTo(1);
            assertThatThrownBy(() -> PositionCounters.instrumentId(file, "SOLUSDT"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("the engine has no instrument SOLUSDT; ./run.sh counters lists those it has");
        }
    }
}
