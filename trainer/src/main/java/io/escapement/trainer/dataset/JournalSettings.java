package io.escapement.trainer.dataset;

import io.escapement.trainer.TrainerException;
import java.util.List;

/**
 * Outcomes of sessions that join the rows.
 *
 * @param folders of the journals; empty for none
 * @param tradeWeight weight of a row that was traded, above 0
 * @param phantomWeight weight of a row that was only followed, above 0
 */
public record JournalSettings(List<String> folders, double tradeWeight, double phantomWeight) {
    /** No journal. */
    public static final JournalSettings NONE = new JournalSettings(List.of(), 1, 1);

    /** Copies the folders, and refuses weights that can't be. */
    public JournalSettings {
        folders = List.copyOf(folders);
        if (!(tradeWeight > 0 && tradeWeight < Double.POSITIVE_INFINITY)
                || !(phantomWeight > 0 && phantomWeight < Double.POSITIVE_INFINITY)) {
            throw new TrainerException(
                    "weights of journal rows must be above 0: trades " + tradeWeight + ", phantoms " + phantomWeight);
        }
    }
}
