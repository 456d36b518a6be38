package io.escapement.trainer.command;

import io.escapement.trainer.walk.FitRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a model goes, and whose recipe it takes. */
final class FitTarget {
    @Option(names = "--out", paramLabel = "FILE", description = "bundle to write, replaced if there")
    Path out;

    @Option(names = "--publish", description = "put the bundle into the registry")
    private boolean publish;

    @Option(
            names = "--extend",
            paramLabel = "MODEL",
            description = "fit the recipe of this model of the registry (version, or the beginning of its hash) on its"
                    + " symbols and those of --symbols, and publish that; settings are the model's own")
    private String extend;

    /** The whole request. Refuses what goes nowhere. */
    FitRequest request(FitOptions options, Path data, List<String> symbols, CommandSpec spec) {
        if (out == null && !publish && extend == null) {
            throw new ParameterException(
                    spec.commandLine(), "the model goes nowhere: give --out FILE, --publish, or both");
        }
        return options.request(
                data,
                symbols,
                publish || extend != null,
                extend,
                spec.commandLine().getOut());
    }
}
