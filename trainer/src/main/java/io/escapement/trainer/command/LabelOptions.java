package io.escapement.trainer.command;

import io.escapement.trainer.dataset.JournalSettings;
import io.escapement.trainer.dataset.RowSettings;
import io.escapement.trainer.label.Barriers;
import io.escapement.trainer.label.Fill;
import io.escapement.trainer.label.Weighting;
import io.escapement.trainer.signal.RowSource;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What becomes a row, and what its label is. Fees, slippage, entry and hold come from the core's configuration. */
final class LabelOptions {
    @Option(
            names = "--rows",
            defaultValue = "PROPOSALS",
            paramLabel = "WHICH",
            description = "closes to learn from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    RowSource rows;

    @Option(
            names = "--barriers",
            defaultValue = "STRATEGY",
            paramLabel = "KIND",
            description =
                    "where a label ends: ${COMPLETION-CANDIDATES}; the signal's own stop and target, shares of the"
                            + " price, or multiples of its true range (default: ${DEFAULT-VALUE})")
    Barriers.Kind barriers;

    @Option(
            names = "--profit",
            defaultValue = "0",
            paramLabel = "X",
            description = "profit barrier: percent of the price if FIXED (default: 2), multiples if ATR (default: 4)")
    double profit;

    @Option(
            names = "--loss",
            defaultValue = "0",
            paramLabel = "X",
            description = "loss barrier: percent of the price if FIXED (default: 1), multiples if ATR (default: 2)")
    double loss;

    @Option(
            names = "--hold-minutes",
            defaultValue = "0",
            paramLabel = "N",
            description = "time barrier (default: exit.maxHoldMs of the core's configuration, 24 hours)")
    int holdMinutes;

    @Option(
            names = "--target-fill",
            defaultValue = "MARKET",
            paramLabel = "HOW",
            description = "how a trade is left at its target: MARKET, or MAKER by a resting order (default:"
                    + " ${DEFAULT-VALUE})")
    Fill targetFill;

    @Option(
            names = "--slippage-atr",
            defaultValue = "0",
            paramLabel = "X",
            description = "slippage of a fill at market, beyond conviction.slippageBps, per true range over price"
                    + " (default: ${DEFAULT-VALUE})")
    double slippagePerAtr;

    @Option(names = "--ignore-funding", description = "leave funding payments out of the labels")
    boolean withoutFunding;

    @Option(
            names = "--weights",
            defaultValue = "NONE",
            paramLabel = "HOW",
            description = "weights of rows: ${COMPLETION-CANDIDATES}, the less the more labels overlap (default:"
                    + " ${DEFAULT-VALUE})")
    Weighting weights;

    @Option(
            names = "--outcomes",
            paramLabel = "DIR",
            description =
                    "journal of a session whose outcomes join the rows, with the features they were judged by; may be"
                            + " repeated")
    List<Path> journals = List.of();

    @Option(
            names = "--trade-weight",
            defaultValue = "1",
            paramLabel = "X",
            description = "weight of its trades (default: ${DEFAULT-VALUE})")
    double journalWeight;

    @Option(
            names = "--phantom-weight",
            defaultValue = "1",
            paramLabel = "X",
            description = "weight of its phantoms, signals it followed without trading (default: ${DEFAULT-VALUE})")
    double phantomWeight;

    /** As settings. */
    RowSettings settings() {
        return new RowSettings(
                rows,
                barriers,
                profit,
                loss,
                holdMinutes,
                targetFill,
                slippagePerAtr,
                !withoutFunding,
                weights,
                new JournalSettings(journals.stream().map(Path::toString).toList(), journalWeight, phantomWeight));
    }
}
