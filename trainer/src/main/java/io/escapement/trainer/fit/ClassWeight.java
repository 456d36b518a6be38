package io.escapement.trainer.fit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import java.util.Locale;

/**
 * How much a row that won counts in learning, one that lost counting 1. Calibration and scores count all rows alike, so
 * that probabilities stay what comes true.
 *
 * @param text {@code none}, {@code balanced} (wins together count as much as losses), or a number above 0
 */
public record ClassWeight(@JsonValue String text) {
    /** All rows alike. */
    public static final ClassWeight NONE = new ClassWeight("none");

    private static final String BALANCED = "balanced";
    private static final double MOST = 1_000;

    /**
     * Reads what a person typed.
     *
     * @param text as above, in any case
     * @throws TrainerException if it is something else
     */
    @JsonCreator
    public ClassWeight {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!text.equals("none") && !text.equals(BALANCED) && !isWeight(text)) {
            throw new TrainerException("class weight '" + text + "': none, balanced or a number above 0, at most 1000");
        }
    }

    /**
     * The weight of a won row of some data.
     *
     * @param data that is learned from
     * @return above 0; 1 where only one class is there to balance
     */
    double ofWins(Dataset data) {
        if (text.equals(NONE.text)) {
            return 1;
        }
        if (!text.equals(BALANCED)) {
            return Double.parseDouble(text);
        }
        final double wins = data.wins();
        return wins == 0 || wins == data.size() ? 1 : (data.size() - wins) / wins;
    }

    private static boolean isWeight(String text) {
        try {
            final double weight = Double.parseDouble(text);
            return weight > 0 && weight <= MOST;
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
