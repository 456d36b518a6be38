package io.escapement.trainer.task;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A kind of work that can be done anywhere: all it needs is named in its payload, and equal payloads give equal results,
 * on whichever machine. What it reads from disk is named with the hash of its content, so that a machine with other data
 * refuses instead of answering differently.
 *
 * <p>Used from several threads at once; what it keeps between runs is a cache.
 */
public interface Task {
    /**
     * Its name in a queue.
     *
     * @return a word, unique
     */
    String kind();

    /**
     * Does one piece.
     *
     * @param payload what to do
     * @param progress of this piece
     * @return the result
     * @throws io.escapement.trainer.TrainerException if the payload can't be done, naming why
     * @throws CancelledException if someone wanted it to stop
     */
    JsonNode run(JsonNode payload, Progress progress);
}
