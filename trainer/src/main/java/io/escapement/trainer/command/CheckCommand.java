package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.BarCsv;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.QualityCheck;
import io.escapement.trainer.history.Series;
import io.escapement.trainer.history.SeriesQuality;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train check}: is the history fit to train on? */
@Command(
        name = "check",
        description = {
            "Look for gaps, duplicates, misaligned or impossible bars, jumps and bars without volume, in the history or in"
                    + " CSV files that are not imported yet. Exit status 0 fit, 3 unfit."
        })
final class CheckCommand implements Callable<Integer> {
    /** Exit status when a series is unfit. */
    static final int UNFIT = 3;

    @Option(
            names = "--data",
            defaultValue = "${sys:escapement.var:-var}/history",
            paramLabel = "DIR",
            description = "folder of the history (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(names = "--csv", paramLabel = "FILE", description = "check this file instead; may be repeated")
    private List<Path> csv = List.of();

    @Option(
            names = "--symbols",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "of these only; default: all there are")
    private List<String> symbols = List.of();

    @Option(
            names = "--min-days",
            defaultValue = "90",
            description = "history needed, in days (default: ${DEFAULT-VALUE})")
    private double minDays;

    @Option(
            names = "--min-coverage",
            defaultValue = "99",
            description = "percent of the bars there should be (default: ${DEFAULT-VALUE})")
    private double minCoverage;

    @Option(
            names = "--max-jump",
            defaultValue = "20",
            description = "percent a bar may open away from the close before (default: ${DEFAULT-VALUE})")
    private double maxJump;

    @Option(
            names = "--max-zero-volume",
            defaultValue = "5",
            description = "percent of bars that may have no volume (default: ${DEFAULT-VALUE})")
    private double maxZeroVolume;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Map<Series, SeriesQuality> found = csv.isEmpty() ? ofFolder() : ofFiles();
        if (found.isEmpty()) {
            throw new TrainerException("nothing to check in " + data + "; fetch or import history first");
        }
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(out, found);
        } else {
            printTable(out, found);
        }
        return found.values().stream().allMatch(SeriesQuality::isFit) ? 0 : UNFIT;
    }

    private QualityCheck check(int intervalMinutes) {
        return new QualityCheck(
                new QualityCheck.Demands(minDays, minCoverage, maxJump / 100, maxZeroVolume), intervalMinutes);
    }

    private Map<Series, SeriesQuality> ofFolder() {
        final HistoryFolder folder = new HistoryFolder(data);
        final Map<Series, SeriesQuality> found = new LinkedHashMap<>();
        for (final Series series : folder.series()) {
            if (symbols.isEmpty() || symbols.contains(series.symbol())) {
                final QualityCheck check = check(series.intervalMinutes());
                for (final HistoryBar bar : folder.read(series.symbol(), series.intervalMinutes())) {
                    check.onBar(0, bar);
                }
                found.put(series, check.result());
            }
        }
        for (final String symbol : symbols) {
            if (found.keySet().stream().noneMatch(series -> series.symbol().equals(symbol))) {
                throw new TrainerException("no history of " + symbol + " in " + data + "; fetch or import it");
            }
        }
        return found;
    }

    private Map<Series, SeriesQuality> ofFiles() {
        final Map<Series, SeriesQuality> found = new LinkedHashMap<>();
        for (final Path file : csv) {
            final Series series = BarFileName.series(file, null, null);
            final QualityCheck check = check(series.intervalMinutes());
            BarCsv.scan(file, (line, bar, wrong) -> {
                if (bar == null) {
                    check.onUnreadable(line);
                } else {
                    check.onBar(line, bar);
                }
            });
            found.put(series, check.result());
        }
        return found;
    }

    private static void printTable(PrintWriter out, Map<Series, SeriesQuality> found) {
        out.printf(
                "%-12s %6s %9s %-11s %7s %9s %8s %5s %7s %5s  %s%n",
                "symbol",
                "bars",
                "count",
                "from",
                "days",
                "coverage",
                "missing",
                "gaps",
                "longest",
                "jumps",
                "verdict");
        found.forEach((series, quality) -> {
            out.printf(
                    Locale.ROOT,
                    "%-12s %4d m %,9d %-11s %7.1f %8.2f%% %,8d %5d %7d %5d  %s%n",
                    series.symbol(),
                    series.intervalMinutes(),
                    quality.bars(),
                    Instant.ofEpochMilli(quality.firstMs()).toString().substring(0, 10),
                    quality.days(),
                    quality.coveragePercent(),
                    quality.missing(),
                    quality.gaps(),
                    quality.longestGap(),
                    quality.jumps(),
                    quality.isFit() ? "fit" : "UNFIT");
            quality.faults().forEach(fault -> out.println("    " + fault));
            if (quality.firstBadLine() > 0) {
                out.println("    the first bad row is line " + quality.firstBadLine());
            }
        });
    }

    private static void printJson(PrintWriter out, Map<Series, SeriesQuality> found) {
        final ObjectMapper mapper = new ObjectMapper();
        final ArrayNode list = mapper.createArrayNode();
        found.forEach((series, quality) -> {
            final ObjectNode node = mapper.createObjectNode();
            node.put("symbol", series.symbol());
            node.put("intervalMinutes", series.intervalMinutes());
            node.put("coveragePercent", quality.coveragePercent());
            node.setAll((ObjectNode) mapper.valueToTree(quality));
            list.add(node);
        });
        try {
            out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list));
        } catch (final IOException e) {
            throw new TrainerException("can't write JSON: " + e.getMessage(), e);
        }
    }
}
