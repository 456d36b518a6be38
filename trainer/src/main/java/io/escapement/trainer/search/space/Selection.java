package io.escapement.trainer.search.space;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an operator asked to vary, and what to hold.
 *
 * <p>Varied are names, or patterns in which {@code *} stands for anything, each with a range behind {@code =} or with the
 * declared one. A pattern takes what declares a range, switches only if it ends with theirs; a key that declares none is varied by its own name and range.
 * Held names are taken out of patterns. A name that there isn't is an error.
 *
 * @param vary names or patterns, each with a range or without, in order; the later of two that name the same stands
 * @param fix name to value
 */
public record Selection(List<String> vary, SortedMap<String, String> fix) {
    /** Ending of the keys that say on which bars a strategy works. */
    private static final String INTERVAL = ".intervalMinutes";

    /** Ending of switches: of a room that is off nothing else matters, so patterns take them only when they say so. */
    private static final String ENABLED = ".enabled";

    /** What trades cost is not a choice: a search would find out that trading for nothing pays best. */
    private static final List<String> COSTS =
            List.of(CoreKeys.FEES_TAKER.name(), CoreKeys.FEES_MAKER.name(), ModelKeys.SLIPPAGE.name());

    /**
     * A selection.
     *
     * @param vary copied
     * @param fix copied
     */
    public Selection {
        vary = List.copyOf(vary);
        fix = new TreeMap<>(fix);
    }

    /**
     * The dimensions, by name.
     *
     * @return at least one
     * @throws TrainerException naming what doesn't exist or can't be
     */
    public List<Dimension> dimensions() {
        fix.keySet().forEach(Selection::check);
        final SortedMap<String, Dimension> chosen = new TreeMap<>();
        for (final String text : vary) {
            final int equals = text.indexOf('=');
            final String name = (equals < 0 ? text : text.substring(0, equals)).trim();
            final String range = equals < 0 ? null : text.substring(equals + 1).trim();
            for (final String match : matches(name)) {
                chosen.put(match, dimension(match, range));
            }
        }
        chosen.keySet().removeAll(fix.keySet());
        chosen.values().removeIf(dimension -> dimension.count() == 1);
        return List.copyOf(chosen.values());
    }

    /**
     * The space: the dimensions, less intervals a history has no bars of, and points that the core or a strategy would
     * refuse.
     *
     * @param base everything that is not varied
     * @param hasInterval whether the history has bars of so many minutes
     * @return with at least one dimension
     * @throws TrainerException naming what doesn't exist or can't be
     */
    public Space space(CoreConfiguration base, IntPredicate hasInterval) {
        final List<Dimension> possible = new ArrayList<>();
        for (final Dimension dimension : dimensions()) {
            if (dimension.name().endsWith(INTERVAL) && dimension.kind() == Dimension.Kind.WORDS) {
                possible.add(dimension.keeping(word -> hasInterval.test(Integer.parseInt(word))));
            } else {
                possible.add(dimension);
            }
        }
        possible.removeIf(dimension -> dimension.count() == 1);
        return new Space(possible, new Contradictions(base, fix)::areAbsent);
    }

    /**
     * The held core keys on top of a configuration.
     *
     * @param base to change
     * @return changed
     * @throws TrainerException if the core refuses it
     */
    public CoreConfiguration fixed(CoreConfiguration base) {
        final Map<String, String> entries = new TreeMap<>(base.entries());
        fix.forEach((name, value) -> {
            if (!name.startsWith(FitParameters.SECTION)) {
                entries.put(name, value);
            }
        });
        try {
            return CoreConfiguration.fromEntries(entries);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("--fix: " + e.getMessage(), e);
        }
    }

    private List<String> matches(String name) {
        if (!name.contains("*")) {
            check(name);
            if (COSTS.contains(name)) {
                throw new TrainerException(name + " is a cost, not a choice; hold it with --fix " + name + "=VALUE");
            }
            return List.of(name);
        }
        final Pattern pattern = Pattern.compile(
                List.of(name.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")));
        final List<String> matches = new ArrayList<>();
        for (final String known : DeclaredParameters.names()) {
            if (pattern.matcher(known).matches()
                    && DeclaredParameters.hasRange(known)
                    && (name.endsWith(ENABLED) || !known.endsWith(ENABLED))) {
                matches.add(known);
            }
        }
        if (matches.isEmpty()) {
            throw new TrainerException("--vary " + name + ": no parameter of such a name declares a range; nearest is "
                    + Suggestion.nearest(name, DeclaredParameters.names()) + ", give it as NAME=FROM..TO");
        }
        return matches;
    }

    private static void check(String name) {
        final List<String> names = DeclaredParameters.names();
        if (!names.contains(name)) {
            throw new TrainerException(
                    "unknown parameter " + name + "; did you mean " + Suggestion.nearest(name, names) + "?");
        }
    }

    private static Dimension dimension(String name, String range) {
        if (range == null) {
            return DeclaredParameters.declared(name);
        }
        final Dimension dimension = Ranges.parse(name, range, DeclaredParameters.isWhole(name));
        if (dimension.kind() == Dimension.Kind.NUMBER) {
            DeclaredParameters.checkAllowed(name, dimension.text(0));
            DeclaredParameters.checkAllowed(name, dimension.text(dimension.count() - 1));
        } else {
            for (long place = 0; place < dimension.count(); place++) {
                DeclaredParameters.checkAllowed(name, dimension.text(place));
            }
        }
        return dimension;
    }
}
