package io.escapement.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * Reads a journal, which may be one that an engine is writing at the same time. Any number of views may be open. Not
 * thread-safe; every reader belongs to one thread.
 */
public final class JournalView implements AutoCloseable {
    private final Path directory;
    private final JournalMetadata metadata;
    private final List<AutoCloseable> opened = new ArrayList<>();

    JournalView(Path directory, JournalMetadata metadata) {
        this.directory = directory;
        this.metadata = metadata;
    }

    /** @return the journal's directory */
    public Path directory() {
        return directory;
    }

    /** @return what the journal was recorded with */
    public JournalIdentity identity() {
        return metadata.identity();
    }

    /** @return version of the message schema it was recorded with */
    public int schemaVersion() {
        return metadata.schemaVersion();
    }

    /** @return files named by their content: configuration and model bundles */
    public BlobStore blobs() {
        return new BlobStore(directory.resolve(Journal.BLOBS));
    }

    /** @return snapshots of the state after some of the inputs */
    public SnapshotStore snapshots() {
        return new SnapshotStore(directory.resolve(Journal.SNAPSHOTS));
    }

    /** @return what the journal holds and costs on disk, measured now; its budget is not known here and given as 0 */
    public JournalUsage usage() {
        return DiskSpace.measure(directory, 0);
    }

    /** @return a reader of the inputs, before the first one */
    public JournalReader inputs() {
        return reader(Queues.IN, true);
    }

    /** @return a reader of the outputs, before the first one */
    public JournalReader outputs() {
        return reader(Queues.OUT, false);
    }

    /** @return whether an engine holds the journal open for writing */
    public boolean inUse() {
        return DirectoryLock.isHeld(directory);
    }

    @Override
    public void close() {
        for (int i = opened.size() - 1; i >= 0; i--) {
            Closing.quietly(opened.get(i));
        }
        opened.clear();
    }

    private JournalReader reader(String name, boolean inputs) {
        final Path path = directory.resolve(name);
        if (!Files.isDirectory(path)) {
            throw new JournalException("journal lacks its queue: directory=" + path + "; restore it from a copy");
        }
        final RollCycle cycle = Queues.cycleOf(metadata.roll());
        final SingleChronicleQueue queue;
        try {
            queue = Queues.openForRead(path, cycle);
        } catch (RuntimeException e) {
            throw new JournalException(
                    "cannot open queue: directory=" + path + " (" + e + "); restore it from a copy", e);
        }
        opened.add(queue);
        final JournalReader reader = new JournalReader(queue, directory, name, inputs);
        opened.add(reader);
        return reader;
    }
}
