package io.escapement.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second engine out of a journal. The operating system lets go of it when the process dies. */
final class DirectoryLock implements AutoCloseable {
    static final String FILE_NAME = "lock";

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static DirectoryLock acquire(Path directory) {
        final Path file = directory.resolve(FILE_NAME);
        try {
            final FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // Held within this very process: the same answer as by another one.
            }
            if (lock == null) {
                channel.close();
                throw new JournalException("journal is in use by " + holder(file) + ": directory=" + directory
                        + "; stop that engine, or name another directory");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel, lock);
        } catch (IOException e) {
            throw new JournalException(
                    "cannot lock journal: directory=" + directory + " (" + e + "); check its permissions", e);
        }
    }

    /** @return whether some process holds the lock of a journal */
    static boolean isHeld(Path directory) {
        final Path file = directory.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new JournalException("cannot release the journal's lock (" + e + ")", e);
        }
    }

    private static String holder(Path file) {
        try {
            final String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() ? "another engine" : "another engine, process " + pid;
        } catch (IOException e) {
            return "another engine";
        }
    }
}
