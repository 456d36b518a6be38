package io.escapement.runtime.command;

import io.escapement.codecs.counters.CountersFile;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/** Finds and maps the counters file of an engine from outside its process. */
final class OpenCounters {
    private static final int SEARCH_DEPTH = 4;

    private OpenCounters() {}

    /**
     * Maps a counters file.
     *
     * @param named by the operator, or null for the newest below the home folder
     * @return the file, ready to read
     */
    static CountersFile open(Path named) {
        final Path file = locate(named);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < CountersFile.LENGTH) {
                throw new CommandFailure(file + " is not a counters file");
            }
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, CountersFile.LENGTH);
            final CountersFile counters = new CountersFile(new UnsafeBuffer(mapped));
            if (!counters.isReady()) {
                throw new CommandFailure(
                        file + " is not a counters file of this version; was it written by another build?");
            }
            return counters;
        } catch (final IOException e) {
            throw new CommandFailure("no counters file at " + file + "; name the session's folder with --session");
        }
    }

    /**
     * Finds a counters file.
     *
     * @param named by the operator, or null for the newest below the home folder
     * @return its path; the folder it lies in is the session's
     */
    static Path locate(Path named) {
        return named != null ? (Files.isDirectory(named) ? named.resolve(CountersFile.FILE_NAME) : named) : newest();
    }

    private static Path newest() {
        final Path var = Path.of(System.getProperty("escapement.var", "var"));
        try (Stream<Path> files = Files.walk(var, SEARCH_DEPTH)) {
            final Optional<Path> newest = files.filter(file -> file.endsWith(CountersFile.FILE_NAME))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
            return newest.orElseThrow(
                    () -> new CommandFailure("no session below " + var + "; start one with ./run.sh"));
        } catch (final IOException e) {
            throw new CommandFailure("no session below " + var + "; start one with ./run.sh");
        }
    }
}
