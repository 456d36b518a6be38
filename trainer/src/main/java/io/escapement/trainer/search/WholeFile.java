package io.escapement.trainer.search;

import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Replaces a file.
     *
     * @param file its folder is made if need be
     * @param text all of it
     * @throws TrainerException if it can't be written; the old one stands then
     */
    static void write(Path file, String text) {
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new TrainerException("can't write " + file + ": " + e.getMessage(), e);
        }
    }
}
