package io.escapement.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Measures what a journal costs and what the disk has left. */
final class DiskSpace {
    private static final int CHUNK = 1 << 20;
    private static final int PAGE = 4_096;

    /**
     * Empty bytes that stay behind the data: readers look for the next record there, and the last thing in the file may
     * be an index of 32 KiB with nothing in it yet. Looking behind the end of a mapped file is fatal.
     */
    private static final int SLACK = 64 << 10;

    private DiskSpace() {}

    /**
     * @param directory of a journal, or one to be
     * @return free bytes of its disk
     */
    static long freeBytes(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw new JournalException("cannot ask the disk of directory=" + directory + " (" + e + ")", e);
        }
    }

    /** Refuses to start when the journal is over its budget or the disk has less than the reserve. */
    static void requireRoom(Path directory, JournalContext context) {
        final long free = freeBytes(directory);
        if (free < context.reserveBytes()) {
            throw new JournalException(
                    "disk too full for a journal: directory=" + directory + " free=" + mebibytes(free) + " reserve="
                            + mebibytes(context.reserveBytes()) + "; free space or name another disk");
        }
        final JournalUsage usage = measure(directory, context.budgetBytes());
        if (usage.overBudget()) {
            throw new JournalException("journal is over its disk budget: directory=" + directory + " holds="
                    + mebibytes(usage.bytes()) + " budget=" + mebibytes(usage.budgetBytes())
                    + "; start in a new directory, or raise the budget");
        }
    }

    /**
     * Adds up the files of a journal. Queue files being written are extended ahead sparsely; their empty tails aren't
     * counted.
     */
    static JournalUsage measure(Path directory, long budgetBytes) {
        final long[] bytesAndFiles = new long[2];
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    bytesAndFiles[0] += dataLength(file, attributes.size());
                    bytesAndFiles[1]++;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    // A temporary file may be renamed while we look.
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new JournalException("cannot measure directory=" + directory + " (" + e + ")", e);
        }
        return new JournalUsage(bytesAndFiles[0], budgetBytes, freeBytes(directory), (int) bytesAndFiles[1]);
    }

    /** @return length up to the last byte that isn't zero, rounded up to a page; the whole size for small files */
    static long dataLength(Path file, long size) throws IOException {
        if (size <= CHUNK) {
            return size;
        }
        final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long start = size - CHUNK; start >= 0; start -= CHUNK) {
                chunk.clear();
                channel.read(chunk, start);
                for (int i = chunk.position() - 1; i >= 0; i--) {
                    if (chunk.get(i) != 0) {
                        return Math.min(size, (start + i + PAGE) / PAGE * PAGE);
                    }
                }
            }
        }
        return CHUNK;
    }

    /**
     * Cuts most of the empty tail off the files of a closed queue, which Chronicle extends by 80 MiB at a time, so that
     * copies stay small. What is left is empty too and takes no blocks.
     */
    static void trim(Path queue) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(queue, "*" + Queues.FILE_SUFFIX)) {
            for (Path file : files) {
                final long size = Files.size(file);
                final long data = dataLength(file, size);
                final long kept = data + SLACK;
                if (kept < size) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(kept);
                    }
                }
            }
        } catch (IOException e) {
            throw new JournalException("cannot trim directory=" + queue + " (" + e + "); check its permissions", e);
        }
    }

    static String mebibytes(long bytes) {
        return (bytes >> 20) + "MiB";
    }
}
