package io.escapement.gateway.exchange;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.gateway.exchange.relay.LiveMarket;
import io.escapement.gateway.exchange.relay.LiveVenue;
import io.escapement.gateway.exchange.tls.TestAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulated exchange as a process of its own. */
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        usageHelpAutoWidth = true,
        header = "A simulated exchange that speaks Bybit's v5 protocol on loopback.",
        description = {
            "",
            "REST and the WebSockets /v5/public/linear, /v5/private and /v5/trade share one port of 127.0.0.1. The "
                    + "market is synthetic, history from CSV files, recorded frames, or a venue's live one; one account trades "
                    + "against it.",
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

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(
            names = "--speed",
            paramLabel = "X|max",
            defaultValue = "1",
            description = "Market time per wall-clock time. Above 1 in step with the client, max as fast as it can "
                    + "(default: ${DEFAULT-VALUE}).")
    private String speed;

    @Option(names = "--free-running", description = "By the wall clock at any speed, without waiting for clients.")
    private boolean freeRunning;

    @Mixin
    private LineOptions line = new LineOptions();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

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
        final List<Fault> faults = service.faults();
        final TestAuthority authority = service.isTls() ? TestAuthority.create(System.currentTimeMillis()) : null;
        final ExchangeContext plain = context();
        final ExchangeContext context = authority == null ? plain : plain.withTls(authority.serverContext());
        try (ExchangeServer server = new ExchangeServer(context)) {
            final InetSocketAddress address = server.start();
            addFaults(server, faults);
            final String place = address.getAddress().getHostAddress() + ":" + address.getPort();
            greet(out, place, context, writeAuthority(authority));
            server.over().thenRun(() -> onOver(out, stopped));
            writeFile(readyFile, place);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed)));
            await(stopped, server, out);
        } finally {
            closed.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private static void addFaults(ExchangeServer server, List<Fault> faults) throws InterruptedException {
        try {
            server.loop().submit(() -> faults.forEach(server.faults()::add)).get();
        } catch (final ExecutionException e) {
            throw new IllegalArgumentException("--fault: " + e.getCause().getMessage(), e);
        }
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

    private ExchangeContext context() throws IOException {
        final double factor = factor();
        if (freeRunning && factor == Double.POSITIVE_INFINITY) {
            throw usage("--free-running needs a --speed that is a number");
        }
        if (port < 0 || port > MAX_PORT) {
            throw usage("--port must be 0 to " + MAX_PORT + ": --port=" + port);
        }
        market.check();
        service.check();
        final long deposit = money();
        final LiveMarket live = market.isLive() ? live(factor) : null;
        return service.apply(new ExchangeContext(
                        live == null ? market.market() : live.market(),
                        line.venue(deposit),
                        new Credentials(apiKey, apiSecret),
                        port,
                        factor,
                        factor > 1 && !freeRunning))
                .withLive(live);
    }

    private LiveMarket live(double factor) throws IOException {
        if (factor != 1) {
            throw usage("a live market goes at the speed of life: leave --speed out, or say --speed 1");
        }
        final LiveVenue venue;
        try {
            venue = LiveVenue.of(market.live(), market.liveRest());
        } catch (final IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        return LiveMarket.open(venue, market.symbols());
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
        return market.describe() + ", speed " + speed
                + (factor() > 1 && !freeRunning ? " in step with the client" : " by the wall clock");
    }

    /** What a client needs to come in; the secret is left out. */
    private void greet(PrintWriter out, String place, ExchangeContext context, Path authority) {
        final String secure = service.isTls() ? "s" : "";
        out.println("exchange: listening on " + place + ", " + describe());
        out.println("exchange: REST http" + secure + "://" + place + "   streams ws" + secure + "://" + place
                + "/v5/public/linear, /v5/private, /v5/trade");
        out.println("exchange: key " + apiKey + ", limits "
                + (context.limits().enforced()
                        ? "enforced, VIP " + context.limits().vip()
                        : "counted only")
                + (authority == null ? "" : ", trust " + authority));
        out.flush();
    }

    /** Makes an authority and shows its certificate. @return where it is, null without TLS */
    private Path writeAuthority(TestAuthority authority) throws IOException {
        if (authority == null) {
            return null;
        }
        Path file = service.authorityFile();
        if (file == null) {
            file = Files.createTempFile("escapement-authority-", ".pem");
            file.toFile().deleteOnExit();
        }
        writeFile(file, authority.pem());
        return file;
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
