package io.escapement.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Counts the runs of one engine instance on disk. Client order ids hold the epoch, so it must reach the disk before the
 * first order does: then a lost journal tail can't make an id appear twice. One thread.
 */
public final class EpochFile {
    private final Path file;

    /**
     * @param file where the number stands; need not exist
     */
    public EpochFile(Path file) {
        this.file = file;
    }

    /**
     * @return the last epoch begun, 0 when none was
     * @throws JournalException when the file can't be read or isn't a number
     */
    public int current() {
        try {
            return Integer.parseInt(
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | NumberFormatException e) {
            throw new JournalException(
                    "cannot read epoch file=" + file + " (" + e + "); write the number of the last run into it", e);
        }
    }

    /**
     * Begins the next epoch; on disk when the call returns.
     *
     * @return the new epoch, from 1
     * @throws JournalException when it can't be written
     */
    public int advance() {
        return advanceTo(Math.addExact(current(), 1));
    }

    /**
     * Begins a given epoch; on disk when the call returns.
     *
     * @param epoch the new epoch
     * @return the new epoch
     * @throws JournalException when it can't be written
     */
    public int advanceTo(int epoch) {
        try {
            BlobStore.writeSynced(file, (epoch + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new JournalException("cannot write epoch file=" + file + " (" + e + "); check the disk", e);
        }
        return epoch;
    }
}
