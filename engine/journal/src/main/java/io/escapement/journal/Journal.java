package io.escapement.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.DirectBuffer;

/**
 * A journal open for writing: the streams "in" and "out", and beside them the blobs and the seals.
 *
 * <p>Threads: {@link #appendInput} belongs to one thread and {@link #appendOutput} to one, usually the same; neither
 * allocates, locks or logs. Everything else is for the time before trading and after it. Inputs are numbered from
 * {@link #FIRST_SEQUENCE} without a hole; an input is appended before it is applied and its outputs afterwards, so "out"
 * never holds a record without its cause.
 */
public final class Journal implements JournalAppender, AutoCloseable {
    /** Number of the first input. */
    public static final long FIRST_SEQUENCE = 1;

    static final String BLOBS = "blobs";
    static final String SNAPSHOTS = "snapshots";

    private final Path directory;
    private final JournalContext context;
    private final JournalMetadata metadata;
    private final DirectoryLock lock;
    private final RecordAppender in;
    private final RecordAppender out;
    private final JournalKeeper keeper;

    private long lastInput;
    private long lastCause;
    private int lastIndex = RecordDescriptor.NO_INDEX;
    private boolean closed;

    private Journal(Path directory, JournalContext context, JournalMetadata metadata, DirectoryLock lock) {
        this.directory = directory;
        this.context = context;
        this.metadata = metadata;
        this.lock = lock;
        this.in = appender(Queues.IN);
        try {
            this.out = appender(Queues.OUT);
        } catch (RuntimeException e) {
            Closing.quietly(in);
            throw e;
        }
        this.keeper = new JournalKeeper(directory, context, in, out);
    }

    /**
     * Creates a journal in a directory that doesn't exist or is empty.
     *
     * @param directory where; parents are made
     * @param context settings
     * @param identity what will be recorded with; its blobs may be put afterwards, but before the first input
     * @return the journal, locked for this process
     * @throws JournalException when the directory is taken, in use, unwritable, or the disk too full
     */
    public static Journal create(Path directory, JournalContext context, JournalIdentity identity) {
        Objects.requireNonNull(identity);
        context.conclude();
        if (JournalMetadata.exists(directory)) {
            throw new JournalException("journal exists already: directory=" + directory
                    + "; restart in it with the same configuration and model, or name a new directory");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalException(
                    "cannot create journal: directory=" + directory + " (" + e + "); name a writable place", e);
        }
        final JournalMetadata metadata = JournalMetadata.create(context, identity);
        final Journal journal = open(directory, context, metadata);
        try {
            metadata.write(directory);
            journal.keeper.start();
            return journal;
        } catch (IOException e) {
            Closing.quietly(journal);
            throw new JournalException(
                    "cannot create journal: directory=" + directory + " (" + e + "); name a writable place", e);
        }
    }

    /**
     * Opens a journal for going on: after a clean stop, or after the process died. A record cut off by the death is
     * discarded.
     *
     * @param directory of the journal
     * @param context settings; the roll period stays what it was
     * @return the journal, locked for this process, to be appended to after {@link #lastInputSequence()}
     * @throws JournalException when it isn't a journal, is in use, was written by a newer version, is damaged at its end,
     *     or holds more than its budget
     */
    public static Journal openExisting(Path directory, JournalContext context) {
        context.conclude();
        final JournalMetadata metadata = JournalMetadata.read(directory);
        final Journal journal = open(directory, context, metadata);
        try (JournalView view = new JournalView(directory, metadata)) {
            journal.findEnds(view);
            journal.keeper.start();
            return journal;
        } catch (RuntimeException e) {
            Closing.quietly(journal);
            throw e;
        }
    }

    /**
     * Opens a journal for reading.
     *
     * @param directory of the journal
     * @return the view
     * @throws JournalException when it isn't a journal, can't be read, or was written by a newer version
     */
    public static JournalView openReadOnly(Path directory) {
        return new JournalView(directory, JournalMetadata.read(directory));
    }

    /**
     * @param directory any path
     * @return whether a journal was created there
     */
    public static boolean existsIn(Path directory) {
        return JournalMetadata.exists(directory);
    }

    @Override
    public void appendInput(long sequence, DirectBuffer buffer, int offset, int length) {
        if (sequence != lastInput + 1) {
            throw new IllegalArgumentException("input out of order: sequence=" + sequence + " last=" + lastInput);
        }
        in.append(sequence, RecordDescriptor.NO_INDEX, buffer, offset, length);
        lastInput = sequence;
    }

