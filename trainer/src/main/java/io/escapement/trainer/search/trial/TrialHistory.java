package io.escapement.trainer.search.trial;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.Instrument;
import io.escapement.trainer.label.FineBars;
import io.escapement.trainer.signal.BarTape;
import io.escapement.trainer.signal.CoarseBars;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The history of some symbols, loaded once for all trials, with the hash of its content. Immutable. */
public final class TrialHistory {
    private static final long MINUTE_MS = 60_000L;

    private final List<String> symbols;
    private final List<Instrumented> instruments;
    private final String sha256;
    private final long fromMs;
    private final long toMs;
    private final int primaryBars;

    /** One symbol's bars, in the shapes in which they are used. */
    record Instrumented(
            SortedMap<Integer, List<HistoryBar>> bars, long tickSize, BarTape tape, FineBars fine, FineBars coarse) {}

    private TrialHistory(List<String> symbols, List<Instrumented> instruments, String sha256) {
        this.symbols = symbols;
        this.instruments = instruments;
        this.sha256 = sha256;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int bars = 0;
        for (final Instrumented instrument : instruments) {
            final List<HistoryBar> primary = instrument.bars.get(FeatureEngine.PRIMARY_MINUTES);
            first = Math.min(first, primary.get(0).openTimeMs());
            last = Math.max(
                    last, primary.get(primary.size() - 1).openTimeMs() + FeatureEngine.PRIMARY_MINUTES * MINUTE_MS);
            bars += primary.size();
        }
        fromMs = first;
        toMs = last;
        primaryBars = bars;
    }

    /**
     * Loads symbols.
     *
     * @param data history folder
     * @param wanted symbols; empty for all with 15 minute bars
     * @param configuration says which intervals
     * @return loaded
     * @throws TrainerException naming what is missing
     */
    public static TrialHistory load(Path data, List<String> wanted, CoreConfiguration configuration) {
        final HistoryFolder folder = new HistoryFolder(data);
        final List<String> symbols =
                wanted.isEmpty() ? folder.symbols(FeatureEngine.PRIMARY_MINUTES) : List.copyOf(wanted);
        final List<Instrument> definitions = folder.instruments();
        final List<Instrumented> instruments = new ArrayList<>();
        final MessageDigest digest = digest();
        for (final String symbol : symbols) {
            final SortedMap<Integer, List<HistoryBar>> bars = bars(folder, symbol, configuration);
            final long tickSize = tickSize(definitions, symbol);
            hash(digest, symbol, tickSize, bars);
            instruments.add(new Instrumented(
                    bars,
                    tickSize,
                    new BarTape(bars, tickSize),
                    new FineBars(bars.get(bars.firstKey()), bars.firstKey()),
                    new FineBars(bars.get(FeatureEngine.PRIMARY_MINUTES), FeatureEngine.PRIMARY_MINUTES)));
        }
        return new TrialHistory(
                symbols, List.copyOf(instruments), HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Symbols in it.
     *
     * @return in the order of trades' indices
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * Hash of every bar.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * Begin of the first bar of 15 minutes.
     *
     * @return milliseconds since the epoch
     */
    public long fromMs() {
        return fromMs;
    }

    /**
     * End of the last one.
     *
     * @return milliseconds since the epoch
     */
    public long toMs() {
        return toMs;
    }

    /**
     * Bars of 15 minutes, of all symbols.
     *
     * @return 1 or more
     */
    public int primaryBars() {
        return primaryBars;
    }

    /**
     * Intervals every symbol has bars of.
     *
     * @param minutes of one interval
     * @return whether strategies on it can speak
     */
    public boolean has(int minutes) {
        return instruments.stream().allMatch(instrument -> instrument.bars.containsKey(minutes));
    }

    /** One symbol. */
    Instrumented instrument(int symbol) {
        return instruments.get(symbol);
    }

    private static SortedMap<Integer, List<HistoryBar>> bars(
            HistoryFolder folder, String symbol, CoreConfiguration configuration) {
        final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
        final List<HistoryBar> primary = folder.read(symbol, FeatureEngine.PRIMARY_MINUTES);
        if (primary.isEmpty()) {
            throw new TrainerException("the history of " + symbol + " has no bar; fetch or import some first");
        }
        bars.put(FeatureEngine.PRIMARY_MINUTES, primary);
        for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
            if (folder.has(symbol, minutes)) {
                bars.computeIfAbsent(minutes, wanted -> folder.read(symbol, wanted));
            } else if (minutes > FeatureEngine.PRIMARY_MINUTES) {
                bars.put(minutes, CoarseBars.of(primary, FeatureEngine.PRIMARY_MINUTES, minutes));
            }
        }
        return bars;
    }

    private static long tickSize(List<Instrument> instruments, String symbol) {
        for (final Instrument instrument : instruments) {
            if (instrument.symbol().equals(symbol)) {
                return instrument.tickSize();
            }
        }
        // Bars put there by hand: the finest step there is changes a barrier by nothing that matters.
        return 1;
    }

    private static void hash(
            MessageDigest digest, String symbol, long tickSize, SortedMap<Integer, List<HistoryBar>> bars) {
        digest.update((symbol + ' ' + tickSize).getBytes(StandardCharsets.UTF_8));
        final ByteBuffer row = ByteBuffer.allocate(6 * Long.BYTES);
        bars.forEach((minutes, series) -> {
            for (final HistoryBar bar : series) {
                row.clear();
                row.putLong(minutes).putLong(bar.openTimeMs());
                row.putLong(bar.open()).putLong(bar.high()).putLong(bar.low()).putLong(bar.close());
                digest.update(row.array());
                digest.update((bar.volume() + " " + bar.turnover()).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
