package io.escapement.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestModel;
import io.escapement.trainer.search.optimiser.Method;
import io.escapement.trainer.search.trial.Objective;
import io.escapement.trainer.search.trial.TrialKind;
import io.escapement.trainer.search.trial.TrialTask;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.PlantedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with a model begin where it has seen nothing. */
class SearchPlanTest {
    private static final long DAY_MS = 86_400_000L;

    @TempDir
    private Path folder;

    private BacktestModel model;

    @BeforeEach
    void fit() throws IOException {
        PlantedHistory.write(folder.resolve("known"), 200, 0.4, "AAAUSDT");
        final byte[] bundle = new FitJob(() -> 1)
                .run(FitRequest.of(folder.resolve("known").toString()), Progress.NONE)
                .bundle();
        Files.write(folder.resolve("model.bundle"), bundle);
        model = BacktestModel.of(bundle);
    }

    @Test
    void shouldJudgeAModelOnlyOnTimeItHasNotSeen() {
        final SearchPlan plan = SearchPlan.of(settings("known", 2), new TrialTask());

        assertThat(plan.kind()).isEqualTo(TrialKind.SESSION);
        assertThat(plan.folds()).hasSize(2);
        assertThat(plan.folds().get(0).fromMs()).isBetween(model.seenUntilMs(), model.seenUntilMs() + DAY_MS);
        assertThat(plan.heldOut().toMs()).isEqualTo(plan.history().toMs());
    }

    @Test
    void shouldRefuseWhatTheModelHasSeenToItsEnd() {
        PlantedHistory.write(folder.resolve("early"), 140, 0.4, "AAAUSDT");

        assertThatThrownBy(() -> SearchPlan.of(settings("early", 2), new TrialTask()))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the model was fitted and decided on all of the history");
    }

    private SearchSettings settings(String history, int folds) {
        return new SearchSettings(
                folder.resolve(history).toString(),
                List.of(),
                new TreeMap<>(),
                folder.resolve("model.bundle").toString(),
                List.of("risk.perTrade=0.002..0.01"),
                new TreeMap<>(),
                Method.RANDOM,
                null,
                Objective.VALUE,
                10,
                folds,
                0.25,
                8,
                0,
                0,
                true,
                8,
                3,
                1);
    }
}
