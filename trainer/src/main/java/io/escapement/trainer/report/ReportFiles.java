package io.escapement.trainer.report;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestJson;
import io.escapement.trainer.backtest.result.BacktestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes results into files, each whole or not at all. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Checks that a file can be written, before hours are spent on what goes into it.
     *
     * @param file to be written later
     * @throws TrainerException if its folder can't be made or written
     */
    public static void check(Path file) {
        final Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Files.delete(Files.createTempFile(target.getParent(), "report", ".part"));
        } catch (final IOException e) {
            throw failed(file, e);
        }
        if (Files.isDirectory(target)) {
            throw new TrainerException("can't write " + file + ": it is a folder; name a file");
        }
    }

    /**
     * Writes the numbers.
     *
     * @param file to replace
     * @param result to tell
     * @throws TrainerException if it can't be written
     */
    public static void json(Path file, BacktestResult result) {
        write(file, BacktestJson.text(result) + "\n");
    }

    /**
     * Writes the page.
     *
     * @param file to replace
     * @param result to show
     * @throws TrainerException if it can't be written
     */
    public static void html(Path file, BacktestResult result) {
        write(file, ReportPage.of(result));
    }

    private static void write(Path file, String text) {
        final Path target = file.toAbsolutePath();
        final Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw failed(file, e);
        }
    }

    private static TrainerException failed(Path file, IOException e) {
        return new TrainerException(
                "can't write " + file + ": " + e.getClass().getSimpleName() + " " + e.getMessage()
                        + "; name a file in a folder that may be written",
                e);
    }
}
