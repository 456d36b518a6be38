package io.escapement.venue.frames;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * The frames of one recorded file, a line at a time: JSON, or a local time, a blank and JSON. Replies and unknown topics
 * are passed over. A last line that was cut off is passed over too, because a recorder may have been killed.
 */
final class FrameFile {
    private final String name;
    private final FrameDecoder decoder = new FrameDecoder();
    private final BufferedReader lines;
    private String line;
    private int number;

    /**
     * Opens a file.
     *
     * @param path of it
     * @throws IllegalArgumentException if it can't be opened
     */
    FrameFile(String path) {
        final Path file = Path.of(path);
        name = file.getFileName().toString();
        try {
            lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8));
            line = lines.readLine();
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("recorded frames " + path + ": not found; check the path", missing);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private InputStream open(Path file) throws IOException {
        final InputStream plain = Files.newInputStream(file);
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(plain);
        }
        if (!name.endsWith(".zip")) {
            return plain;
        }
        final ZipInputStream zip = new ZipInputStream(plain);
        if (zip.getNextEntry() == null) {
            throw new IOException("the archive is empty");
        }
        return zip;
    }

    /** The next frame, null at the end, where the file is closed. */
    Frame next() {
        try {
            while (line != null) {
                final String present = line;
                number++;
                line = lines.readLine();
                final Frame frame = decode(present, line == null);
                if (frame != null) {
                    return frame;
                }
            }
            lines.close();
            return null;
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private Frame decode(String text, boolean last) {
        final int begin = text.indexOf('{');
        if (begin < 0 && text.isBlank()) {
            return null;
        }
        final byte[] bytes = text.substring(Math.max(0, begin)).getBytes(StandardCharsets.UTF_8);
        final Frame frame = decoder.decode(bytes, 0, bytes.length);
        if (decoder.broken() && !last) {
            throw new IllegalArgumentException("recorded frames " + name + " line " + number
                    + ": not a frame of the venue; give files of one JSON frame a line, or remove the line");
        }
        return frame;
    }

    private IllegalArgumentException unreadable(IOException cause) {
        return new IllegalArgumentException(
                "recorded frames " + name + ": cannot be read (" + cause.getMessage()
                        + "); check that it is text, gzipped or zipped only if its name says so",
                cause);
    }
}
