package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.registry.ModelEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train models publish}. */
@Command(name = "publish", description = "Verify a bundle as the engine would, and take it in.")
final class ModelsPublishCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Parameters(paramLabel = "BUNDLE", description = "file to publish")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try {
            final ModelEntry entry = registry.open().publish(Files.readAllBytes(file));
            out.println("model " + entry.version() + "  " + entry.sha256() + "  " + entry.stage());
        } catch (final IOException e) {
            throw new TrainerException("can't read bundle " + file + ": no such file, or no permission", e);
        }
        return 0;
    }
}
