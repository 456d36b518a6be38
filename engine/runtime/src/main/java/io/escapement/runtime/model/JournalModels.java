package io.escapement.runtime.model;

import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.journal.BlobStore;
import io.escapement.journal.JournalException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundles whose bytes lie in the journal's folder, read and ready: those of earlier runs, and those an operator brings
 * while this one goes on. The core only looks them up; reading is done by other threads.
 */
public final class JournalModels implements ModelLibrary {
    private final BlobStore blobs;
    private final Map<String, ModelBundle> bundles = new ConcurrentHashMap<>();

    /**
     * Reads every bundle that is there.
     *
     * @param blobs of the journal
     * @param configurationHash of the one file that is no bundle
     * @throws JournalException if one of them is refused by this build
     */
    public JournalModels(BlobStore blobs, String configurationHash) {
        this.blobs = blobs;
        for (final String name : blobs.names()) {
            if (!name.equals(configurationHash)) {
                bundles.put(name, read(name));
            }
        }
    }

    @Override
    public ModelBundle find(String sha256) {
        return bundles.get(sha256);
    }

    /**
     * Takes a bundle in: its bytes are on disk, synced, when this returns.
     *
     * @param file its bytes
     * @param bundle read from them, not used by another core
     * @throws JournalException if the disk refuses
     */
    public void add(byte[] file, ModelBundle bundle) {
        blobs.put(file);
        bundles.putIfAbsent(bundle.sha256(), bundle);
    }

    private ModelBundle read(String name) {
        try {
            return ModelBundle.read(blobs.get(name));
        } catch (final IllegalArgumentException e) {
            throw new JournalException(
                    "model bundle in the journal is refused: file=" + name + " (" + e.getMessage()
                            + "); start in a new session folder, or with the build that recorded this one",
                    e);
        }
    }
}
