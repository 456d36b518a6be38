package io.escapement.journal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deletes old journals below a folder: beyond a count, beyond an age, or beyond a number of bytes for all of them.
 *
 * <p>Whole journals only: one whose first files are gone can't be replayed. The newest is always kept, and so is every
 * one that an engine holds open. Cold; any thread.
 */
public final class JournalRetention {
    private final int keepCount;
    private final Duration keepAge;
    private final long keepBytes;

    private record Candidate(Path directory, FileTime modified, long bytes) {}

    /**
     * @param keepCount newest journals to keep; 0 is no limit
     * @param keepAge age, by last change, up to which journals are kept; zero is no limit
     * @param keepBytes bytes that all journals together may hold; 0 is no limit
     */
    public JournalRetention(int keepCount, Duration keepAge, long keepBytes) {
        this.keepCount = keepCount;
        this.keepAge = keepAge;
        this.keepBytes = keepBytes;
    }

    /**
     * Deletes what is beyond a limit, oldest first.
     *
     * @param root folder that holds journals, at any depth up to three
     * @param now the present
     * @return directories deleted
     * @throws JournalException when one can't be listed or deleted
     */
    public List<Path> apply(Path root, Instant now) {
        final List<Candidate> newestFirst = candidates(root);
        final List<Path> deleted = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            final Candidate candidate = newestFirst.get(i);
            bytes += candidate.bytes();
            final boolean tooMany = keepCount > 0 && i >= keepCount;
            final boolean tooOld =
                    !keepAge.isZero() && candidate.modified().toInstant().isBefore(now.minus(keepAge));
            final boolean tooBig = keepBytes > 0 && bytes > keepBytes;
            if (i > 0 && (tooMany || tooOld || tooBig) && !DirectoryLock.isHeld(candidate.directory())) {
                delete(candidate.directory());
                bytes -= candidate.bytes();
                deleted.add(candidate.directory());
            }
        }
        return deleted;
    }

    private static List<Candidate> candidates(Path root) {
        final List<Candidate> found = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (Stream<Path> all = Files.walk(root, 3)) {
            for (Path directory : all.filter(JournalMetadata::exists).toList()) {
                found.add(new Candidate(
                        directory,
                        lastChange(directory),
                        DiskSpace.measure(directory, 0).bytes()));
            }
        } catch (IOException e) {
            throw new JournalException("cannot list directory=" + root + " (" + e + "); check its permissions", e);
        }
        found.sort(Comparator.comparing(Candidate::modified).reversed());
        return found;
    }

    private static FileTime lastChange(Path directory) throws IOException {
        FileTime latest = Files.getLastModifiedTime(directory.resolve(JournalMetadata.FILE_NAME));
        final Path seals = directory.resolve(SealFile.FILE_NAME);
        if (Files.exists(seals) && Files.getLastModifiedTime(seals).compareTo(latest) > 0) {
            latest = Files.getLastModifiedTime(seals);
        }
        return latest;
    }

    private static void delete(Path directory) {
        try {
            // First what makes it a journal: a deletion cut short leaves no half journal behind.
            Files.delete(directory.resolve(JournalMetadata.FILE_NAME));
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new JournalException(
                    "cannot delete journal: directory=" + directory + " (" + e + "); check its permissions", e);
        }
    }
}
