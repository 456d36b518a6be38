package io.escapement.gateway.exchange;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.HistoryMarket;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulated exchange as a process of its own. */
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 110,
        usageHelpAutoWidth = true,
        header = "A simulated exchange that speaks Bybit's v5 protocol on loopback.",
        description = {
            "",
            "REST and the WebSockets /v5/public/linear, /v5/private and /v5/trade share one port of 127.0.0.1. The "
                    + "market is synthetic, or history from CSV files; one account trades against it.",
            "",
            "Faster than real time the market goes in step with its client: each instant's frames are followed by a "
                    + "WebSocket PING, and the market stands still until the PONG is back. Clients may sign with the "
                    + "wall clock or with the market's.",
            ""
        },
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the market is over (--exit-at-end)",
            "1:a line says what was wrong",
            "2:wrong usage",
            "143:terminated"
        })
public final class ExchangeMain implements Callable<Integer> {
    private static final String UNLIMITED = "max";
    private static final long PROGRESS_SECONDS = 5;
    private static final long CLOSE_SECONDS = 5;
    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8098",
            description = "Port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "${env:ESCAPEMENT_EXCHANGE_KEY:-paper-key}",
            description = "The account's key (default: environment ESCAPEMENT_EXCHANGE_KEY, else paper-key).")
    private String apiKey;

    @Option(
            names = "--api-secret",
            paramLabel = "SECRET",
            defaultValue = "${env:ESCAPEMENT_EXCHANGE_SECRET:-paper-secret}",
            description = "The account's secret (default: environment ESCAPEMENT_EXCHANGE_SECRET, else paper-secret).")
    private String apiSecret;

    @Option(
            names = "--balance",
            paramLabel = "USDT",
            defaultValue = "10000",
            description = "What the account starts with (default: ${DEFAULT-VALUE}).")
    private String balance;

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
            description = "Instruments (default: BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT, or those of the history files).")
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
            names = "--speed",
            paramLabel = "X|max",
            defaultValue = "1",
            description = "Market time per wall-clock time. Above 1 in step with the client, max as fast as it can "
                    + "(default: ${DEFAULT-VALUE}).")
    private String speed;

    @Option(names = "--free-running", description = "By the wall clock at any speed, without waiting for clients.")
    private boolean freeRunning;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "Gets HOST:PORT once the exchange listens.")
    private Path readyFile;

    @Option(names = "--end-file", paramLabel = "FILE", description = "Made when the market is over.")
    private Path endFile;

    @Option(names = "--exit-at-end", description = "Exit when the market is over, instead of serving until terminated.")
    private boolean exitAtEnd;

    @Option(
            names = "--progress",
            negatable = true,
            description = "A line now and then saying how far the market is (default: when a person watches).")
    private Boolean progress;

    private ExchangeMain() {}

    /**
     * Runs the exchange until it is terminated.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, for tests. @return ready to execute */
    static CommandLine commandLine() {
        return new CommandLine(new ExchangeMain())
                .setParameterExceptionHandler((failure, args) -> {
                    failure.getCommandLine().getErr().println("exchange: " + failure.getMessage() + "; see --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("exchange: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final CountDownLatch stopped = new CountDownLatch(1);
        final CountDownLatch closed = new CountDownLatch(1);
        try (ExchangeServer server = new ExchangeServer(context())) {
            final InetSocketAddress address = server.start();
            final String place = address.getAddress().getHostAddress() + ":" + address.getPort();
            out.println("exchange: listening on " + place + ", " + describe());
            out.flush();
            server.over().thenRun(() -> onOver(out, stopped));
            writeFile(readyFile, place);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed)));
            await(stopped, server, out);
        } finally {
            closed.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    /** On SIGTERM: lets the main thread close everything before the process ends. */
    private static void stop(CountDownLatch stopped, CountDownLatch closed) {
        stopped.countDown();
        try {
            closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ExchangeContext context() {
        final double factor = factor();
        if (freeRunning && factor == Double.POSITIVE_INFINITY) {
            throw usage("--free-running needs a --speed that is a number");
        }
        if (port < 0 || port > MAX_PORT) {
            throw usage("--port must be 0 to " + MAX_PORT + ": --port=" + port);
        }
        return new ExchangeContext(
                market(),
                VenueConfiguration.defaults().withInitialBalance(money()),
                new Credentials(apiKey, apiSecret),
                port,
                factor,
                factor > 1 && !freeRunning);
    }

    private long money() {
        try {
            final long money = new BigDecimal(balance)
                    .movePointRight(FixedPoint.SCALE_DIGITS)
                    .longValueExact();
            if (money > 0) {
                return money;
            }
        } catch (final ArithmeticException | NumberFormatException e) {
            throw badBalance();
        }
        throw badBalance();
    }

    private CommandLine.ParameterException badBalance() {
        return usage("--balance must be an amount above 0 with at most eight decimals: --balance=" + balance);
    }

    private CommandLine.ParameterException usage(String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }

    private MarketSource market() {
        if (history == null || history.isEmpty()) {
            return SyntheticMarket.create(
                    seed, symbols == null ? SyntheticMarket.DEFAULT_SYMBOLS : symbols, historyDays, lengthDays);
        }
        final MarketSource market = HistoryMarket.read(history, historyShare);
        final Set<String> known = new HashSet<>();
        for (int i = 0; i < market.instrumentCount(); i++) {
            known.add(market.rules(i).symbol());
        }
        for (final String symbol : symbols == null ? List.<String>of() : symbols) {
            if (!known.contains(symbol)) {
                throw new IllegalArgumentException("--symbols names " + symbol
                        + ", of which there is no history: give its file with --history " + symbol + "=FILE");
            }
        }
        return market;
    }

    private double factor() {
        if (speed.equals(UNLIMITED)) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            final double factor = Double.parseDouble(speed);
            if (factor > 0 && factor <= 1e9) {
                return factor;
            }
        } catch (final NumberFormatException e) {
            throw badSpeed();
        }
        throw badSpeed();
    }

    private CommandLine.ParameterException badSpeed() {
        return usage("--speed must be a number above 0, or max: --speed=" + speed);
    }

    private String describe() {
        final String what = history == null || history.isEmpty()
                ? "synthetic market, seed " + seed
                : "history of " + history.size() + (history.size() == 1 ? " file" : " files");
        return what + ", speed " + speed
                + (factor() > 1 && !freeRunning ? " in step with the client" : " by the wall clock");
    }

    private void onOver(PrintWriter out, CountDownLatch stopped) {
        out.println("exchange: the market is over");
        out.flush();
        try {
            writeFile(endFile, "over");
        } catch (final IOException e) {
            out.println("exchange: " + e.getMessage());
        }
        if (exitAtEnd) {
            stopped.countDown();
        }
    }

    private void await(CountDownLatch stopped, ExchangeServer server, PrintWriter out) throws Exception {
        final boolean watched = progress == null ? System.console() != null : progress;
        long lastMarketMs = -1;
        while (!stopped.await(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
            if (watched) {
                final Progress now = server.progress().get();
                if (now.marketMs() != lastMarketMs) {
                    lastMarketMs = now.marketMs();
                    out.printf(
                            "exchange: %s  bars %,d  orders %,d  executions %,d%s%n",
                            Instant.ofEpochMilli(now.marketMs()),
                            now.closedBars(),
                            now.commands(),
                            now.executions(),
                            now.hasClient() ? "" : "  no client");
                    out.flush();
                }
            }
        }
    }

    /** Whole or not at all: others wait for the file. */
    private static void writeFile(Path file, String text) throws IOException {
        if (file == null) {
            return;
        }
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, text + System.lineSeparator());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new IOException("cannot write " + file + ": is its folder there, and yours to write?", e);
        }
    }
}
