package io.escapement.trainer.command;

import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.dataset.LabelTable;
import io.escapement.trainer.table.TableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train labels}: every label with its barriers and costs, for notebooks. */
@Command(
        name = "labels",
        description = {
            "Write every label of a history: entry, stop, target, how, when and at which price it ended, gross, slippage,"
                    + " fees, funding and net as shares of the entry's value, weight, strategy and side."
        })
final class LabelsCommand implements Callable<Integer> {
    private static final double READ = 0.3;
    private static final double LABELLED = 0.9;

    @Mixin
    private DataOptions data;

    @Mixin
    private DatasetOptions dataset;

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
        final DatasetRequest request = dataset.request(data.folder, data.symbols);
        final List<Object[]> rows;
        try (ConsoleProgress progress =
                new ConsoleProgress("labels", spec.commandLine().getOut())) {
            final HistorySource.Histories histories = new HistorySource(request.data(), request.configuration())
                    .read(request.symbols(), progress.part(0, READ));
            rows = LabelTable.rows(request, histories, progress.part(READ, LABELLED));
            progress.at("write", LABELLED, out.toString());
            file.write(LabelTable.columns(), rows);
            progress.at("written", 1, "");
        }
        spec.commandLine()
                .getOut()
                .printf("%,d labels, %s, in %s%n", rows.size(), request.rules().description(), out);
        return 0;
    }
}
