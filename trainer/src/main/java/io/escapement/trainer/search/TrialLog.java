package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A search's folder: {@code search.json} says what is searched, {@code trials.jsonl} has a line a trial, appended and synced
 * as it comes. A line cut short by the end of a process is dropped; everything before it stands.
 *
 * <p>One process at a time: the log is locked while it is open.
 */
final class TrialLog implements AutoCloseable {
    static final String SETTINGS = "search.json";
    static final String TRIALS = "trials.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final FileChannel channel;
    private final SortedMap<Integer, Trial> known = new TreeMap<>();

    /**
     * Opens a folder.
     *
     * @param folder made if need be
     * @throws TrainerException if it can't be read or written, or another process has it
     */
    TrialLog(Path folder) {
        this.folder = folder;
        FileChannel opened = null;
        try {
            Files.createDirectories(folder);
            opened = FileChannel.open(
                    folder.resolve(TRIALS),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            lock(opened);
            read(opened);
            channel = opened;
        } catch (final IOException e) {
            close(opened);
            throw new TrainerException("can't use search folder " + folder + ": " + e.getMessage(), e);
        } catch (final TrainerException e) {
            close(opened);
            throw e;
        }
    }

    /**
     * What is searched.
     *
     * @param folder of a search
     * @return null if there is none yet
     */
    static JsonNode header(Path folder) {
        final Path file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (final IOException e) {
            throw new TrainerException("can't read " + file + "; it is no search's, or damaged", e);
        }
    }

    /** Says what is searched. */
    void begin(JsonNode header) {
        WholeFile.write(folder.resolve(SETTINGS), header.toPrettyString() + "\n");
    }

    /** The trial of a number; null if it hasn't been run. */
    Trial trial(int number) {
        return known.get(number);
    }

    /** Trials there are. */
    int size() {
        return known.size();
    }

    /** Adds a trial, to stay. */
    void append(Trial trial) {
        try {
            final ByteBuffer line = ByteBuffer.wrap((trial.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
            known.put(trial.number(), trial);
        } catch (final IOException e) {
            throw new TrainerException(
                    "can't write " + folder.resolve(TRIALS) + ": " + e.getMessage()
                            + "; free some space, then go on with --resume",
                    e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private void lock(FileChannel opened) throws IOException {
        FileLock lock = null;
        try {
            lock = opened.tryLock();
        } catch (final OverlappingFileLockException e) {
            // This process has it: the same as another one having it.
        }
        if (lock == null) {
            throw new TrainerException(
                    "another search is running in " + folder + "; wait for it, or name another folder");
        }
    }

    private void read(FileChannel opened) throws IOException {
        final byte[] bytes = Files.readAllBytes(folder.resolve(TRIALS));
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                final Trial trial = parse(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                known.put(trial.number(), trial);
                start = i + 1;
            }
        }
        opened.truncate(start);
        opened.position(start);
    }

    private Trial parse(String line) {
        try {
            return Trial.of(JSON.readTree(line));
        } catch (final IOException e) {
            throw new TrainerException(
                    folder.resolve(TRIALS) + ", line " + (known.size() + 1) + " is damaged; begin a new search", e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (final IOException e) {
            // Every line was synced as it was written.
        }
    }
}
