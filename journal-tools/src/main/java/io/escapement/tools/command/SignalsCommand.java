package io.escapement.tools.command;

import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalView;
import io.escapement.tools.signals.SignalFilter;
import io.escapement.tools.signals.SignalLifeText;
import io.escapement.tools.signals.SignalListText;
import io.escapement.tools.signals.SignalReader;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the signals of a journal, or tells the life of one. */
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        description = "Lists the signals of a journal and how many stand where; --id tells the whole life of one.")
public final class SignalsCommand implements Callable<Integer> {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(names = "--id", paramLabel = "N", description = "The whole life of signal N")
    private Long id;

    @Option(names = "--features", description = "With --id: the feature row it was judged by, too")
    private boolean features;

    @Option(
            names = "--state",
            paramLabel = "S",
            description =
                    "Only signals that stand in this state, or whose way to an order ended so: BLOCKED, EXECUTED …")
    private String state;

    @Option(names = "--reason", paramLabel = "R", description = "Only signals that ended for this reason: REGIME …")
    private String reason;

    @Option(names = "--symbol", paramLabel = "S", description = "Only signals of this instrument")
    private String symbol;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Only signals of this strategy; name or number")
    private String strategy;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Generated at or after: 2025-06-01 or 2025-06-01T12:00:00Z")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Generated at or before")
    private String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Most rows, the newest (${DEFAULT-VALUE}); the counts are of all")
    private int limit;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (JournalView view = Journal.openReadOnly(directory)) {
            final JournalNames names = JournalNames.readAhead(view, Long.MAX_VALUE);
            if (id != null) {
                if (!new SignalLifeText(out, new RecordPrinter(names)).print(view, id, features)) {
                    throw new ParameterException(
                            spec.commandLine(), "the journal has no signal " + id + "; journal signals lists them");
                }
            } else {
                final SignalFilter filter = new SignalFilter(
                        state,
                        reason,
                        symbol,
                        strategy == null ? -1 : strategyId(),
                        from == null ? Long.MIN_VALUE : time("--from", from),
                        to == null ? Long.MAX_VALUE : time("--to", to));
                new SignalListText(out, names).print(SignalReader.read(view, names, filter), limit);
            }
        }
        out.flush();
        return 0;
    }

    private int strategyId() {
        final StringBuilder known = new StringBuilder();
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (kind.name().equalsIgnoreCase(strategy)
                    || Integer.toString(kind.id()).equals(strategy)) {
                return kind.id();
            }
            known.append(known.length() == 0 ? "" : ", ").append(kind.name());
        }
        throw new ParameterException(spec.commandLine(), "no strategy is named " + strategy + "; there are " + known);
    }

    private long time(String option, String text) {
        try {
            final Instant instant = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), (long) instant.getNano());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " " + text + " is no time; write 2025-06-01 or 2025-06-01T12:00:00Z",
                    e);
        }
    }
}
