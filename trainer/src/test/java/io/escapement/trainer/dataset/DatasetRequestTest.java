package io.escapement.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.label.Barriers;
import io.escapement.trainer.label.Fill;
import io.escapement.trainer.label.Weighting;
import io.escapement.trainer.signal.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetRequestTest {
    private static final RowSettings ROWS = new RowSettings(
            RowSource.EVERY_BAR,
            Barriers.Kind.FIXED,
            3,
            1.5,
            720,
            Fill.MAKER,
            0.05,
            false,
            Weighting.UNIQUENESS,
            JournalSettings.NONE);

    @Test
    void shouldComeBackFromJson() throws IOException {
        final DatasetRequest request = DatasetRequest.of(
                        Path.of("history").toAbsolutePath(),
                        List.of("BTCUSDT", "ETHUSDT"),
                        CoreConfiguration.defaults().with("fees.takerRate", "0.0004"),
                        ROWS)
                .pinned("abc", List.of("ETHUSDT"));

        final DatasetRequest back = DatasetRequest.fromJson(
                new ObjectMapper().readTree(request.json().toString()));

        assertThat(back.json()).isEqualTo(request.json());
        assertThat(back.rows()).isEqualTo(ROWS);
        assertThat(back.symbols()).containsExactly("ETHUSDT");
        assertThat(back.sha256()).isEqualTo("abc");
        assertThat(back.configuration().entries()).containsEntry("fees.takerRate", "0.0004");
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() throws IOException {
        final ObjectMapper json = new ObjectMapper();
        assertThatThrownBy(() -> DatasetRequest.fromJson(json.readTree("{\"rows\":{\"source\":\"SOME\"}}")))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("request for rows can't be read: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldMakeRulesWithTheCoreItIsFor() {
        final CoreConfiguration core = CoreConfiguration.defaults();

        assertThat(ROWS.rules(core).barriers()).isEqualTo(new Barriers(Barriers.Kind.FIXED, 0.03, 0.015, 43_200_000));
        assertThat(ROWS.rules(core).costs().takerRate()).isEqualTo(0.00055);
        assertThat(with(Barriers.Kind.FIXED).rules(core).barriers())
                .isEqualTo(new Barriers(Barriers.Kind.FIXED, 0.02, 0.01, 86_400_000));
        assertThat(with(Barriers.Kind.ATR).rules(core).barriers())
                .isEqualTo(new Barriers(Barriers.Kind.ATR, 4, 2, 86_400_000));
        assertThat(with(Barriers.Kind.STRATEGY).rules(core).barriers()).isEqualTo(Barriers.strategy(86_400_000));
    }

    @Test
    void shouldRefuseSettingsThatContradictThemselves() {
        assertThatThrownBy(() -> new RowSettings(
                        RowSource.PROPOSALS,
                        Barriers.Kind.STRATEGY,
                        2,
                        0,
                        0,
                        Fill.MARKET,
                        0,
                        true,
                        Weighting.NONE,
                        JournalSettings.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("go with FIXED or ATR");
        assertThatThrownBy(() -> new RowSettings(
                        RowSource.PROPOSALS,
                        Barriers.Kind.ATR,
                        2,
                        -1,
                        0,
                        Fill.MARKET,
                        0,
                        true,
                        Weighting.NONE,
                        JournalSettings.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("loss=-1.0");
        assertThatThrownBy(() -> new RowSettings(
                        RowSource.PROPOSALS,
                        Barriers.Kind.ATR,
                        2,
                        1,
                        0,
                        Fill.LIMIT,
                        0,
                        true,
                        Weighting.NONE,
                        JournalSettings.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("LIMIT");
    }

    private static RowSettings with(Barriers.Kind kind) {
        return new RowSettings(
                RowSource.PROPOSALS, kind, 0, 0, 0, Fill.MARKET, 0, true, Weighting.NONE, JournalSettings.NONE);
    }
}
