package io.escapement.gateway.exchange;

import io.escapement.venue.frames.FrameMarket;
import io.escapement.venue.market.HistoryMarket;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which market the exchange trades, as the command line says it. */
final class MarketOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the synthetic market: same seed, same market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--symbols",
            paramLabel = "A,B,...",
            split = ",",
            hideParamSyntax = true,
            description = "Instruments (default: BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT, those of the files, or all USDT "
                    + "perpetuals of the venue).")
    private List<String> symbols;

    @Option(
            names = "--history-days",
            paramLabel = "N",
            defaultValue = "120",
            description = "Days of bars before the synthetic market's start (default: ${DEFAULT-VALUE}).")
    private int historyDays;

    @Option(
            names = "--length-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days the synthetic market lasts; 0 for ever (default: ${DEFAULT-VALUE}).")
    private int lengthDays;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Real history instead: CSV open_time_ms,open,high,low,close,volume[,turnover], .gz allowed, "
                    + "named SYMBOL_INTERVAL….csv or given as SYMBOL=FILE; may be repeated.")
    private List<String> history;

    @Option(
            names = "--history-share",
            paramLabel = "X",
            defaultValue = "0.5",
            description = "Share of the files that lies before the start, 0 to below 1 (default: ${DEFAULT-VALUE}).")
    private double historyShare;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Recorded public frames instead, one a line, with or without a time and a blank before it; "
                    + "plain, gzipped or zipped; may be repeated.")
    private List<String> recordings;

    @Option(
            names = "--market",
            paramLabel = "VENUE",
            description = "The live market of testnet, mainnet, or a ws(s) URL of a public stream instead: live public "
                    + "data from the venue, orders filled by a local venue model. Needs --speed 1.")
    private String live;

    @Option(
            names = "--market-rest",
            paramLabel = "URL",
            description = "REST root of the live market (default: that of the venue; for a URL, its host).")
    private String liveRest;

    /** Instruments asked for. @return empty for the market's own choice */
    List<String> symbols() {
        return symbols == null ? List.of() : symbols;
    }

    /** Whether the market is a venue's live one. */
    boolean isLive() {
        return live != null;
    }

    /** The live market's stream: testnet, mainnet or a URL. @return null without one */
    String live() {
        return live;
    }

    /** The live market's REST root. @return null for the usual one */
    String liveRest() {
        return liveRest;
    }

    /** Refuses options that exclude each other. */
    void check() {
        final int sources = (has(history) ? 1 : 0) + (has(recordings) ? 1 : 0) + (live != null ? 1 : 0);
        if (sources > 1) {
            throw usage("--history, --recording and --market exclude each other: choose one");
        }
        if (liveRest != null && live == null) {
            throw usage("--market-rest goes with --market");
        }
    }

    /** The market by itself, not a live one. */
    MarketSource market() {
        if (has(history)) {
            return withSymbols(HistoryMarket.read(history, historyShare), "history", "--history SYMBOL=FILE");
        }
        if (has(recordings)) {
            return withSymbols(FrameMarket.recorded(recordings, List.of()), "recording", "--recording FILE");
        }
        return SyntheticMarket.create(
                seed, symbols == null ? SyntheticMarket.DEFAULT_SYMBOLS : symbols, historyDays, lengthDays);
    }

    /** What the market is, in a few words. */
    String describe() {
        if (has(history)) {
            return "history of " + files(history);
        }
        if (has(recordings)) {
            return "frames of " + files(recordings);
        }
        return live != null ? "live market of " + live : "synthetic market, seed " + seed;
    }

    private MarketSource withSymbols(MarketSource market, String what, String remedy) {
        final Set<String> known = new HashSet<>();
        for (int i = 0; i < market.instrumentCount(); i++) {
            known.add(market.rules(i).symbol());
        }
        for (final String symbol : symbols()) {
            if (!known.contains(symbol)) {
                throw new IllegalArgumentException("--symbols names " + symbol + ", of which there is no " + what
                        + ": give its file with " + remedy.replace("SYMBOL", symbol));
            }
        }
        return market;
    }

    private CommandLine.ParameterException usage(String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }

    private static boolean has(List<String> files) {
        return files != null && !files.isEmpty();
    }

    private static String files(List<String> files) {
        return files.size() + (files.size() == 1 ? " file" : " files");
    }
}
