package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.FitResult;
import io.escapement.trainer.walk.FoldTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.StringJoiner;

/** A fit with its progress, file and tables, for the commands that end in one. */
final class FitConsole {
    private FitConsole() {}

    static void run(FitRequest request, RunnerOptions runner, int foldThreads, Path file, PrintWriter out) {
        final FitResult result;
        try (ConsoleProgress console = new ConsoleProgress("fit", out);
                RunnerOptions.Runner run =
                        runner.open("fit of " + request.data(), console, out, foldThreads, new FoldTask())) {
            // Folds that run here share the rows that are loaded here.
            final FitJob fit = run.database().isPresent()
                    ? new FitJob(System::currentTimeMillis, run.tasks())
                    : new FitJob(System::currentTimeMillis, foldThreads);
            result = fit.run(request, run.progress());
            run.done(result.toJson());
        }
        if (file != null) {
            write(file, result.bundle());
        }
        report(result, file, out);
    }

    private static String constant(JsonNode features) {
        final StringJoiner names = new StringJoiner(", ");
        for (final JsonNode feature : features) {
            if (feature.path("constant").asBoolean()) {
                names.add(feature.path("name").asText());
            }
        }
        return names.toString();
    }

    private static void write(Path out, byte[] bundle) {
        final Path file = out.toAbsolutePath();
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, bundle);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            forget(part);
            throw new TrainerException(
                    "can't write bundle " + out + " (" + e.getMessage() + "); make room, or choose another --out", e);
        }
    }

    /** Whatever there is of it is worth nothing; a folder of that name is not ours. */
    private static void forget(Path part) {
        try {
            if (!Files.isDirectory(part)) {
                Files.deleteIfExists(part);
            }
        } catch (final IOException e) {
            // The failure to write is the one to tell of.
        }
    }

    private static void report(FitResult result, Path file, PrintWriter out) {
        ScoreTable.print(out, result.manifest());
        if (!result.trades()) {
            out.println("no threshold was worth trading on the validation part: this model will not trade");
        }
        final String constant = constant(result.manifest().path("features"));
        if (!constant.isEmpty()) {
            out.println("never different in training, so nothing was learned from them: " + constant);
        }
        out.printf("%d trees", result.manifest().path("trainer").path("rounds").asInt());
        if (file != null) {
            out.print(", bundle " + file);
        }
        if (result.entry() != null) {
            out.print(", model " + result.entry().version() + " of the registry");
        }
        out.println(", sha256 " + result.sha256());
    }
}
