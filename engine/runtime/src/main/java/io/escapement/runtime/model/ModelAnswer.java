package io.escapement.runtime.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What became of a request: taken, or why not.
 *
 * @param accepted whether the bundle is active now
 * @param text one line for people
 */
public record ModelAnswer(boolean accepted, String text) {
    private static final String YES = "accepted";
    private static final String NO = "refused";

    /**
     * Writes it where the operator looks.
     *
     * @param file of {@link ModelRequest#answerFile}
     * @throws IOException if the disk refuses
     */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, (accepted ? YES : NO) + "\n" + text.replace('\n', ' ') + "\n", StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads it.
     *
     * @param file that is there
     * @return the answer
     * @throws IOException if it can't be read
     */
    public static ModelAnswer read(Path file) throws IOException {
        final String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n");
        return new ModelAnswer(lines[0].equals(YES), lines.length > 1 ? lines[1] : "");
    }
}
