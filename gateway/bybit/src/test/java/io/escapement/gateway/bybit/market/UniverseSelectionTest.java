package io.escapement.gateway.bybit.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.decode.Listing;
import io.escapement.gateway.bybit.settings.UniverseSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UniverseSelectionTest {
    private static final long NOW = Duration.ofDays(1_000).toNanos();
    private static final long OLD = Duration.ofDays(100).toNanos();

    private final UniverseSettings settings = new UniverseSettings()
            .automatic(true)
            .size(4)
            .minTurnover(1_000)
            .minPrice(100)
            .minAge(Duration.ofDays(90))
            .hysteresisPercent(25);
    private final List<Listing.Entry> listed = new ArrayList<>();

    @Test
    void shouldTakeMostTradedWhenNobodyIsMember() {
        list("AAA", 5_000);
        list("BBB", 9_000);
        list("CCC", 7_000);
        list("DDD", 6_000);
        list("EEE", 5_000);

        assertThat(select()).containsExactly("BBB", "CCC", "DDD", "AAA");
    }

    @Test
    void shouldLeaveOutWhatDoesNotQualify() {
        list("AAA", 5_000);
        list("POOR", 999);
        listed.add(new Listing.Entry("CHEAP", true, OLD, 8_000, 99));
        listed.add(new Listing.Entry("YOUNG", true, NOW - Duration.ofDays(89).toNanos(), 8_000, 500));
        listed.add(new Listing.Entry("ENDING", false, OLD, 8_000, 500));
        list("NEVER", 8_000);
        settings.excluded(List.of("NEVER"));

        assertThat(select()).containsExactly("AAA");
    }

    @Test
    void shouldKeepMemberWhenItFallsALittleBelowTheBounds() {
        list("AAA", 751);
        list("BBB", 749);

        assertThat(select("AAA", "BBB")).containsExactly("AAA");
    }

    @Test
    void shouldKeepMemberOneRankBelowTheSizeWhenNewcomerIsNotStrong() {
        // Size 4, margin 1: E at rank 5 stays, D at rank 4 has to wait.
        for (final String symbol : List.of("AAA", "BBB", "CCC", "DDD", "EEE")) {
            list(symbol, 10_000 - listed.size() * 100L);
        }

        assertThat(select("AAA", "BBB", "CCC", "EEE")).containsExactly("AAA", "BBB", "CCC", "EEE");
    }

    @Test
    void shouldReplaceWorstMemberBelowTheSizeWhenNewcomerIsStrong() {
        // The newcomer ranks 2, within 4 - 1: E at rank 5 gives way.
        for (final String symbol : List.of("AAA", "NEW", "BBB", "CCC", "EEE")) {
            list(symbol, 10_000 - listed.size() * 100L);
        }

        assertThat(select("AAA", "BBB", "CCC", "EEE")).containsExactly("AAA", "NEW", "BBB", "CCC");
    }

    @Test
    void shouldLetMemberGoWhenItRanksFarBelow() {
        for (final String symbol : List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")) {
            list(symbol, 10_000 - listed.size() * 100L);
        }

        assertThat(select("AAA", "BBB", "CCC", "FFF")).containsExactly("AAA", "BBB", "CCC", "DDD");
    }

    @Test
    void shouldAlwaysTakeNamedOnesWhateverTheirRank() {
        settings.symbols(List.of("LAST"));
        for (final String symbol : List.of("AAA", "BBB", "CCC", "DDD", "EEE", "LAST")) {
            list(symbol, 10_000 - listed.size() * 100L);
        }

        assertThat(select()).containsExactly("LAST", "AAA", "BBB", "CCC");
    }

    private List<String> select(String... members) {
        return new UniverseSelection(settings).select(listed, Set.of(members), NOW);
    }

    private void list(String symbol, long turnover) {
        listed.add(new Listing.Entry(symbol, true, OLD, turnover, 500));
    }
}
