package io.escapement.trainer.backtest;

import io.escapement.journal.BlobStore;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.Series;
import io.escapement.venue.market.HistoryBars;
import io.escapement.venue.market.SyntheticMarket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes markets of what requests name. */
public final class MarketReader {
    private MarketReader() {}

    /**
     * Reads a market.
     *
     * @param choice what to read
     * @param symbols wanted; empty: all there are
     * @return the market
     * @throws TrainerException naming what is missing or wrong
     */
    public static BacktestMarket read(MarketChoice choice, List<String> symbols) {
        return read(choice, symbols, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    }

    /**
     * Reads a market of which a stretch will be used.
     *
     * @param choice what to read
     * @param symbols wanted; empty: all there are
     * @param fromMs begin of the stretch
     * @param toMs end of the stretch
     * @return the market, with all there is before and behind
     * @throws TrainerException naming what is missing or wrong
     */
    public static BacktestMarket read(MarketChoice choice, List<String> symbols, long fromMs, long toMs) {
        if (choice == null || choice.kind() == null) {
            throw new TrainerException("the request names no market: give market.kind");
        }
        final BacktestMarket market = switch (choice.kind()) {
            case HISTORY -> folder(Path.of(named(choice.folder(), "market.folder")), symbols, fromMs, toMs);
            case CSV -> files(choice.files());
            case SYNTHETIC ->
                BacktestMarket.synthetic(
                        choice.seed(), symbols.isEmpty() ? SyntheticMarket.DEFAULT_SYMBOLS : symbols, choice.days());
            case JOURNAL -> JournalMarket.read(Path.of(named(choice.folder(), "market.folder")), symbols);
        };
        if (choice.contentSha256() != null && !choice.contentSha256().equals(market.contentSha256())) {
            throw new TrainerException("the data of " + market.name() + " is not what was asked for: its SHA-256 is "
                    + market.contentSha256() + ", not " + choice.contentSha256() + "; bring the same history here");
        }
        return market;
    }

    private static String named(String value, String field) {
        if (value == null) {
            throw new TrainerException("the request lacks " + field);
        }
        return value;
    }

    private static BacktestMarket files(List<String> files) {
        try {
            final HistoryBars bars = HistoryBars.read(files);
            final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            for (final String file : files) {
                hashes.writeBytes(BlobStore.sha256(Files.readAllBytes(Path.of(file.substring(file.indexOf('=') + 1))))
                        .getBytes(StandardCharsets.US_ASCII));
            }
            return BacktestMarket.ofBars(
                    files.size() == 1 ? files.get(0) : files.size() + " files of bars",
                    bars,
                    BlobStore.sha256(hashes.toByteArray()),
                    null);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        } catch (final IOException e) {
            throw new TrainerException("can't read the history: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a folder of history. What drives the path is the finest interval that all symbols have for nearly all the time
     * that is there; coarser ones reach further back.
     */
    private static BacktestMarket folder(Path path, List<String> wanted, long fromMs, long toMs) {
        final HistoryFolder folder = new HistoryFolder(path);
        final Map<String, List<Integer>> there = new TreeMap<>();
        for (final Series series : folder.series()) {
            there.computeIfAbsent(series.symbol(), symbol -> new ArrayList<>()).add(series.intervalMinutes());
        }
        if (there.isEmpty()) {
            throw new TrainerException("no bars in " + path + "; fetch or import history first");
        }
        final List<String> symbols = wanted.isEmpty() ? List.copyOf(there.keySet()) : wanted;
        final BarMarketBuilder builder = new BarMarketBuilder();
        for (final String symbol : symbols) {
            if (!there.containsKey(symbol)) {
                throw new TrainerException("no history of " + symbol + " in " + path + ", which has "
                        + String.join(", ", there.keySet()) + "; fetch it or correct the symbol");
            }
            final List<List<HistoryBar>> series = new ArrayList<>();
            for (final int minutes : there.get(symbol)) {
                series.add(folder.read(symbol, minutes));
            }
            final int finest = PathChoice.finest(series, fromMs, toMs);
            for (int i = finest; i < series.size(); i++) {
                builder.add(symbol, there.get(symbol).get(i), series.get(i));
            }
            builder.funding(symbol, folder.funding(symbol));
        }
        return builder.build("history in " + path, null);
    }
}
