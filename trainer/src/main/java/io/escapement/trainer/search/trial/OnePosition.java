package io.escapement.trainer.search.trial;

import java.util.ArrayList;
import java.util.List;

/** One position a symbol at a time. */
final class OnePosition {
    private OnePosition() {}

    /**
     * Lets go what comes while a position is open.
     *
     * @param proposed of one symbol, in order of decision
     * @param untilMs results known later don't count
     * @return what is traded
     */
    static List<Trade> of(List<Trade> proposed, long untilMs) {
        final List<Trade> made = new ArrayList<>();
        long openUntilMs = Long.MIN_VALUE;
        for (final Trade trade : proposed) {
            if (trade.decidedMs() >= openUntilMs) {
                openUntilMs = trade.exitMs();
                if (trade.exitMs() <= untilMs) {
                    made.add(trade);
                }
            }
        }
        return made;
    }
}
