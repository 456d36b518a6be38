package io.escapement.trainer.command;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestRequest;
import io.escapement.trainer.backtest.BacktestService;
import io.escapement.trainer.backtest.FittingConfiguration;
import io.escapement.trainer.backtest.MarketChoice;
import io.escapement.trainer.backtest.ModelChoice;
import io.escapement.trainer.backtest.SessionJournal;
import io.escapement.trainer.backtest.result.BacktestResult;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train backtest}: a model in the production core against the venue model, in one thread. */
@Command(
        name = "backtest",
        description = {
            "Run the production core against the venue model, in one thread and without sockets.",
            "",
            "The market is a folder of history (--data), bars as CSV (--history), what a session recorded (--market),"
                    + " or made from a seed. All symbols trade on one account. With a model a run over history begins where"
                    + " the model has seen nothing; --from asks for another start.",
            "",
            "On a synthetic market the inputs are those of a paper session, so the trades are its trades. With --like, "
                    + "configuration and model are taken from a session's journal."
        })
final class BacktestCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double HALF = 0.5;

    @Option(names = "--data", paramLabel = "DIR", description = "trade a folder of history")
    private Path data;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "trade bars as CSV, as the exchange takes them; may be repeated")
    private List<String> history = List.of();

    @Option(
            names = "--market",
            paramLabel = "DIR",
            description = "trade the market data that a session recorded in this journal")
    private Path market;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "seed of the synthetic market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--days",
            defaultValue = "3",
            paramLabel = "N",
            description = "days the synthetic market lasts (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--symbols",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "instruments to trade (default: all of the market that the model knows; of the synthetic one"
                    + " BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT)")
    private List<String> symbols = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Instants.class,
            description = "first instant, as 2025-06-01 or 2025-06-01T12:00:00Z")
    private Long from;

    @Option(names = "--to", paramLabel = "TIME", converter = Instants.class, description = "last instant")
    private Long to;

    @Option(
            names = "--history-share",
            paramLabel = "X",
            description = "share of the history before the start, instead of --from (default for CSV: 0.5)")
    private Double historyShare;

    @Option(names = "--model", paramLabel = "FILE", description = "bundle to trade with (default: none)")
    private Path model;

    @Option(
            names = "--published",
            paramLabel = "VERSION",
            description = "model of the registry to trade with, by version or the beginning of its hash")
    private String published;

    @Mixin
    private RegistryOptions registry;

    @Option(
            names = "--like",
            paramLabel = "DIR",
            description = "journal whose configuration and model to use; --model, --core and --set change them")
    private Path like;

    @Option(
            names = "--balance",
            defaultValue = "10000",
            paramLabel = "USDT",
            description = "what the account starts with (default: ${DEFAULT-VALUE})")
    private BigDecimal balance;

    @Mixin
    private LineOptions line;

    @Option(
            names = "--warm-up-bars",
            defaultValue = "400",
            paramLabel = "N",
            description = "closed bars per symbol and interval before the session (default: ${DEFAULT-VALUE})")
    private int warmUpBars;

    @Option(
            names = "--books",
            negatable = true,
            description = "give the core books and prints, which the venue makes up where the market is bars (default:"
                    + " only where it is not)")
    private Boolean books;

    @Option(
            names = "--instance",
            defaultValue = "paper",
            paramLabel = "NAME",
            description = "name inside client order ids (default: ${DEFAULT-VALUE})")
    private String instance;

    @Option(
            names = "--mode",
            defaultValue = "BACKTEST",
            paramLabel = "MODE",
            description = "run mode the core is told; PAPER for a journal to compare (default: ${DEFAULT-VALUE})")
    private RunMode mode;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "write inputs and outputs to a new journal, to replay or compare it")
    private Path journal;

    @Mixin
    private ReportOptions report;

    @Mixin
    private CoreOptions core;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        report.check();
        final PrintWriter out = spec.commandLine().getOut();
        final long begin = System.nanoTime();
        final BacktestResult result;
        try (ConsoleProgress progress = new ConsoleProgress("backtest", out)) {
            result = BacktestService.run(request(), journal, progress);
        }
        out.printf(Locale.ROOT, "run in %.1f s%n", (System.nanoTime() - begin) / NANOS_PER_SECOND);
        report.tell(out, result);
        return 0;
    }

    private BacktestRequest request() {
        return new BacktestRequest(
                market(),
                symbols,
                from,
                to,
                FittingConfiguration.changes(configuration()),
                model(),
                balance,
                line.choice(),
                warmUpBars,
                books,
                instance,
                mode,
                report.trials);
    }

    private MarketChoice market() {
        final int ways = (data == null ? 0 : 1) + (history.isEmpty() ? 0 : 1) + (market == null ? 0 : 1);
        if (ways > 1) {
            throw new TrainerException("--data, --history and --market: give one of them");
        }
        if (data != null) {
            return new MarketChoice(MarketChoice.Kind.HISTORY, data.toString(), null, historyShare, null, null, null);
        }
        if (market != null) {
            return MarketChoice.journal(market.toString());
        }
        if (history.isEmpty()) {
            return MarketChoice.synthetic(seed, days);
        }
        return new MarketChoice(MarketChoice.Kind.CSV, null, history, share(), null, null, null);
    }

    private Double share() {
        return historyShare == null && from == null ? Double.valueOf(HALF) : historyShare;
    }

    private ModelChoice model() {
        if (model != null && published != null) {
            throw new TrainerException("--model and --published: give one of them");
        }
        if (model != null) {
            return ModelChoice.file(model.toString());
        }
        if (published != null) {
            return ModelChoice.registry(registry.folder.toString(), published);
        }
        return like == null || !SessionJournal.hasModel(like) ? null : ModelChoice.journal(like.toString());
    }

    private CoreConfiguration configuration() {
        return like == null || core.file != null
                ? core.configuration()
                : core.changed(SessionJournal.configuration(like));
    }
}
