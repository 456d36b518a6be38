package io.escapement.trainer.command;

import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.report.ReportFiles;
import io.escapement.trainer.report.ReportText;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go. */
final class ReportOptions {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write a page with charts that stands alone, to be opened by any browser")
    private Path report;

    @Option(names = "--json", paramLabel = "FILE", description = "write all numbers as JSON")
    private Path json;

    @Option(
            names = "--trials",
            defaultValue = "1",
            paramLabel = "N",
            description = "variants tried until this one was found, for the deflated Sharpe ratio"
                    + " (default: ${DEFAULT-VALUE})")
    long trials;

    /** Fails early where a file could not be written later. */
    void check() {
        if (report != null) {
            ReportFiles.check(report);
        }
        if (json != null) {
            ReportFiles.check(json);
        }
    }

    void tell(PrintWriter out, BacktestResult result) {
        ReportText.print(out, result);
        if (report != null) {
            ReportFiles.html(report, result);
            out.println("wrote " + report);
        }
        if (json != null) {
            ReportFiles.json(json, result);
            out.println("wrote " + json);
        }
        out.flush();
    }
}
