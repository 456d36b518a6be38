package io.escapement.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The journal's own background thread: everything about the files that must not cost the business thread time. Lets
 * files roll by the clock, watches the disk, touches pages ahead of the writer, syncs, seals. Sleeps between rounds; the
 * writer never waits for it.
 */
final class JournalKeeper implements AutoCloseable {
    private static final long ROUND_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long DISK_CHECK_MS = 200;
    private static final long USAGE_CHECK_MS = 15_000;
    private static final long SEAL_MS = 50;
    /** "out" grows a good deal slower than "in". */
    private static final int OUT_SHARE = 4;

    private static final int TOUCH_MARGIN = 4;
    private static final int SEAL_RECORDS = 10_000;

    private final Path directory;
    private final JournalContext context;
    private final RecordAppender in;
    private final RecordAppender out;
    private final Thread thread;
    private final PageToucher inPages;
    private final PageToucher outPages;
    private Sealer sealer;
    private boolean roomToTouch = true;
    private volatile boolean running = true;
    private volatile JournalUsage usage;
    private volatile String trouble;

    JournalKeeper(Path directory, JournalContext context, RecordAppender in, RecordAppender out) {
        this.directory = directory;
        this.context = context;
        this.in = in;
        this.out = out;
        this.inPages = new PageToucher(context.touchAheadBytes());
        this.outPages = new PageToucher(context.touchAheadBytes() / OUT_SHARE);
        this.thread = new Thread(this::run, "journal-keeper");
        thread.setDaemon(true);
    }

    void start() {
        if (context.keeper()) {
            thread.start();
        }
    }

    /** @return the last measure taken by the thread; measured now when there is none */
    JournalUsage usage() {
        final JournalUsage last = usage;
        return last != null ? last : measure();
    }

    JournalUsage measure() {
        final JournalUsage measured = DiskSpace.measure(directory, context.budgetBytes());
        if (measured.overBudget()) {
            trouble = "the journal is over its disk budget: directory=" + directory + " budget="
                    + DiskSpace.mebibytes(measured.budgetBytes())
                    + "; the next start in it is refused, end the run and start in a new directory";
        }
        usage = measured;
        return measured;
    }

    /** @return what went wrong in the background last, or null */
    String trouble() {
        return trouble;
    }

    void sync() {
        try {
            syncFiles(directory.resolve(Queues.IN));
            syncFiles(directory.resolve(Queues.OUT));
        } catch (IOException e) {
            throw new JournalWriteException(
                    "journal cannot be forced to disk: directory=" + directory + " (" + e
                            + "); check the disk, then start again",
                    e);
        }
    }

    /** Ends the thread. The files may be closed then. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Seals all there is, after the thread has ended and nothing more will be appended. */
    void sealAll(JournalView view) {
        try (Sealer last = new Sealer(view, context.sealBlock())) {
            last.finish();
        }
    }

    private void run() {
        final long startNs = System.nanoTime();
        final Interval diskCheck = new Interval(DISK_CHECK_MS, startNs);
        final Interval usageCheck = new Interval(USAGE_CHECK_MS, startNs);
        final Interval seal = new Interval(SEAL_MS, startNs);
        final Interval sync = new Interval(Math.max(1, context.syncIntervalMs()), startNs);
        try (JournalView view = Journal.openReadOnly(directory)) {
            while (running) {
                final long nowNs = System.nanoTime();
                try {
                    touchAhead();
                    if (diskCheck.due(nowNs)) {
                        in.followWallClock();
                        out.followWallClock();
                        watchDisk();
                    }
                    if (usageCheck.due(nowNs)) {
                        measure();
                    }
                    if (context.syncIntervalMs() > 0 && sync.due(nowNs)) {
                        sync();
                    }
                    if (seal.due(nowNs)) {
                        sealer = sealer == null ? new Sealer(view, context.sealBlock()) : sealer;
                        sealer.advance(SEAL_RECORDS);
                    }
                } catch (RuntimeException | IOException | AssertionError e) {
                    trouble = e.getMessage() == null ? e.toString() : e.getMessage();
                } catch (InternalError e) {
                    // A page of a mapped file can't be had: the disk is full, whatever its free space is said to be.
                    roomToTouch = false;
                    refuse("a page of the journal's file cannot be allocated");
                }
                LockSupport.parkNanos(ROUND_NS);
            }
        }
    }

    private void touchAhead() throws IOException {
        if (context.touchAheadBytes() > 0 && roomToTouch) {
            inPages.touch(in.writtenFile(), in.writtenPosition());
            outPages.touch(out.writtenFile(), out.writtenPosition());
        }
    }

    private void watchDisk() {
        final long free = DiskSpace.freeBytes(directory);
        final String refusal = free >= context.reserveBytes()
                ? null
                : "free=" + DiskSpace.mebibytes(free) + " is less than reserve="
                        + DiskSpace.mebibytes(context.reserveBytes());
        // Touching allocates: it must not eat the last of the disk.
        roomToTouch = free >= context.reserveBytes() + TOUCH_MARGIN * context.touchAheadBytes();
        refuse(refusal);
    }

    private void refuse(String why) {
        in.refuse(why);
        out.refuse(why);
        if (why != null) {
            trouble = why;
        }
    }

    /** Forces the files of a queue. On Linux this writes the pages dirtied through any mapping of the file. */
    private static void syncFiles(Path queue) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(queue, "*" + Queues.FILE_SUFFIX)) {
            for (Path file : files) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Something to be done now and then. */
    private static final class Interval {
        private final long lengthNs;
        private long lastNs;

        Interval(long lengthMs, long startNs) {
            this.lengthNs = TimeUnit.MILLISECONDS.toNanos(lengthMs);
            this.lastNs = startNs;
        }

        boolean due(long nowNs) {
            if (nowNs - lastNs < lengthNs) {
                return false;
            }
            lastNs = nowNs;
            return true;
        }
    }
}
