package io.escapement.tools.text;

import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.text.MessageNames;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Symbols by instrument, learnt from the journal's own definitions. */
public final class JournalNames implements MessageNames {
    private final String instance;
    private final Map<Integer, String> symbols = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();

    /**
     * @param instance name of the engine inside client order ids
     */
    public JournalNames(String instance) {
        this.instance = instance;
    }

    /**
     * Reads the definitions, which stand at the start of each run, ahead of everything else.
     *
     * @param view the journal
     * @param inputs how many inputs to look at
     * @return the names
     */
    public static JournalNames readAhead(JournalView view, long inputs) {
        final JournalNames names = new JournalNames(view.identity().instance());
        try (JournalReader reader = view.inputs()) {
            while (reader.next() && reader.sequence() <= inputs) {
                names.onInput(reader.buffer(), reader.offset());
            }
        }
        return names;
    }

    /**
     * Learns from an input if it is a definition.
     *
     * @param buffer holds the message
     * @param offset of its header
     */
    public void onInput(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            definition.wrapAndApplyHeader(buffer, offset, header);
            symbols.put(definition.instrumentId(), definition.symbol());
        }
    }

    @Override
    public String symbol(int instrumentId) {
        return symbols.get(instrumentId);
    }

    @Override
    public String instance() {
        return instance;
    }
}
