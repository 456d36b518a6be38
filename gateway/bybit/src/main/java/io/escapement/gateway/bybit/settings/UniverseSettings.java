package io.escapement.gateway.bybit.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Which instruments: those named, or the most traded ones. */
public final class UniverseSettings extends Section {
    private List<String> symbols = List.of();
    private List<String> known = List.of();
    private Set<String> departed = Set.of();
    private int capacity;
    private boolean automatic;
    private int size = 50;
    private long minTurnover = 10_000_000;
    private long minPrice;
    private Duration minAge = Duration.ofDays(90);
    private List<String> excluded = List.of();
    private Duration refresh = Duration.ofMinutes(60);
    private int hysteresisPercent = 20;

    /**
     * Instruments that are always members; without {@link #automatic} all there are.
     *
     * @param value venue symbols, at least one unless the universe is automatic
     * @return this
     */
    public UniverseSettings symbols(List<String> value) {
        open();
        symbols = List.copyOf(value);
        return this;
    }

    /**
     * Instruments the engine knows from an earlier run, in the order of their ids; they keep them.
     *
     * @param value venue symbols, may be empty
     * @return this
     */
    public UniverseSettings known(List<String> value) {
        open();
        known = List.copyOf(value);
        return this;
    }

    /**
     * Known instruments that had left the universe when the earlier run ended.
     *
     * @param value venue symbols
     * @return this
     */
    public UniverseSettings departed(Set<String> value) {
        open();
        departed = Set.copyOf(value);
        return this;
    }

    /**
     * Bound of instrument ids.
     *
     * @param value instruments the engine has room for; 0: as many as are named
     * @return this
     */
    public UniverseSettings capacity(int value) {
        open();
        capacity = value;
        return this;
    }

    /**
     * Whether the venue's most traded instruments are members, too.
     *
     * @param value true for the most traded
     * @return this
     */
    public UniverseSettings automatic(boolean value) {
        open();
        automatic = value;
        return this;
    }

    /**
     * How many members there are.
     *
     * @param value positive
     * @return this
     */
    public UniverseSettings size(int value) {
        open();
        size = value;
        return this;
    }

    /**
     * Turnover of 24 hours below which an instrument does not join.
     *
     * @param value USDT
     * @return this
     */
    public UniverseSettings minTurnover(long value) {
        open();
        minTurnover = value;
        return this;
    }

    /**
     * Price below which an instrument does not join.
     *
     * @param value 1e-8 USDT
     * @return this
     */
    public UniverseSettings minPrice(long value) {
        open();
        minPrice = value;
        return this;
    }

    /**
     * How long an instrument has to be listed before it joins.
     *
     * @param value not negative
     * @return this
     */
    public UniverseSettings minAge(Duration value) {
        open();
        minAge = value;
        return this;
    }

    /**
     * Instruments that never join.
     *
     * @param value venue symbols
     * @return this
     */
    public UniverseSettings excluded(List<String> value) {
        open();
        excluded = List.copyOf(value);
        return this;
    }

    /**
     * Distance of refreshes.
     *
     * @param value positive; zero: never
     * @return this
     */
    public UniverseSettings refresh(Duration value) {
        open();
        refresh = value;
        return this;
    }

    /**
     * How far a member may fall below the bounds before it leaves.
     *
     * @param value per cent of the size and of the bounds
     * @return this
     */
    public UniverseSettings hysteresisPercent(int value) {
        open();
        hysteresisPercent = value;
        return this;
    }

    /** @return instruments that are always members; venue symbols */
    public List<String> symbols() {
        return symbols;
    }

    /** @return instruments of an earlier run in the order of their ids; venue symbols */
    public List<String> known() {
        return known;
    }

    /** @return known instruments that had left; venue symbols */
    public Set<String> departed() {
        return departed;
    }

    /** @return bound of instrument ids; positive once concluded */
    public int capacity() {
        return capacity;
    }

    /** @return whether the venue's most traded instruments are members, too */
    public boolean automatic() {
        return automatic;
    }

    /** @return how many members there are; positive */
    public int size() {
        return size;
    }

    /** @return turnover of 24 hours below which an instrument does not join; USDT */
    public long minTurnover() {
        return minTurnover;
    }

    /** @return price below which an instrument does not join; 1e-8 USDT */
    public long minPrice() {
        return minPrice;
    }

    /** @return how long an instrument has to be listed before it joins; not negative */
    public Duration minAge() {
        return minAge;
    }

    /** @return instruments that never join; venue symbols */
    public List<String> excluded() {
        return excluded;
    }

    /** @return distance of refreshes; zero: never */
    public Duration refresh() {
        return refresh;
    }

    /** @return how far a member may fall below the bounds; per cent */
    public int hysteresisPercent() {
        return hysteresisPercent;
    }

    @Override
    void check() {
        require(automatic || !symbols.isEmpty(), "symbols are missing: name at least one");
        require(size > 0, "size must be positive: size=" + size);
        final long named =
                symbols.stream().filter(symbol -> !known.contains(symbol)).count() + known.size();
        final long needed = automatic ? Math.max(named, size) : named;
        if (capacity == 0) {
            capacity = (int) (automatic ? 2 * needed : needed);
        }
        require(
                capacity >= needed,
                "the engine has no room for so many instruments: capacity=" + capacity + " instruments=" + needed);
    }
}
