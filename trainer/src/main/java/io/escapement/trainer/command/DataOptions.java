package io.escapement.trainer.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which history, which symbols of it. */
final class DataOptions {
    @Option(
            names = "--data",
            defaultValue = "${sys:escapement.var:-var}/history",
            paramLabel = "DIR",
            description = "folder of the history (default: ${DEFAULT-VALUE})")
    Path folder;

    @Option(
            names = "--symbols",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "symbols to take (default: all in the folder)")
    List<String> symbols = List.of();
}
