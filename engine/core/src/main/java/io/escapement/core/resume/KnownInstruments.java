package io.escapement.core.resume;

import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.codecs.sbe.UniverseChangeDecoder;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** Which symbol each id of a journal stands for, and who of them has left the universe: ids are for good. */
final class KnownInstruments implements Persistent {
    /** More than any venue lists. */
    private static final int MOST = 100_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final UniverseChangeDecoder change = new UniverseChangeDecoder();
    /** By id; null where an id was given and not journaled. */
    private final List<String> symbols = new ArrayList<>();

    private final List<Boolean> departed = new ArrayList<>();

    /** The next input. */
    void onInput(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                definition.wrapAndApplyHeader(buffer, offset, header);
                if (grow(definition.instrumentId())) {
                    symbols.set(definition.instrumentId(), definition.symbol());
                }
            }
            case UniverseChangeDecoder.TEMPLATE_ID -> {
                change.wrapAndApplyHeader(buffer, offset, header);
                if (grow(change.instrumentId())) {
                    departed.set(change.instrumentId(), change.action() == UniverseAction.REMOVE);
                }
            }
            default -> {
                // Says nothing about who is who.
            }
        }
    }

    /** In the order of their ids; an id that was given and not journaled before the end has a name nobody has. */
    List<String> symbols() {
        int known = symbols.size();
        while (known > 0 && symbols.get(known - 1) == null) {
            known--;
        }
        final List<String> all = new ArrayList<>();
        for (int id = 0; id < known; id++) {
            all.add(symbols.get(id) == null ? "?" + id : symbols.get(id));
        }
        return all;
    }

    /** Symbols of those that have left. */
    Set<String> departed() {
        final Set<String> gone = new TreeSet<>();
        for (int id = 0; id < symbols.size(); id++) {
            if (departed.get(id) && symbols.get(id) != null) {
                gone.add(symbols.get(id));
            }
        }
        return gone;
    }

    /** Makes room for an id; false for one that is none. */
    private boolean grow(int id) {
        if (id < 0 || id >= MOST) {
            return false;
        }
        while (symbols.size() <= id) {
            symbols.add(null);
            departed.add(false);
        }
        return true;
    }

    @Override
    public void persist(StateIo io) {
        final int count = io.count(symbols.size(), MOST);
        grow(count - 1);
        for (int id = 0; id < count; id++) {
            symbols.set(id, io.text(symbols.get(id)));
            departed.set(id, io.flag(departed.get(id)));
        }
    }
}
