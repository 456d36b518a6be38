package io.escapement.runtime.command;

import io.escapement.core.config.ConfigurationKey;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.config.EngineKeys;
import io.escapement.runtime.config.Key;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists every configuration key, or checks a file. */
@Command(
        name = "config",
        description = "Lists every configuration key with default and meaning; with --check, checks a file.",
        mixinStandardHelpOptions = true)
public final class ConfigCommand implements Callable<Integer> {
    @Option(names = "--check", paramLabel = "FILE", description = "Checks this file instead.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one key of the file that is checked.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (file != null) {
            EngineConfiguration.load(file, overrides);
            out.println(file + " is valid");
            return 0;
        }
        out.println("| Key | Default | Meaning |");
        out.println("|---|---|---|");
        for (final Key key : EngineKeys.all()) {
            out.printf("| `%s` | `%s` | %s |%n", key.name(), key.fallback(), key.meaning());
        }
        for (final ConfigurationKey key : CoreConfiguration.keys()) {
            out.printf(
                    "| `core.%s` | `%s` | %s Unit: %s. |%n",
                    key.name(), key.defaultText(), key.description(), key.unit());
        }
        return 0;
    }
}
