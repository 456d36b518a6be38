package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.FitResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A fit with its progress, file and tables, for the commands that end in one. */
final class FitConsole {
    private FitConsole() {}

    static void run(FitRequest request, int foldThreads, Path file, PrintWriter out) {
        final FitResult result;
        try (ConsoleProgress progress = new ConsoleProgress("fit", out)) {
            result = new FitJob(System::currentTimeMillis, foldThreads).run(request, progress);
        }
        if (file != null) {
            write(file, result.bundle());
        }
        report(result, file, out);
    }

    private static void write(Path out, byte[] bundle) {
        final Path file = out.toAbsolutePath();
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, bundle);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            part.toFile().delete();
            throw new TrainerException("can't write bundle " + out + ": " + e.getMessage(), e);
        }
    }

    private static void report(FitResult result, Path file, PrintWriter out) {
        ScoreTable.print(out, result.manifest());
        if (!result.trades()) {
            out.println("no threshold was worth trading on the validation part: this model will not trade");
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
