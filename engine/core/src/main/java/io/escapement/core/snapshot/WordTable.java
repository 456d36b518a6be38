package io.escapement.core.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * The words (enum constants) of a snapshot: where a type is met first its names are written out, from then on each word
 * is the number of its name. So a snapshot survives words that are added or moved later.
 */
final class WordTable {
    /** Number of a word that is not there. */
    private static final int NULL = 255;

    private final List<Class<?>> types = new ArrayList<>();
    private final List<Enum<?>[]> meanings = new ArrayList<>();
    private Class<?> type;
    private Enum<?>[] meaning;

    /** Turns to a type; its names go through first if it is new here. */
    void learn(StateIo io, Class<? extends Enum<?>> wanted) {
        if (wanted == type) {
            return;
        }
        int at = types.indexOf(wanted);
        if (at < 0) {
            at = types.size();
            types.add(wanted);
            meanings.add(exchange(io, wanted.getEnumConstants()));
        }
        type = wanted;
        meaning = meanings.get(at);
    }

    /** Number of a word of the type turned to. */
    byte number(Enum<?> word) {
        return (byte) (word == null ? NULL : word.ordinal());
    }

    /** Word of a number of the type turned to. */
    Enum<?> word(StateIo io, int number) {
        if (number == NULL) {
            return null;
        }
        if (number >= meaning.length || meaning[number] == null) {
            throw new SnapshotException(io.where() + ": a word of " + type.getName()
                    + " that this build does not know; use the version that wrote it");
        }
        return meaning[number];
    }

    /** What each number means in this build; null where it has no such name any more. */
    private static Enum<?>[] exchange(StateIo io, Enum<?>[] constants) {
        final Enum<?>[] meaning = new Enum<?>[io.count(constants.length, NULL)];
        for (int i = 0; i < meaning.length; i++) {
            final String name = io.text(i < constants.length ? constants[i].name() : "");
            for (final Enum<?> constant : constants) {
                if (constant.name().equals(name)) {
                    meaning[i] = constant;
                }
            }
        }
        return meaning;
    }
}
