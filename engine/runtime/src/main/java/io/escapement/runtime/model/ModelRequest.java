package io.escapement.runtime.model;

import io.escapement.codecs.sbe.ModelRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An operator's wish for another bundle, on its way through the counters file's command buffer: one value a line.
 *
 * @param id names the file of the answer
 * @param role whose place it takes
 * @param file of the bundle, absolute; empty for none
 * @param who says so
 * @param why for the journal
 */
public record ModelRequest(long id, ModelRole role, String file, String who, String why) {
    /** Longest message, far below what the buffer takes. */
    public static final int LENGTH_MAX = 4096;

    private static final int LINES = 5;
    private static final String ANSWERS = "answers";

    /**
     * As bytes.
     *
     * @return UTF-8
     * @throws IllegalArgumentException if a value has a line end, or all are too long
     */
    public byte[] encode() {
        final String text = String.join("\n", Long.toString(id), role.name(), file, who, why);
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.lines().count() > LINES || bytes.length > LENGTH_MAX) {
            throw new IllegalArgumentException("the path of the bundle is too long or has a line end; move the file");
        }
        return bytes;
    }

    /**
     * From bytes.
     *
     * @param bytes of {@link #encode}
     * @return the request
     * @throws IllegalArgumentException if they are something else
     */
    public static ModelRequest decode(byte[] bytes) {
        final String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != LINES) {
            throw new IllegalArgumentException("request for a model of " + lines.length + " lines");
        }
        return new ModelRequest(Long.parseLong(lines[0]), ModelRole.valueOf(lines[1]), lines[2], lines[3], lines[4]);
    }

    /**
     * Where the engine writes what became of it.
     *
     * @param session folder of the engine
     * @return a file that appears whole
     */
    public Path answerFile(Path session) {
        return session.resolve(ANSWERS).resolve(id + ".txt");
    }
}
