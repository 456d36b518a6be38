package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.gateway.exchange.limit.LimitSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the exchange treats its clients, as the command line says it: TLS, limits, faults. */
final class ServiceOptions {
    /** Whether limits are enforced. */
    enum Switch {
        /** They are. */
        on,
        /** They are counted and told only. */
        off
    }

    private static final int VIP_MAX = 5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--tls",
            description = "Serve https and wss, with a certificate of a test authority made for this run.")
    private boolean tls;

    @Option(
            names = "--authority-file",
            paramLabel = "FILE",
            description = "Gets the authority's certificate, for clients to trust (default: a file of its own in the "
                    + "folder for temporary files).")
    private Path authorityFile;

    @Option(
            names = "--limits",
            paramLabel = "on|off",
            description = "Whether the venue's rate limits are enforced (default: by the wall clock on, in step off).")
    private Switch limits;

    @Option(
            names = "--vip",
            paramLabel = "N",
            defaultValue = "0",
            description = "The account's VIP level, which sets its limits: 0 to 5 (default: ${DEFAULT-VALUE}).")
    private int vip;

    @Option(
            names = "--ban-seconds",
            paramLabel = "N",
            defaultValue = "600",
            description = "How long who asked too often gets HTTP 403 (default: ${DEFAULT-VALUE}).")
    private long banSeconds;

    @Option(
            names = "--fault",
            paramLabel = "kind=...,at=...",
            description = "Something to go wrong, such as kind=drop,which=private,at=10m; may be repeated. "
                    + "docs/exchange.md lists them.")
    private List<String> faults;

    @Option(
            names = "--fault-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of what goes wrong by chance (default: ${DEFAULT-VALUE}).")
    private long faultSeed;

    @Option(
            names = "--public-connections",
            paramLabel = "N",
            defaultValue = "1",
            description = "In step: subscribed public sockets to wait for (default: ${DEFAULT-VALUE}).")
    private int publicConnections;

    /** Whether connections are encrypted. */
    boolean isTls() {
        return tls;
    }

    /** Where the authority's certificate goes. @return null for a temporary file */
    Path authorityFile() {
        return authorityFile;
    }

    /** Faults asked for. @return in order */
    List<Fault> faults() {
        final List<Fault> read = new ArrayList<>();
        for (final String text : faults == null ? List.<String>of() : faults) {
            try {
                read.add(Fault.parse(text));
            } catch (final IllegalArgumentException e) {
                throw usage("--fault " + text + ": " + e.getMessage());
            }
        }
        return read;
    }

    /** Refuses what is out of range or does not go together. */
    void check() {
        if (authorityFile != null && !tls) {
            throw usage("--authority-file goes with --tls");
        }
        if (vip < 0 || vip > VIP_MAX) {
            throw usage("--vip must be 0 to " + VIP_MAX + ": --vip=" + vip);
        }
        if (banSeconds < 0) {
            throw usage("--ban-seconds must not be negative: --ban-seconds=" + banSeconds);
        }
        if (publicConnections < 1) {
            throw usage("--public-connections must be at least 1: --public-connections=" + publicConnections);
        }
    }

    /** Puts what was said into a context. @param context without it @return with it */
    ExchangeContext apply(ExchangeContext context) {
        final boolean enforced = limits == null ? !context.stepping() : limits == Switch.on;
        return context.withLimits(new LimitSettings(enforced, vip, TimeUnit.SECONDS.toMillis(banSeconds)))
                .withFaultSeed(faultSeed)
                .withPublicConnections(publicConnections);
    }

    private CommandLine.ParameterException usage(String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }
}
