package io.escapement.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.label.Unlabelled;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.trainer.table.TableColumn;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportTablesTest {
    private static final CoreConfiguration CORE = CoreConfiguration.defaults();

    private final SyntheticHistory market = new SyntheticHistory(3, "BTCUSDT", "ETHUSDT");
    private final List<SymbolHistory> histories = List.of(market.symbol(0), market.symbol(1));

    @Test
    void shouldGiveOneRowOfFeaturesForEachClose() {
        final FeatureTable table = new FeatureTable(histories, 15, Side.BUY);

        final List<Object[]> rows = new ArrayList<>();
        table.rows().forEach(rows::add);

        assertThat(rows)
                .hasSize(histories.get(0).bars().get(15).size()
                        + histories.get(1).bars().get(15).size());
        assertThat(table.written()).isEqualTo(rows.size());
        assertThat(rows).allMatch(row -> row.length == table.columns().size());
        assertThat(rows.get(0)[0]).isEqualTo("BTCUSDT");
        assertThat(rows.get(rows.size() - 1)[0]).isEqualTo("ETHUSDT");
    }

    @Test
    void shouldHoldTheVeryFeaturesOfEachSignal() {
        final Map<Long, Object[]> byTime = new HashMap<>();
        final FeatureTable table = new FeatureTable(List.of(histories.get(0)), 3, Side.SELL);
        table.rows().forEach(row -> byTime.put((Long) row[2], row));
        final List<String> names =
                table.columns().stream().map(TableColumn::name).toList();
        int compared = 0;
        for (final SignalFinder.Signal signal :
                SignalFinder.find(histories.get(0).bars(), histories.get(0).tickSize(), CORE, RowSource.PROPOSALS)) {
            if (signal.side() < 0) {
                for (int i = 0; i < signal.features().length; i++) {
                    final int place = names.indexOf(FeatureLayout.standard().name(i));
                    if (place >= 0) {
                        final double value = (Double) byTime.get(signal.closeTimeMs())[place];
                        assertThat(Float.valueOf((float) value)).isEqualTo(Float.valueOf(signal.features()[i]));
                    }
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void shouldSayWhichIntervalIsMissing() {
        assertThatThrownBy(() -> new FeatureTable(histories, 5, Side.BUY))
                .isInstanceOf(TrainerException.class)
                .hasMessage("no 5 m bars of BTCUSDT; there are [3, 15, 60, 240] (bars.intervals of the core's"
                        + " configuration says which are used)");
    }

    @Test
    void shouldGiveOneRowForEachLabel() {
        final DatasetRequest request = DatasetRequest.of(Path.of("."), List.of(), CORE, RowSettings.STANDARD);
        final HistorySource.Histories all = new HistorySource.Histories(histories, "");

        final List<Object[]> rows = LabelTable.rows(request, all, Progress.NONE);
        final LabelledData data = DatasetSource.label(request, all, Progress.NONE);

        assertThat(rows).hasSize(data.rows().size());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(LabelTable.columns().size());
            // gross − slippage − fees − funding = net
            assertThat((Double) row[12] - (Double) row[13] - (Double) row[14] - (Double) row[15])
                    .isCloseTo((Double) row[17], within(1e-12));
            assertThat(row[18]).isEqualTo((Double) row[17] > 0 ? "yes" : "no");
            assertThat(row[16]).as("there are no rates").isEqualTo("no");
        });
    }

    @Test
    void shouldFindNoGapInAHistoryWithoutOne() {
        for (final SymbolHistory history : histories) {
            final LabelledRows.Count count = new LabelledRows(CORE, RowSource.PROPOSALS, LabelRules.of(CORE))
                    .of(history)
                    .count();

            assertThat(count.unlabelled().get(Unlabelled.GAP)).isZero();
            assertThat(count.unlabelled().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(count.signals() - count.labelled());
        }
    }
}
