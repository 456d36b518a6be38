package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.FoldTask;
import io.escapement.trainer.walk.PlantedHistory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FitInTheQueueTest {
    @TempDir
    private static Path history;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() {
        PlantedHistory.write(history, 100, 0.4, "AAAUSDT", "BBBUSDT");
    }

    @ParameterizedTest
    @EnumSource
    void shouldFitTheSameModelWhenWorkersShareItsFolds(TestEngine engine) {
        // given
        final ObjectNode request = FitRequest.of(history.toString()).toJson();
        request.withObject("/walkForward").put("folds", 3);
        request.put("controls", 1);
        request.withObject("/model/boost").put("rounds", 20);
        request.put("registry", folder.resolve("here").toString());
        final String here = new FitJob(() -> 0)
                .run(FitRequest.fromJson(request), Progress.NONE)
                .sha256();
        request.put("registry", folder.resolve("there").toString());

        try (QueueRig rig = new QueueRig(engine.fresh(folder), TrainerTasks.all())) {
            // when
            rig.worker("one");
            rig.worker("two");
            final long id =
                    rig.store.submit(FitJob.KIND, request, JobOptions.DEFAULT).id();
            rig.awaitState(id, JobState.DONE);

            // then
            final JsonNode result = rig.store.result(id).orElseThrow();
            assertThat(result.path("sha256").asText()).isEqualTo(here);
            assertThat(result.path("version").asInt()).isEqualTo(1);
            assertThat(rig.store.jobs(new JobFilter(List.of(), null, id, 10)))
                    .hasSize(5)
                    .allSatisfy(piece -> assertThat(piece.kind()).isEqualTo(FoldTask.KIND));
        }
    }
}
