package io.escapement.trainer.dataset;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalProposedDecoder;
import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the outcomes of a journal, of trades and of phantoms, with the features their signals were judged by. A journal that
 * is being written may be read; nothing is locked.
 *
 * <p>Left out: phantoms beside trades, which repeat the trade's signal; outcomes without a result; signals judged before
 * their features were known; strategies that aren't the product's. The latter two are counted.
 */
public final class JournalOutcomes {
    private static final double BPS = 1e-4;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Path folder;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RunStartDecoder start = new RunStartDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final SignalProposedDecoder proposed = new SignalProposedDecoder();
    private final OutcomeRecordedDecoder outcome = new OutcomeRecordedDecoder();
    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<Integer, String> strategies = new HashMap<>();
    private final Map<Long, Long> closes = new HashMap<>();
    private final List<JournalOutcome> found = new ArrayList<>();
    private int unusable;

    /**
     * What a journal gave.
     *
     * @param outcomes in the order in which they came
     * @param unusable outcomes without features, or of strategies that aren't the product's
     */
    public record Found(List<JournalOutcome> outcomes, int unusable) {}

    private JournalOutcomes(Path folder) {
        this.folder = folder;
        for (final StrategyKind kind : StrategyCatalog.all()) {
            strategies.put(kind.id(), kind.name());
        }
    }

    /**
     * Reads a journal.
     *
     * @param folder its directory
     * @return all its outcomes so far
     * @throws TrainerException if it is no journal, is damaged, or was recorded with other features
     */
    public static Found read(Path folder) {
        try (JournalView view = Journal.openReadOnly(folder);
                JournalReader inputs = view.inputs();
                JournalReader outputs = view.outputs()) {
            final JournalOutcomes reader = new JournalOutcomes(folder);
            reader.readInputs(inputs);
            reader.readOutputs(outputs);
            return new Found(List.copyOf(reader.found), reader.unusable);
        } catch (final JournalException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private void readInputs(JournalReader inputs) {
        while (inputs.next()) {
            header.wrap(inputs.buffer(), inputs.offset());
            if (header.templateId() == RunStartDecoder.TEMPLATE_ID) {
                start.wrapAndApplyHeader(inputs.buffer(), inputs.offset(), header);
                requireLayout(start.featureLayoutHash());
            } else if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
                definition.wrapAndApplyHeader(inputs.buffer(), inputs.offset(), header);
                symbols.put(definition.instrumentId(), definition.symbol());
            }
        }
    }

    private void requireLayout(long hash) {
        final long own = FeatureLayout.standard().hash();
        if (hash != own) {
            throw new TrainerException(String.format(
                    Locale.ROOT,
                    "journal %s was recorded with other features than this build's (layout %016x, here %016x): its rows"
                            + " can't be learned from; leave it out",
                    folder,
                    hash,
                    own));
        }
    }

    private void readOutputs(JournalReader outputs) {
        while (outputs.next()) {
            header.wrap(outputs.buffer(), outputs.offset());
            if (header.templateId() == SignalProposedDecoder.TEMPLATE_ID) {
                proposed.wrapAndApplyHeader(outputs.buffer(), outputs.offset(), header);
                closes.put(proposed.signalId(), proposed.closeTimeNs());
            } else if (header.templateId() == OutcomeRecordedDecoder.TEMPLATE_ID) {
                outcome.wrapAndApplyHeader(outputs.buffer(), outputs.offset(), header);
                if (outcome.beside() != Bool.YES && !Double.isNaN(outcome.resultBps())) {
                    take();
                }
            }
        }
    }

    private void take() {
        final String symbol = symbols.get(outcome.instrumentId());
        final String strategy = strategies.get(outcome.strategyId());
        final Long closeNs = closes.remove(outcome.signalId());
        final float[] features = features();
        if (symbol == null || strategy == null || closeNs == null || features == null) {
            unusable++;
            return;
        }
        found.add(new JournalOutcome(
                symbol,
                strategy,
                outcome.side() == Side.BUY ? 1 : -1,
                closeNs / NANOS_PER_MILLI,
                // A life of no length at all would have no weight.
                Math.max(outcome.engineTimeNs(), closeNs + NANOS_PER_MILLI) / NANOS_PER_MILLI,
                outcome.traded() == Bool.YES,
                outcome.resultBps() * BPS,
                features));
    }

    /** Masked to what a history of bars can give; null where the signal was judged without. */
    private float[] features() {
        final FeatureLayout layout = FeatureLayout.standard();
        final float[] row = new float[layout.size()];
        int i = 0;
        for (final OutcomeRecordedDecoder.FeaturesDecoder feature : outcome.features()) {
            if (i < row.length) {
                row[i] = layout.source(i) == FeatureSource.BARS ? (float) feature.value() : Float.NaN;
            }
            i++;
        }
        return i != row.length || Float.isNaN(row[Feature.SIDE.ordinal()]) ? null : row;
    }
}
