package io.escapement.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.history.BarCsv;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.label.Outcome;
import io.escapement.trainer.label.Outcome.Exit;
import io.escapement.trainer.label.Unlabelled;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels of two years of BTCUSDT, 15 minute bars and funding, against figures that a separate program worked out from the
 * same bars, rates and signals.
 */
class RealHistoryLabelsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldLabelRealBarsAsASeparateProgramDoes() {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeTrue(
                root != null && Files.isDirectory(Path.of(root).resolve("market")),
                "no real history: ESCAPEMENT_REAL_DATA names no folder with one");
        final Path market = Path.of(root).resolve("market");
        final HistoryFolder history = new HistoryFolder(folder);
        history.write("BTCUSDT", 15, BarCsv.read(market.resolve("15m/BTCUSDT_15m.csv.gz"), 15));
        history.importFunding("BTCUSDT", market.resolve("funding/BTCUSDT_8h.csv.gz"));
        final CoreConfiguration core = CoreConfiguration.defaults();
        final SymbolHistory read = new HistorySource(folder, core)
                .read(List.of("BTCUSDT"), Progress.NONE)
                .symbols()
                .get(0);

        final LabelledRows.SymbolLabels labels =
                new LabelledRows(core, RowSource.PROPOSALS, LabelRules.of(core)).of(read);

        final List<Outcome> outcomes =
                labels.ended().stream().map(LabelledRows.Labelled::outcome).toList();
        assertThat(labels.count().unlabelled().get(Unlabelled.HISTORY_ENDS)).isEqualTo(3);
        assertThat(labels.count().withoutFunding()).isEqualTo(96);
        assertThat(outcomes).hasSize(4_409);
        assertThat(outcomes).filteredOn(outcome -> outcome.exit() == Exit.STOP).hasSize(2_566);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.exit() == Exit.TARGET)
                .hasSize(1_622);
        assertThat(outcomes).filteredOn(outcome -> outcome.exit() == Exit.TIME).hasSize(221);
        assertThat(outcomes).filteredOn(Outcome::won).hasSize(1_750);
        assertThat(outcomes.stream().mapToDouble(Outcome::funding).sum()).isCloseTo(0.03464218315972924, within(1e-9));
        assertThat(outcomes.stream().mapToDouble(Outcome::netReturn).sum()).isCloseTo(-6.531447795010405, within(1e-9));
    }
}
