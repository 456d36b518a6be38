package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.BarCsv;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.Series;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train import}: bars and funding rates of CSV files into the history folder. */
@Command(
        name = "import",
        description = {
            "Merge CSV files into the history.",
            "Bars: open_time_ms,open,high,low,close,volume[,turnover], .gz allowed, named"
                    + " SYMBOL_INTERVAL….csv. With --funding: funding_time_ms,funding_rate, named SYMBOL_….csv. A file with a bad row"
                    + " changes nothing; look at it with train check --csv."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files")
    private List<Path> files;

    @Option(
            names = "--data",
            defaultValue = "${sys:escapement.var:-var}/history",
            paramLabel = "DIR",
            description = "folder of the history (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(names = "--symbol", description = "symbol of the files, instead of what their names say")
    private String symbol;

    @Option(names = "--interval", paramLabel = "MINUTES", description = "interval, instead of what their names say")
    private Integer interval;

    @Option(names = "--funding", description = "the files hold funding rates")
    private boolean funding;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final HistoryFolder folder = new HistoryFolder(data);
        final PrintWriter out = spec.commandLine().getOut();
        for (final Path file : files) {
            if (funding) {
                final String of =
                        symbol != null ? symbol : file.getFileName().toString().split("_")[0];
                out.printf("%-14s %,10d funding rates%n", of, folder.importFunding(of, file));
            } else {
                final Series series = BarFileName.series(file, symbol, interval);
                final List<HistoryBar> bars = BarCsv.read(file, series.intervalMinutes());
                if (bars.isEmpty()) {
                    throw new TrainerException("history file " + file + " has no bars; fetch it again or leave it out");
                }
                final HistoryFolder.Merged merged = folder.merge(series.symbol(), series.intervalMinutes(), bars);
                out.printf(
                        "%-14s %4d m %,10d bars, %,d added, %,d changed%n",
                        series.symbol(), series.intervalMinutes(), merged.bars(), merged.added(), merged.changed());
            }
        }
        return 0;
    }
}
