package io.escapement.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Snapshots beside the streams of a journal: files named by the sequence of the last input they contain. What is in them
 * is not known here. Any thread; a process that follows the journal may write while the engine runs.
 */
public final class SnapshotStore {
    private static final String SUFFIX = ".snap";

    private final Path directory;

    SnapshotStore(Path directory) {
        this.directory = directory;
    }

    /**
     * One of them.
     *
     * @param sequence of the last input it contains
     * @param file where it lies
     */
    public record Entry(long sequence, Path file) {}

    /**
     * Writes one, so that it exists whole or not at all and survives a power loss, and deletes the oldest beyond a count.
     *
     * @param sequence of the last input it contains
     * @param content bytes, not kept
     * @param keep newest to keep, this one included; at least 1
     * @return the file
     * @throws JournalException when it can't be written
     */
    public Path write(long sequence, byte[] content, int keep) {
        final Path target = directory.resolve(sequence + SUFFIX);
        try {
            Files.createDirectories(directory);
            BlobStore.writeSynced(target, content);
            final List<Entry> entries = newestFirst();
            for (int i = Math.max(1, keep); i < entries.size(); i++) {
                Files.deleteIfExists(entries.get(i).file());
            }
            return target;
        } catch (IOException e) {
            throw new JournalException("cannot store file=" + target + " (" + e + "); check the disk", e);
        }
    }

    /**
     * All of them.
     *
     * @return newest first; empty if there is none
     * @throws JournalException when the directory can't be listed
     */
    public List<Entry> newestFirst() {
        final List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return entries;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> {
                final long sequence = sequenceOf(file.getFileName().toString());
                if (sequence >= 0) {
                    entries.add(new Entry(sequence, file));
                }
            });
        } catch (IOException e) {
            throw new JournalException("cannot list directory=" + directory + " (" + e + ")", e);
        }
        entries.sort(Comparator.comparingLong(Entry::sequence).reversed());
        return entries;
    }

    /**
     * Reads one.
     *
     * @param entry of {@link #newestFirst}
     * @return its bytes
     * @throws JournalException when it can't be read
     */
    public byte[] read(Entry entry) {
        try {
            return Files.readAllBytes(entry.file());
        } catch (IOException e) {
            throw new JournalException("cannot read file=" + entry.file() + " (" + e + ")", e);
        }
    }

    /** Anything else in the directory, a file half written by a process that died among it, is left alone. */
    private static long sequenceOf(String name) {
        try {
            return name.endsWith(SUFFIX) ? Long.parseLong(name.substring(0, name.length() - SUFFIX.length())) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
