package io.escapement.trainer.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;

/** A backtest as a piece of work: the payload is a {@link BacktestRequest}, the result its numbers. */
public final class BacktestTask implements Task {
    /** Name in a queue. */
    public static final String KIND = "backtest";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        return BacktestJson.tree(BacktestService.run(BacktestRequest.fromJson(payload), progress));
    }
}
