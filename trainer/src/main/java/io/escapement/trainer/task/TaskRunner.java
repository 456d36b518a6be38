package io.escapement.trainer.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs many pieces of one kind, here or elsewhere. Results are the same wherever they come from. */
public interface TaskRunner {
    /**
     * Runs pieces and waits for all.
     *
     * @param kind of all of them
     * @param payloads what to do
     * @param progress of the whole
     * @param done told of each piece as soon as it is done, its place and result, one at a time
     * @return results in the order of the payloads
     * @throws io.escapement.trainer.TrainerException of the first piece, by place, that failed, once no other runs
     * @throws CancelledException if someone wanted it to stop
     */
    List<JsonNode> runAll(
            String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done);

    /**
     * Runs pieces and waits for all.
     *
     * @param kind of all of them
     * @param payloads what to do
     * @param progress of the whole
     * @return results in the order of the payloads
     */
    default List<JsonNode> runAll(String kind, List<? extends JsonNode> payloads, Progress progress) {
        return runAll(kind, payloads, progress, (place, result) -> {});
    }
}
