package io.escapement.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.threads.BusyTimedPauser;

/** Opens the two Chronicle queues of a journal, the same way everywhere. */
final class Queues {
    static final String IN = "in";
    static final String OUT = "out";
    static final String FILE_SUFFIX = ".cq4";

    static {
        // Chronicle prints a banner, starts a disk-watching thread and can report to an outside service unless told
        // otherwise; the reporting jar is excluded by the build, the rest is switched off here.
        quieten("chronicle.announcer.disable");
        quieten("chronicle.disk.monitor.disable");
        quieten("chronicle.analytics.disable");
        SingleChronicleQueueBuilder.addAliases();
    }

    private Queues() {}

    static SingleChronicleQueue openForAppend(Path directory, RollCycle cycle, TimeProvider time) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(cycle)
                .timeProvider(time)
                .build();
    }

    static SingleChronicleQueue openForRead(Path directory, RollCycle cycle) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(cycle)
                .readOnly(true)
                .build();
    }

    /**
     * Deletes a queue's folder, unless it may hold records: files for them appear with the first one.
     *
     * @param directory of the queue; may be missing
     * @throws JournalException if it may hold records, or a file can't be deleted
     */
    static void discard(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (final Path file : files) {
                if (file.toString().endsWith(FILE_SUFFIX)) {
                    throw new JournalException("records without the file that describes them: directory=" + directory
                            + "; restore the file journal from a copy, or name a new directory");
                }
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (final IOException e) {
            throw new JournalException(
                    "cannot clear an unfinished journal: directory=" + directory + " (" + e + "); remove it by hand",
                    e);
        }
    }

    static RollCycle cycleOf(JournalContext.Roll roll) {
        return roll == JournalContext.Roll.HOURLY ? RollCycles.FAST_HOURLY : RollCycles.FAST_DAILY;
    }

    /**
     * Frees the write lock that a killed process left inside the queue. Chronicle would wait for it, for ever if the
     * process number has been taken by another program since. Call under the directory lock only: then nobody else
     * writes.
     */
    static void releaseDeadWriter(Path directory) {
        final Path file = directory.resolve(SingleChronicleQueue.QUEUE_METADATA_FILE);
        if (!Files.exists(file)) {
            return;
        }
        try (TableStore<Metadata.NoMeta> store = SingleTableBuilder.binary(file, Metadata.NoMeta.INSTANCE)
                        .readOnly(false)
                        .build();
                TableStoreWriteLock lock = new TableStoreWriteLock(store, BusyTimedPauser::new, 0L)) {
            if (lock.locked()) {
                lock.forceUnlock();
            }
        }
    }

    /** @return period of the newest queue file, or -1 when there is none */
    static int lastCycle(Path directory, RollCycle cycle) {
        int last = -1;
        if (!Files.isDirectory(directory)) {
            return last;
        }
        final DateTimeFormatter format = DateTimeFormatter.ofPattern(cycle.format());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + FILE_SUFFIX)) {
            for (Path file : files) {
                final String name = file.getFileName().toString();
                last = Math.max(last, cycleOf(name.substring(0, name.length() - FILE_SUFFIX.length()), format, cycle));
            }
        } catch (IOException e) {
            throw new JournalException("cannot list directory=" + directory + " (" + e + ")", e);
        }
        return last;
    }

    private static int cycleOf(String name, DateTimeFormatter format, RollCycle cycle) {
        try {
            final LocalDateTime start = cycle == RollCycles.FAST_DAILY
                    ? LocalDate.parse(name, format).atStartOfDay()
                    : LocalDateTime.parse(name, format);
            return (int) (start.toInstant(ZoneOffset.UTC).toEpochMilli() / cycle.lengthInMillis());
        } catch (DateTimeParseException e) {
            return -1;
        }
    }

    private static void quieten(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}
