package io.escapement.trainer.backtest;

import io.escapement.core.TradingCore;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ModelKeys;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalAppender;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalIdentity;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.task.Progress;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.MarketSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs backtests: from a request to all its numbers, or over a market in memory to a few. Keeps nothing between runs. */
public final class BacktestService {
    private static final double READ_SHARE = 0.1;
    private static final double RUN_SHARE = 0.95;
    private static final double DAY_MS = 86_400_000.0;
    private static final int CHART_MINUTES = 15;

    private BacktestService() {}

    /** A run that is ready to begin. */
    record Prepared(
            BacktestRequest request,
            BacktestMarket market,
            BacktestModel model,
            Backtest.Setup setup,
            List<String> notes) {}

    /**
     * Runs a request.
     *
     * @param request what to run
     * @param progress hears how far it is
     * @return all numbers
     * @throws TrainerException naming what can't be
     * @throws io.escapement.trainer.task.CancelledException if someone wanted it to stop
     */
    public static BacktestResult run(BacktestRequest request, Progress progress) {
        return run(request, null, progress);
    }

    /**
     * Runs a request and writes a journal.
     *
     * @param request what to run
     * @param journal folder that must not hold one yet; null for none
     * @param progress hears how far it is
     * @return all numbers
     * @throws TrainerException naming what can't be
     * @throws io.escapement.trainer.task.CancelledException if someone wanted it to stop
     */
    public static BacktestResult run(BacktestRequest request, Path journal, Progress progress) {
        progress.at("reading", 0, "");
        final Prepared prepared = prepare(request);
        prepared.notes().forEach(progress::log);
        progress.checkCancelled();
        try (Journal written = journal == null ? null : create(journal, prepared.setup())) {
            return run(prepared, written, progress.part(READ_SHARE, 1));
        } catch (final JournalException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private static Journal create(Path folder, Backtest.Setup setup) {
        final Journal created = Journal.create(folder, new JournalContext().keeper(false), Backtest.identity(setup));
        created.blobs().put(setup.configuration().canonicalText().getBytes(StandardCharsets.UTF_8));
        if (setup.bundle() != null) {
            created.blobs().put(setup.bundle());
        }
        return created;
    }

    private static BacktestResult run(Prepared prepared, JournalAppender journal, Progress progress) {
        final Backtest.Setup setup = prepared.setup();
        final RunRecord record = new RunRecord(chartMinutes(setup.session().intervals()), prepared.model() != null);
        final Backtest backtest = new Backtest(setup, journal, TradingCore.standardStrategies(), record);
        backtest.run(progress.part(0, RUN_SHARE));
        progress.at("adding up", RUN_SHARE, "");
        return new ResultBuilder(record, facts(prepared, backtest), prepared.model())
                .build(prepared.notes(), prepared.request().trials());
    }

    /** Bars of a quarter of an hour, or what comes next to them. */
    static int chartMinutes(int[] intervals) {
        for (final int minutes : intervals) {
            if (minutes >= CHART_MINUTES) {
                return minutes;
            }
        }
        return intervals[intervals.length - 1];
    }

    private static RunFacts facts(Prepared prepared, Backtest backtest) {
        final Backtest.Setup setup = prepared.setup();
        final JournalIdentity identity = Backtest.identity(setup);
        final BacktestModel model = prepared.model();
        final long fromMs = setup.market().startMs();
        return new RunFacts(
                "BACKTEST",
                prepared.market().name(),
                setup.mode().name(),
                setup.session().symbols(),
                fromMs,
                backtest.nowMs(),
                (backtest.nowMs() - fromMs) / DAY_MS,
                prepared.request().balance(),
                backtest.inputs(),
                backtest.tally().outputs(),
                String.format(Locale.ROOT, "%016x", backtest.stateHash()),
                setup.commit(),
                identity.configurationHash(),
                FittingConfiguration.changes(setup.configuration()),
                prepared.market().contentSha256(),
                identity.modelHash(),
                model == null ? "" : model.stage(),
                model == null ? null : model.seenFromMs(),
                model == null ? null : model.seenUntilMs(),
                prepared.request().toJson());
    }

    /**
     * Runs over a market in memory, without a report: the quick way for a search.
     *
     * @param market of bars or made from a seed; several runs may share it at once
     * @param request span, balance, line and the like; its market, configuration and model are not looked at
     * @param configuration of the core, as it is: intervals the market lacks are an error
     * @param model or null
     * @return a few numbers
     * @throws TrainerException naming what can't be
     */
    public static BacktestTotals quick(
            BacktestMarket market, BacktestRequest request, CoreConfiguration configuration, BacktestModel model) {
        final Prepared prepared = prepare(request, market, configuration, model, new ArrayList<>());
        final Backtest backtest = new Backtest(prepared.setup(), null);
        backtest.run();
        return BacktestTotals.of(prepared.setup().market().startMs(), backtest);
    }

    /** Reads what a request names and decides what it leaves open. */
    static Prepared prepare(BacktestRequest request) {
        final List<String> notes = new ArrayList<>();
        final CoreConfiguration wanted = FittingConfiguration.read(request.configuration());
        final BacktestModel model = BacktestModel.read(request.model());
        final BacktestMarket market = MarketReader.read(
                request.market(),
                symbols(request, model),
                request.fromMs() == null ? Long.MIN_VALUE / 2 : request.fromMs(),
                request.toMs() == null ? Long.MAX_VALUE / 2 : request.toMs());
        return prepare(request, market, market.fitting(wanted, notes), model, notes);
    }

    /** Without a wish, what the model knows; a wish for what it doesn't know is refused later. */
    private static List<String> symbols(BacktestRequest request, BacktestModel model) {
        return request.symbols().isEmpty() && model != null && request.market().kind() == MarketChoice.Kind.HISTORY
                ? model.symbols()
                : request.symbols();
    }

    private static Prepared prepare(
            BacktestRequest request,
            BacktestMarket market,
            CoreConfiguration configuration,
            BacktestModel model,
            List<String> notes) {
        if (model == null && configuration.flag(ModelKeys.REQUIRED)) {
            throw new TrainerException(
                    "no model: name one with --model, or allow trading without by --set model.required=false");
        }
        final List<String> symbols = request.symbols().isEmpty() ? market.symbols() : request.symbols();
        check(symbols, market, model);
        final MarketSource source = open(request, market, configuration, model, notes);
        final int[] intervals = configuration.list(BarKeys.INTERVALS);
        for (final int minutes : intervals) {
            for (int i = 0; i < source.instrumentCount(); i++) {
                if (!source.bars(i).hasInterval(minutes)) {
                    throw new TrainerException("the market has no bars of " + minutes + " minutes of "
                            + source.rules(i).symbol() + "; give a history of a finer interval, or set bars.intervals");
                }
            }
        }
        final boolean books = request.books() == null ? market.hasBooks() : request.books();
        final SessionConfiguration session = new SessionConfiguration(
                symbols,
                intervals,
                request.warmUpBars(),
                books ? new int[] {50} : new int[0],
                books,
                true,
                request.instance());
        return new Prepared(
                request,
                market,
                model,
                new Backtest.Setup(
                        source,
                        request.line().venue(request.balance()),
                        session,
                        configuration,
                        model == null ? null : model.bytes(),
                        request.mode(),
                        System.getProperty("escapement.commit", "unknown")),
                notes);
    }

    private static void check(List<String> symbols, BacktestMarket market, BacktestModel model) {
        for (final String symbol : symbols) {
            if (!market.symbols().contains(symbol)) {
                throw new TrainerException("the market has no " + symbol + ", it has "
                        + String.join(", ", market.symbols()) + "; correct the symbol");
            }
            if (model != null && !model.covers(symbol)) {
                throw new TrainerException("the model was not trained on " + symbol + ", only on "
                        + String.join(", ", model.symbols())
                        + "; leave it out, or train a model of all of them");
            }
        }
    }

    private static MarketSource open(
            BacktestRequest request,
            BacktestMarket market,
            CoreConfiguration configuration,
            BacktestModel model,
            List<String> notes) {
        if (market.bars() == null) {
            if (request.fromMs() != null || request.toMs() != null) {
                throw new TrainerException(
                        "only a history of bars can be entered at a time of one's choice; leave start and end out");
            }
            return market.open(0, 0);
        }
        final long toMs = BacktestSpan.toMs(request, market.bars());
        return market.open(BacktestSpan.fromMs(request, market, configuration, model, toMs, notes), toMs);
    }
}
