package io.escapement.tools.command;

import io.escapement.tools.gate.Gate;
import io.escapement.tools.gate.Variant;
import io.escapement.tools.gate.VariantResult;
import io.escapement.tools.replay.RecordedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the determinism gate. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Replays a journal in every way that must not matter: on each JDK found, interpreted and compiled by either"
                    + " compiler; with slots filled beforehand; two cores in one JVM; cores rebuilt half-way.",
            "The outputs must equal the recorded ones to the byte every time. Exit 1 when one differs."
        })
public final class GateCommand implements Callable<Integer> {
    private static final int HASH_SHOWN = 16;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(
            names = "--interpreted-inputs",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Most inputs to replay interpreted (${DEFAULT-VALUE})")
    private long interpretedInputs;

    @Option(
            names = "--cuts",
            paramLabel = "N",
            defaultValue = "5",
            description = "Places to rebuild the core at (${DEFAULT-VALUE})")
    private int cuts;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses the places (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--short", description = "Only what this JVM can show by itself")
    private boolean brief;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (RecordedRun run = RecordedRun.open(directory)) {
            final Gate gate = new Gate(run.view(), run);
            final List<Variant> variants = gate.variants(!brief, interpretedInputs, cuts, seed);
            row(out, "variant", "inputs", "outputs", "sha-256", "seconds", "");
            show(out, "recorded in the journal", gate.recorded(gate.inputs()), "");
            final int different = gate.run(
                    variants,
                    (variant, result, equal) -> show(out, variant.name(), result, equal ? "equal" : "DIFFERS"));
            out.println(
                    different == 0
                            ? "gate green: " + variants.size() + " variants equal what was recorded"
                            : "gate RED: " + different + " of " + variants.size() + " variants differ");
            out.flush();
            return different == 0 ? 0 : 1;
        }
    }

    private static void show(PrintWriter out, String name, VariantResult result, String verdict) {
        final String hash = result.sha256().startsWith("failed")
                ? result.sha256()
                : result.sha256().substring(0, HASH_SHOWN);
        row(
                out,
                name,
                Long.toString(result.inputs()),
                Long.toString(result.outputs()),
                hash,
                String.format(Locale.ROOT, "%.2f", result.elapsedNs() / 1e9),
                verdict);
        out.flush();
    }

    private static void row(
            PrintWriter out, String name, String inputs, String outputs, String hash, String seconds, String verdict) {
        out.println(String.format(
                        Locale.ROOT, "%-36s %10s %9s  %-16s %8s  %s", name, inputs, outputs, hash, seconds, verdict)
                .stripTrailing());
    }
}
