package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.decode.Listing;
import io.escapement.gateway.bybit.settings.UniverseSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the most traded instruments, with hysteresis so that those around the edge do not come and go. Pure.
 *
 * <p>All that may be members are ranked by the turnover of 24 hours, ties by symbol. With a size of N and a hysteresis of
 * h per cent:
 *
 * <ul>
 *   <li>the named ones are always in;
 *   <li>a member stays while it ranks within N + h % and its turnover and price are no more than h % below the bounds;
 *   <li>a newcomer takes a free place; ranking within N - h % it takes the place of the worst member that ranks below N.
 * </ul>
 */
final class UniverseSelection {
    private static final Comparator<Listing.Entry> BY_TURNOVER =
            Comparator.comparingLong(Listing.Entry::turnover).reversed().thenComparing(Listing.Entry::symbol);

    private final UniverseSettings settings;

    UniverseSelection(UniverseSettings settings) {
        this.settings = settings;
    }

    /** Chooses, best first behind the named ones; {@code members} are the present ones. */
    List<String> select(Collection<Listing.Entry> listed, Set<String> members, long nowNs) {
        final List<String> ranked = listed.stream()
                .filter(entry -> mayBe(entry, members.contains(entry.symbol()), nowNs))
                .sorted(BY_TURNOVER)
                .map(Listing.Entry::symbol)
                .toList();
        final int size = settings.size();
        final int margin = size * settings.hysteresisPercent() / 100;
        final Set<String> chosen = new LinkedHashSet<>(settings.symbols());
        for (int rank = 0; rank < Math.min(ranked.size(), size + margin) && chosen.size() < size; rank++) {
            if (members.contains(ranked.get(rank))) {
                chosen.add(ranked.get(rank));
            }
        }
        for (int rank = 0; rank < Math.min(ranked.size(), size - margin); rank++) {
            if (!chosen.contains(ranked.get(rank)) && (chosen.size() < size || giveWay(chosen, ranked))) {
                chosen.add(ranked.get(rank));
            }
        }
        for (int rank = 0; rank < ranked.size() && chosen.size() < size; rank++) {
            chosen.add(ranked.get(rank));
        }
        return inOrder(chosen, ranked);
    }

    private boolean mayBe(Listing.Entry entry, boolean member, long nowNs) {
        final long relaxed = member ? 100 - settings.hysteresisPercent() : 100;
        return entry.tradable()
                && !settings.excluded().contains(entry.symbol())
                && entry.turnover() >= settings.minTurnover() / 100 * relaxed
                && entry.price() >= settings.minPrice() / 100 * relaxed
                && (member || entry.launchTimeNs() + settings.minAge().toNanos() <= nowNs);
    }

    /** The worst one below the size leaves; false when there is none. */
    private boolean giveWay(Set<String> chosen, List<String> ranked) {
        for (int rank = ranked.size() - 1; rank >= settings.size(); rank--) {
            final String worst = ranked.get(rank);
            if (chosen.contains(worst) && !settings.symbols().contains(worst)) {
                return chosen.remove(worst);
            }
        }
        return false;
    }

    private List<String> inOrder(Set<String> chosen, List<String> ranked) {
        final List<String> all = new ArrayList<>(settings.symbols());
        for (final String symbol : ranked) {
            if (chosen.contains(symbol) && !all.contains(symbol)) {
                all.add(symbol);
            }
        }
        return all;
    }
}
