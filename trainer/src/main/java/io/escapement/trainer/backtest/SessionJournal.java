package io.escapement.trainer.backtest;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.task.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a session, paper or live, left in its journal: its configuration, its model, all its numbers. */
public final class SessionJournal {
    private static final double DAY_MS = 86_400_000.0;
    private static final int CHECK_EVERY = 1 << 16;

    private SessionJournal() {}

    /**
     * The configuration a session ran under.
     *
     * @param folder of the journal
     * @return all keys set
     * @throws TrainerException if it can't be read
     */
    public static CoreConfiguration configuration(Path folder) {
        try (JournalView view = Journal.openReadOnly(folder)) {
            return configuration(view);
        } catch (final JournalException | IllegalArgumentException e) {
            throw failed(folder, e);
        }
    }

    private static CoreConfiguration configuration(JournalView view) {
        return CoreConfiguration.parse(
                new String(view.blobs().get(view.identity().configurationHash()), StandardCharsets.UTF_8));
    }

    /**
     * Whether a session began with a model.
     *
     * @param folder of the journal
     * @return false if it traded without
     * @throws TrainerException if it can't be read
     */
    public static boolean hasModel(Path folder) {
        try (JournalView view = Journal.openReadOnly(folder)) {
            return !view.identity().modelHash().isEmpty();
        } catch (final JournalException e) {
            throw failed(folder, e);
        }
    }

    /** The model a session began with, or null. */
    static BacktestModel model(Path folder) {
        try (JournalView view = Journal.openReadOnly(folder)) {
            return model(view);
        } catch (final JournalException | IllegalArgumentException e) {
            throw failed(folder, e);
        }
    }

    private static BacktestModel model(JournalView view) {
        final String hash = view.identity().modelHash();
        return hash.isEmpty() ? null : BacktestModel.of(view.blobs().get(hash));
    }

    /**
     * What a session came to, by its own words: nothing is run again.
     *
     * @param folder of the journal; a running engine may be writing it
     * @param trials for the deflated Sharpe ratio
     * @param progress hears how far it is
     * @return all numbers
     * @throws TrainerException if it can't be read
     * @throws io.escapement.trainer.task.CancelledException if someone wanted it to stop
     */
    public static BacktestResult read(Path folder, long trials, Progress progress) {
        try (JournalView view = Journal.openReadOnly(folder)) {
            final CoreConfiguration configuration = configuration(view);
            final BacktestModel model = model(view);
            final RunRecord record =
                    new RunRecord(BacktestService.chartMinutes(configuration.list(BarKeys.INTERVALS)), model != null);
            progress.at("reading", 0, "");
            read(view, record, progress);
            if (record.startMs() == Long.MIN_VALUE) {
                throw new TrainerException("the journal " + folder + " holds no run yet");
            }
            return new ResultBuilder(record, facts(folder, view, configuration, model, record), model)
                    .build(notes(record), trials);
        } catch (final JournalException | IllegalArgumentException e) {
            throw failed(folder, e);
        }
    }

    private static List<String> notes(RunRecord record) {
        final List<String> notes = new ArrayList<>();
        notes.add("read from the session's journal; nothing was run again");
        if (record.tally().curve().points().isEmpty()) {
            notes.add("the core gave no report of the account yet: there is no curve of the equity");
        }
        return notes;
    }

    private static void read(JournalView view, RunRecord record, Progress progress) {
        try (JournalReader inputs = view.inputs();
                JournalReader outputs = view.outputs()) {
            boolean answered = outputs.next();
            while (inputs.next()) {
                final long sequence = inputs.sequence();
                record.onInput(sequence, inputs.buffer(), inputs.offset(), inputs.length());
                while (answered && outputs.sequence() <= sequence) {
                    record.onOutput(
                            outputs.sequence(), outputs.index(), outputs.buffer(), outputs.offset(), outputs.length());
                    answered = outputs.next();
                }
                if (sequence % CHECK_EVERY == 0) {
                    progress.checkCancelled();
                }
            }
        }
    }

    private static RunFacts facts(
            Path folder, JournalView view, CoreConfiguration configuration, BacktestModel model, RunRecord record) {
        final List<String> symbols = new ArrayList<>();
        record.instruments().forEach(instrument -> symbols.add(instrument.symbol()));
        final long toMs = Math.max(record.lastMs(), record.startMs() + 1);
        return new RunFacts(
                "JOURNAL",
                "journal in " + folder,
                record.mode(),
                symbols,
                record.startMs(),
                toMs,
                (toMs - record.startMs()) / DAY_MS,
                Numbers.money(record.tally().curve().startEquity()),
                record.inputs(),
                record.tally().outputs(),
                "",
                view.identity().commit(),
                view.identity().configurationHash(),
                FittingConfiguration.changes(configuration),
                "",
                view.identity().modelHash(),
                model == null ? "" : model.stage(),
                model == null ? null : model.seenFromMs(),
                model == null ? null : model.seenUntilMs(),
                null);
    }

    private static TrainerException failed(Path folder, Exception e) {
        return new TrainerException("journal " + folder + ": " + e.getMessage(), e);
    }
}