    @Override
    public void appendOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        if (index >= RecordDescriptor.MAX_OUTPUTS
                || !RecordOrder.outputFollows(lastCause, lastIndex, causeSequence, index)) {
            throw new IllegalArgumentException("output out of order: cause=" + causeSequence + " index=" + index
                    + " last=" + lastCause + "/" + lastIndex);
        }
        out.append(causeSequence, index, buffer, offset, length);
        lastCause = causeSequence;
        lastIndex = index;
    }

    /** @return number of the last input held, 0 when there is none */
    public long lastInputSequence() {
        return lastInput;
    }

    /** @return cause of the last output held, 0 when there is none */
    public long lastOutputCause() {
        return lastCause;
    }

    /** @return index of the last output held among those of its cause, -1 when there is none */
    public int lastOutputIndex() {
        return lastIndex;
    }

    /** @return the journal's directory */
    public Path directory() {
        return directory;
    }

    /** @return what the journal was recorded with */
    public JournalIdentity identity() {
        return metadata.identity();
    }

    /**
     * Refuses to go on under another commit, configuration or model than the journal was recorded with.
     *
     * @param now identity of the present engine
     * @throws JournalException naming what differs
     */
    public void requireSameIdentity(JournalIdentity now) {
        final String difference = identity().difference(now);
        if (!difference.isEmpty()) {
            throw new JournalException("journal was recorded with another identity: directory=" + directory + difference
                    + "; start in a new directory");
        }
    }

    /** @return files named by their content: configuration and model bundles */
    public BlobStore blobs() {
        return new BlobStore(directory.resolve(BLOBS));
    }

    /** @return snapshots of the state after some of the inputs */
    public SnapshotStore snapshots() {
        return new SnapshotStore(directory.resolve(SNAPSHOTS));
    }

    /** @return a view for reading beside the writer; the caller closes it */
    public JournalView view() {
        return new JournalView(directory, metadata);
    }

    /** @return what the journal holds and costs on disk, as the keeper thread measured it last */
    public JournalUsage usage() {
        return keeper.usage();
    }

    /** @return what went wrong in the keeper thread last, for an alert; null when all is well */
    public String trouble() {
        return keeper.trouble();
    }

    /**
     * Forces everything appended so far to the disk. Takes milliseconds; not for the hot path.
     *
     * @throws JournalWriteException when the disk refuses
     */
    public void sync() {
        keeper.sync();
    }

    /** Refuses every further append, as the keeper does when the disk runs short; null takes them again. */
    void refuseAppends(String why) {
        in.refuse(why);
        out.refuse(why);
    }

    /** Stops the keeper, seals what isn't sealed, syncs and lets go of the lock. Idempotent. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        keeper.close();
        try {
            seal();
        } finally {
            Closing.quietly(out);
            Closing.quietly(in);
            // One that can't be trimmed is only larger.
            Closing.quietly(() -> DiskSpace.trim(directory.resolve(Queues.OUT)));
            Closing.quietly(() -> DiskSpace.trim(directory.resolve(Queues.IN)));
            lock.close();
        }
    }

    /** An end that can't be trusted is left to recovery. */
    private void seal() {
        if (lastInput == 0 || in.failed() || out.failed()) {
            return;
        }
        keeper.sync();
        try (JournalView view = view()) {
            keeper.sealAll(view);
        } catch (InternalError e) {
            // The disk is full. What is in the journal is; it is sealed when the next run ends.
        }
    }

    private static Journal open(Path directory, JournalContext context, JournalMetadata metadata) {
        final DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            DiskSpace.requireRoom(directory, context);
            if (!JournalMetadata.exists(directory)) {
                // Creation that died half-way: the metadata is written last, so nothing was ever recorded here.
                Queues.discard(directory.resolve(Queues.IN));
                Queues.discard(directory.resolve(Queues.OUT));
            }
            return new Journal(directory, context, metadata, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private RecordAppender appender(String name) {
        final Path path = directory.resolve(name);
        final RollCycle cycle = Queues.cycleOf(metadata.roll());
        try {
            Queues.releaseDeadWriter(path);
            final FileClock clock = new FileClock(cycle.lengthInMillis(), Queues.lastCycle(path, cycle));
            final SingleChronicleQueue queue = Queues.openForAppend(path, cycle, clock);
            return new RecordAppender(queue, clock, path, name, context.maxFileBytes());
        } catch (RuntimeException | InternalError e) {
            throw new JournalException(
                    "cannot open queue for writing: directory=" + path + " (" + e + "); check disk and permissions", e);
        }
    }

    private void findEnds(JournalView view) {
        final JournalReader inputs = view.inputs();
        if (inputs.toLast()) {
            lastInput = inputs.sequence();
        }
        final JournalReader outputs = view.outputs();
        if (outputs.toLast()) {
            lastCause = outputs.sequence();
            lastIndex = outputs.index();
        }
        if (lastCause > lastInput) {
            throw new CorruptJournalException(
                    "journal damaged: directory=" + directory + " queue=in ends at sequence=" + lastInput
                            + " but queue=out has an output of sequence=" + lastCause
                            + "; restore the directory from a copy, or start a new one and reconcile",
                    Queues.IN,
                    lastInput,
                    null);
        }
    }
}
