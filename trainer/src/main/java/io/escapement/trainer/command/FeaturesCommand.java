package io.escapement.trainer.command;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.FeatureTable;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.table.TableFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train features}: every feature and indicator at each close, for notebooks. */
@Command(
        name = "features",
        description = {
            "Write every feature and every indicator at each close of one interval's bars, as the core computes them."
                    + " Features are signed by the side of a proposal: say which with --side."
        })
final class FeaturesCommand implements Callable<Integer> {
    private static final double READ = 0.3;

    @Mixin
    private DataOptions data;

    @Mixin
    private CoreOptions core;

    @Option(
            names = "--interval",
            defaultValue = "" + FeatureEngine.PRIMARY_MINUTES,
            paramLabel = "MINUTES",
            description = "bars whose closes are rows (default: ${DEFAULT-VALUE})")
    private int interval;

    @Option(
            names = "--side",
            defaultValue = "LONG",
            paramLabel = "SIDE",
            description = "LONG or SHORT (default: ${DEFAULT-VALUE})")
    private String side;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "table to write: .parquet, .csv, .csv.gz or .json, replaced if there")
    private Path out;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final TableFile file = new TableFile(out);
        final Side of = side();
        final FeatureTable table;
        try (ConsoleProgress progress =
                new ConsoleProgress("features", spec.commandLine().getOut())) {
            final HistorySource.Histories histories =
                    new HistorySource(data.folder, core.configuration()).read(data.symbols, progress.part(0, READ));
            table = new FeatureTable(histories.symbols(), interval, of);
            progress.at("write", READ, out.toString());
            file.write(table.columns(), table.rows());
            progress.at("written", 1, "");
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d rows of %,d columns in %s%n",
                        table.written(), table.columns().size(), out);
        return 0;
    }

    private Side side() {
        return switch (side.toUpperCase(Locale.ROOT)) {
            case "LONG" -> Side.BUY;
            case "SHORT" -> Side.SELL;
            default -> throw new TrainerException("--side is " + side + ", LONG or SHORT are handled");
        };
    }
}
