package io.escapement.runtime.command;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import java.util.Locale;
import org.agrona.concurrent.status.CountersReader;

/** Instruments of a running engine as its counters name them: one position counter each, in the order of their ids. */
final class PositionCounters {
    private PositionCounters() {}

    /**
     * The id of an instrument.
     *
     * @param file of the engine
     * @param symbol of the venue
     * @return the dense id
     */
    static int instrumentId(CountersFile file, String symbol) {
        final CountersReader counters = file.newReader();
        final String label = CounterType.POSITION.label() + " " + symbol.toUpperCase(Locale.ROOT);
        final int[] found = {0, -1};
        counters.forEach((counter, typeId, key, text) -> {
            if (typeId == CounterType.POSITION.typeId()) {
                if (label.equals(text)) {
                    found[1] = found[0];
                }
                found[0]++;
            }
        });
        if (found[1] < 0) {
            throw new CommandFailure(
                    "the engine has no instrument " + symbol + "; ./run.sh counters lists those it has");
        }
        return found[1];
    }
}
