package io.escapement.trainer.update;

import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.TrainingRequestedDecoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * The training requests in a trading process's journal, which may be one that is being written. The process itself never
 * talks to the trainer: it says what it lacks, and whoever trains reads it here.
 */
public final class TrainingRequests {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TrainingRequestedDecoder request = new TrainingRequestedDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final Map<Integer, String> symbols = new TreeMap<>();

    private TrainingRequests() {}

    /**
     * Reads all requests of a journal.
     *
     * @param journal its directory
     * @return in the order in which they were made; empty if there are none yet
     * @throws TrainerException if it is no journal, or damaged
     */
    public static List<TrainingRequest> read(Path journal) {
        try (JournalView view = Journal.openReadOnly(journal)) {
            return new TrainingRequests().read(view);
        } catch (final JournalException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private List<TrainingRequest> read(JournalView view) {
        final List<TrainingRequest> found = new ArrayList<>();
        final JournalReader inputs = view.inputs();
        final JournalReader outputs = view.outputs();
        while (outputs.next()) {
            final DirectBuffer buffer = outputs.buffer();
            header.wrap(buffer, outputs.offset());
            if (header.templateId() == TrainingRequestedDecoder.TEMPLATE_ID) {
                request.wrapAndApplyHeader(buffer, outputs.offset(), header);
                found.add(request(view.identity().instance(), outputs.sequence(), inputs));
            }
        }
        return found;
    }

    private TrainingRequest request(String instance, long sequence, JournalReader inputs) {
        final boolean all = request.instrumentId() == TrainingRequestedDecoder.instrumentIdNullValue();
        final String symbol = all ? "" : symbol(request.instrumentId(), sequence, inputs);
        return new TrainingRequest(
                instance + "/" + sequence + "/" + request.engineTimeNs() + "/" + (all ? "*" : symbol),
                symbol,
                request.reason(),
                request.outcomes(),
                request.engineTimeNs() / NANOS_PER_MILLI);
    }

    /** A request only names a number; the definition that gave it its meaning is an input before it. */
    private String symbol(int instrumentId, long sequence, JournalReader inputs) {
        while (!symbols.containsKey(instrumentId) && inputs.sequence() < sequence && inputs.next()) {
            header.wrap(inputs.buffer(), inputs.offset());
            if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
                definition.wrapAndApplyHeader(inputs.buffer(), inputs.offset(), header);
                symbols.put(definition.instrumentId(), definition.symbol());
            }
        }
        final String symbol = symbols.get(instrumentId);
        if (symbol == null) {
            throw new TrainerException("the journal asks for training of instrument " + instrumentId
                    + " and never defines it; run ./run.sh journal verify on it");
        }
        return symbol;
    }
}
