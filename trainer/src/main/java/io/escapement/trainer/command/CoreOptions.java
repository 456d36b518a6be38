package io.escapement.trainer.command;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The configuration of the core a model is for, or is tried in. */
final class CoreOptions {
    @Option(
            names = "--core",
            paramLabel = "FILE",
            description =
                    "the core's configuration as lines of 'key = value', as journals keep it (default: its defaults)")
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "one key of the core's configuration, for instance strategy.trend.stopAtr=2; may be repeated")
    Map<String, String> changes = new LinkedHashMap<>();

    /** Reads the file, if any, and applies the changes. */
    CoreConfiguration configuration() {
        return changed(file == null ? CoreConfiguration.defaults() : read());
    }

    /** Applies the changes to a configuration that comes from elsewhere. */
    CoreConfiguration changed(CoreConfiguration base) {
        final Map<String, String> entries = new TreeMap<>(base.entries());
        entries.putAll(changes);
        try {
            // All at once: some keys only fit together.
            return CoreConfiguration.fromEntries(entries);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("--set: " + e.getMessage(), e);
        }
    }

    private CoreConfiguration read() {
        try {
            return CoreConfiguration.parse(Files.readString(file));
        } catch (final IOException e) {
            throw new TrainerException("can't read " + file + ": no such file, or no permission", e);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(file + ": " + e.getMessage(), e);
        }
    }
}
