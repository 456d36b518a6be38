package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.metrics.Performance;
import io.escapement.trainer.table.TableColumn;
import io.escapement.trainer.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train metrics}: every performance statistic of one column of a file. */
@Command(
        name = "metrics",
        description = {
            "Performance statistics of a column of returns or of trades: Sharpe, Sortino, drawdowns, profit factor,"
                    + " probabilistic and deflated Sharpe ratio, minimum track record and more."
        })
final class MetricsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "table: .parquet, .csv, .csv.gz or .json")
    private Path file;

    @Option(names = "--column", required = true, description = "the column with the results, in order of time")
    private String column;

    @Option(
            names = "--kind",
            defaultValue = "RETURNS",
            description =
                    "returns (of equal periods, they compound) or trades (money or R, they add up); default returns")
    private Performance.Kind kind;

    @Option(
            names = "--periods-per-year",
            defaultValue = "365",
            description = "results in a year; default 365: daily returns of a market that never closes")
    private double periodsPerYear;

    @Option(names = "--risk-free", defaultValue = "0", description = "annual risk-free rate, 0.03 is 3 %%; default 0")
    private double riskFree;

    @Option(
            names = "--trials",
            defaultValue = "1",
            description = "variants tried until this one was found, for the deflated Sharpe ratio; default 1")
    private long trials;

    @Option(
            names = "--trial-variance",
            description = "variance of the trials' Sharpe ratios per period; default: that of series without skill")
    private Double trialVariance;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--out", description = "write the statistics to this .parquet, .csv, .csv.gz or .json instead")
    private Path out;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!(periodsPerYear > 0) || trials < 1 || (trialVariance != null && !(trialVariance >= 0))) {
            throw new TrainerException(
                    "--periods-per-year must be above 0, --trials 1 or more, --trial-variance 0 or more");
        }
        final Map<String, Number> statistics = statistics(new TableFile(file).numbers(column));
        if (out != null) {
            write(statistics);
        } else if (json) {
            printJson(statistics);
        } else {
            print(statistics);
        }
        return 0;
    }

    private Map<String, Number> statistics(double[] values) {
        final Performance series;
        try {
            series = new Performance(values, kind, periodsPerYear, riskFree);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("table " + file + ", column '" + column + "': " + e.getMessage(), e);
        }
        final Map<String, Number> all = new LinkedHashMap<>();
        all.put("count", series.count());
        all.put("total", series.total());
        all.put("annual_total", series.annualTotal());
        all.put("mean", series.mean());
        all.put("deviation", series.deviation());
        all.put("annual_deviation", series.annualDeviation());
        all.put("sharpe_annual", series.annualSharpe());
        all.put("sortino_annual", series.annualSortino());
        all.put("calmar", series.calmar());
        all.put("max_drawdown", series.drawdowns().deepest());
        all.put("max_drawdown_periods", series.drawdowns().deepestPeriods());
        all.put("longest_below_peak", series.drawdowns().longestPeriods());
        all.put("ulcer_index", series.drawdowns().ulcer());
        all.put("profit_factor", series.profitFactor());
        all.put("win_rate", series.winRate());
        all.put("mean_win", series.meanWin());
        all.put("mean_loss", series.meanLoss());
        all.put("longest_losing_streak", series.longestLosingStreak());
        all.put("skewness", series.skewness());
        all.put("kurtosis", series.kurtosis());
        all.put("value_at_risk_95", series.valueAtRisk());
        all.put("expected_shortfall_95", series.expectedShortfall());
        all.put("probabilistic_sharpe", series.probabilisticSharpe());
        all.put("minimum_track_record", series.minimumTrackRecord());
        all.put("trials", trials);
        all.put("deflated_sharpe", series.deflatedSharpe(trials, trialVariance == null ? Double.NaN : trialVariance));
        return all;
    }

    private void print(Map<String, Number> statistics) {
        final PrintWriter writer = spec.commandLine().getOut();
        statistics.forEach((name, value) -> writer.printf("%-24s%s%n", name, text(value)));
    }

    private static String text(Number value) {
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        if (number.isNaN()) {
            return "-";
        }
        return number.isInfinite() ? "never" : Decimals.text(number, 6);
    }

    /** JSON knows no NaN and no infinity: both are null. */
    private void printJson(Map<String, Number> statistics) {
        final Map<String, Number> finite = new LinkedHashMap<>(statistics);
        finite.replaceAll((name, value) -> Double.isFinite(value.doubleValue()) ? value : null);
        try {
            spec.commandLine()
                    .getOut()
                    .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(finite));
        } catch (final IOException e) {
            throw new TrainerException("can't write JSON: " + e.getMessage(), e);
        }
    }

    private void write(Map<String, Number> statistics) {
        final List<Object[]> rows = new ArrayList<>();
        statistics.forEach((name, value) -> rows.add(new Object[] {name, value.doubleValue()}));
        new TableFile(out)
                .write(
                        List.of(
                                new TableColumn("statistic", TableColumn.Type.TEXT),
                                new TableColumn("value", TableColumn.Type.DOUBLE)),
                        rows);
        spec.commandLine().getOut().println("wrote " + out);
    }
}
