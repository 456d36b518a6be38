package io.escapement.trainer.command;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.model.ModelBundle;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalView;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.Backtest;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.HistoryMarket;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            "The inputs are those of a paper session on the same market, so the trades are its trades. With --like, "
                    + "configuration and model are taken from a session's journal."
        })
final class BacktestCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Option(names = "--model", paramLabel = "FILE", description = "bundle to trade with (default: none)")
    private Path model;

    @Option(
            names = "--like",
            paramLabel = "DIR",
            description = "journal whose configuration and model to use; --model, --core and --set change them")
    private Path like;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "seed of the synthetic market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--symbols",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "instruments of the synthetic market (default: BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT)")
    private List<String> symbols = SyntheticMarket.DEFAULT_SYMBOLS;

    @Option(
            names = "--days",
            defaultValue = "3",
            paramLabel = "N",
            description = "days the synthetic market lasts (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "real history instead of a synthetic market: CSV as the exchange takes it; may be repeated")
    private List<String> history = List.of();

    @Option(
            names = "--history-share",
            defaultValue = "0.5",
            paramLabel = "X",
            description = "share of the files before the start (default: ${DEFAULT-VALUE})")
    private double historyShare;

    @Option(
            names = "--balance",
            defaultValue = "10000",
            paramLabel = "USDT",
            description = "what the account starts with (default: ${DEFAULT-VALUE})")
    private BigDecimal balance;

    @Option(
            names = "--warm-up-bars",
            defaultValue = "400",
            paramLabel = "N",
            description = "closed bars per symbol and interval before the session (default: ${DEFAULT-VALUE})")
    private int warmUpBars;

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
    private CoreOptions core;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Backtest.Setup setup = setup();
        try (Journal written = journal == null ? null : create(setup)) {
            final Backtest backtest = new Backtest(setup, written);
            final long begin = System.nanoTime();
            backtest.run();
            BacktestReport.print(spec.commandLine().getOut(), setup, backtest, System.nanoTime() - begin);
            return 0;
        } catch (final JournalException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private Backtest.Setup setup() {
        byte[] bundle = model == null ? null : read(model);
        CoreConfiguration configuration = core.configuration();
        if (like != null) {
            try (JournalView view = Journal.openReadOnly(like)) {
                final String modelHash = view.identity().modelHash();
                bundle = bundle != null || modelHash.isEmpty()
                        ? bundle
                        : view.blobs().get(modelHash);
                if (core.file == null) {
                    configuration = core.changed(CoreConfiguration.parse(
                            new String(view.blobs().get(view.identity().configurationHash()), StandardCharsets.UTF_8)));
                }
            } catch (final JournalException | IllegalArgumentException e) {
                throw new TrainerException("--like: " + e.getMessage(), e);
            }
        }
        if (bundle == null && configuration.flag(ModelKeys.REQUIRED)) {
            throw new TrainerException(
                    "no model: name one with --model, or allow trading without by --set model.required=false");
        }
        check(bundle);
        final MarketSource market = market();
        final List<String> traded = new ArrayList<>();
        for (int i = 0; i < market.instrumentCount(); i++) {
            traded.add(market.rules(i).symbol());
            for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
                if (!market.bars(i).hasInterval(minutes)) {
                    throw new TrainerException("the market has no bars of " + minutes + " minutes of " + traded.get(i)
                            + "; give a history file of a finer interval, or set bars.intervals");
                }
            }
        }
        final SessionConfiguration session = new SessionConfiguration(
                traded, configuration.list(BarKeys.INTERVALS), warmUpBars, new int[] {50}, true, true, instance);
        return new Backtest.Setup(
                market,
                VenueConfiguration.defaults().withInitialBalance(money()),
                session,
                configuration,
                bundle,
                mode,
                System.getProperty("escapement.commit", "unknown"));
    }

    private MarketSource market() {
        try {
            return history.isEmpty()
                    ? SyntheticMarket.create(seed, symbols, SyntheticMarket.DEFAULT_HISTORY_DAYS, days)
                    : HistoryMarket.read(history, historyShare);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private Journal create(Backtest.Setup setup) {
        final Journal created = Journal.create(journal, new JournalContext().keeper(false), Backtest.identity(setup));
        created.blobs().put(setup.configuration().canonicalText().getBytes(StandardCharsets.UTF_8));
        if (setup.bundle() != null) {
            created.blobs().put(setup.bundle());
        }
        return created;
    }

    private long money() {
        try {
            return balance.movePointRight(FixedPoint.SCALE_DIGITS).longValueExact();
        } catch (final ArithmeticException e) {
            throw new TrainerException("--balance " + balance + " doesn't fit; give USDT with up to 8 decimals", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (final IOException e) {
            throw new TrainerException("can't read bundle " + file + ": no such file, or no permission", e);
        }
    }

    private static void check(byte[] bundle) {
        try {
            if (bundle != null) {
                ModelBundle.read(bundle);
            }
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("the bundle is refused: " + e.getMessage(), e);
        }
    }
}
