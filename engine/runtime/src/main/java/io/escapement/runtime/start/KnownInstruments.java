package io.escapement.runtime.start;

import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.codecs.sbe.UniverseChangeDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;

/** Which symbol each id of a journal stands for, and who of them has left the universe: ids are for good. */
final class KnownInstruments {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final UniverseChangeDecoder change = new UniverseChangeDecoder();
    private final TreeMap<Integer, String> symbols = new TreeMap<>();
    private final TreeSet<Integer> departed = new TreeSet<>();

    /** The next input. */
    void onInput(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                definition.wrapAndApplyHeader(buffer, offset, header);
                symbols.put(definition.instrumentId(), definition.symbol());
            }
            case UniverseChangeDecoder.TEMPLATE_ID -> {
                change.wrapAndApplyHeader(buffer, offset, header);
                if (change.action() == UniverseAction.REMOVE) {
                    departed.add(change.instrumentId());
                } else {
                    departed.remove(change.instrumentId());
                }
            }
            default -> {
                // Says nothing about who is who.
            }
        }
    }

    /** In the order of their ids; an id that was given and not journaled before the end has a name nobody has. */
    List<String> symbols() {
        final List<String> all = new ArrayList<>();
        for (int id = 0; !symbols.isEmpty() && id <= symbols.lastKey(); id++) {
            all.add(symbols.getOrDefault(id, "?" + id));
        }
        return all;
    }

    /** Symbols of those that have left. */
    Set<String> departed() {
        return departed.stream().map(symbols::get).collect(Collectors.toSet());
    }
}
