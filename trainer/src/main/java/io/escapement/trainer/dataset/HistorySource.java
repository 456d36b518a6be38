package io.escapement.trainer.dataset;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.FundingRate;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.Instrument;
import io.escapement.trainer.label.FundingHistory;
import io.escapement.trainer.signal.CoarseBars;
import io.escapement.trainer.task.Progress;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads from a history folder what a core of some configuration would follow, and says by a hash what it read.
 *
 * <p>The hash is of the values, not of the files: folders that hold the same history have the same hash, on any machine.
 */
public final class HistorySource {
    private static final int VALUES = 6;

    private final HistoryFolder folder;
    private final Path path;
    private final CoreConfiguration configuration;

    /**
     * What was read.
     *
     * @param symbols in the order asked for
     * @param sha256 of their values
     */
    public record Histories(List<SymbolHistory> symbols, String sha256) {}

    /**
     * A view of a folder.
     *
     * @param path of the folder
     * @param configuration says which intervals are followed
     */
    public HistorySource(Path path, CoreConfiguration configuration) {
        this.path = path;
        this.configuration = configuration;
        folder = new HistoryFolder(path);
    }

    /**
     * Reads symbols.
     *
     * @param wanted symbols; empty for all that have 15 minute bars
     * @param progress told of each
     * @return all of them
     * @throws TrainerException if there is no history of one
     */
    public Histories read(List<String> wanted, Progress progress) {
        final List<String> symbols = wanted.isEmpty() ? folder.symbols(FeatureEngine.PRIMARY_MINUTES) : wanted;
        final List<Instrument> instruments = folder.instruments();
        final MessageDigest digest = digest();
        final List<SymbolHistory> all = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            progress.checkCancelled();
            progress.at("history", (double) i / symbols.size(), symbols.get(i));
            all.add(read(symbols.get(i), instruments, digest));
        }
        progress.at("history", 1, "");
        return new Histories(List.copyOf(all), HexFormat.of().formatHex(digest.digest()));
    }

    private SymbolHistory read(String symbol, List<Instrument> instruments, MessageDigest digest) {
        final Set<Integer> made = new TreeSet<>();
        final SortedMap<Integer, List<HistoryBar>> bars = bars(symbol, made);
        final Instrument instrument = instruments.stream()
                .filter(known -> known.symbol().equals(symbol))
                .findFirst()
                // Bars put there by hand: the finest step there is changes a barrier by nothing that matters.
                .orElse(new Instrument(symbol, 1, 0));
        final List<FundingRate> funding = folder.funding(symbol);
        absorb(digest, symbol + ' ' + instrument.tickSize() + ' ' + instrument.fundingIntervalMinutes());
        bars.forEach((minutes, series) -> absorb(digest, minutes, series));
        funding.forEach(rate -> absorb(digest, rate.timeMs() + " " + rate.rate().toPlainString()));
        return new SymbolHistory(
                symbol,
                bars,
                made,
                instrument.tickSize(),
                new FundingHistory(funding, instrument.fundingIntervalMinutes()));
    }

    /** Every interval the core would follow and the folder has; those of hours and days are made of quarters if need be. */
    private SortedMap<Integer, List<HistoryBar>> bars(String symbol, Set<Integer> made) {
        final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
        for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
            if (folder.has(symbol, minutes)) {
                bars.put(minutes, folder.read(symbol, minutes));
            }
        }
        if (!bars.containsKey(FeatureEngine.PRIMARY_MINUTES)) {
            bars.put(FeatureEngine.PRIMARY_MINUTES, primary(symbol));
        }
        final List<HistoryBar> primary = bars.get(FeatureEngine.PRIMARY_MINUTES);
        for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
            if (minutes > FeatureEngine.PRIMARY_MINUTES && !bars.containsKey(minutes)) {
                bars.put(minutes, CoarseBars.of(primary, FeatureEngine.PRIMARY_MINUTES, minutes));
                made.add(minutes);
            }
        }
        return bars;
    }

    private List<HistoryBar> primary(String symbol) {
        if (folder.has(symbol, FeatureEngine.PRIMARY_MINUTES)) {
            return folder.read(symbol, FeatureEngine.PRIMARY_MINUTES);
        }
        final List<Integer> others = new ArrayList<>();
        folder.series().stream()
                .filter(series -> series.symbol().equals(symbol))
                .forEach(series -> others.add(series.intervalMinutes()));
        if (others.isEmpty()) {
            throw new TrainerException(
                    "no history of " + symbol + " in " + path + "; fetch it (train fetch) or import it (train import)");
        }
        throw new TrainerException("the history of " + symbol + " in " + path + " has bars of " + others
                + " m only; training is on " + FeatureEngine.PRIMARY_MINUTES
                + " m bars: fetch those (train fetch --intervals 15) or import them");
    }

    private static void absorb(MessageDigest digest, int minutes, List<HistoryBar> series) {
        absorb(digest, minutes + " " + series.size());
        final ByteBuffer row = ByteBuffer.allocate(VALUES * Long.BYTES);
        for (final HistoryBar bar : series) {
            row.clear();
            row.putLong(bar.openTimeMs()).putLong(bar.open()).putLong(bar.high());
            row.putLong(bar.low()).putLong(bar.close());
            row.putLong(hash(bar.volume()) * 31 + hash(bar.turnover()));
            digest.update(row.array());
        }
    }

    /** Of the amount, however many zeros it was written with. */
    private static long hash(BigDecimal amount) {
        return amount == null ? -1 : Double.doubleToLongBits(amount.doubleValue());
    }

    private static void absorb(MessageDigest digest, String line) {
        digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
