package io.escapement.tools.replay;

import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalView;
import java.util.HashMap;
import java.util.Map;

/**
 * The bundles whose bytes lie in a journal. All are read at once, so that a refused one is told before anything is
 * replayed; one that an operator brings while the run goes on is read when its activation comes.
 */
final class RecordedModels implements ModelLibrary {
    private final JournalView view;
    private final Map<String, ModelBundle> bundles = new HashMap<>();

    RecordedModels(JournalView view) {
        this.view = view;
        for (final String name : view.blobs().names()) {
            if (!name.equals(view.identity().configurationHash())) {
                bundles.put(name, read(name));
            }
        }
    }

    @Override
    public ModelBundle find(String sha256) {
        if (!bundles.containsKey(sha256) && view.blobs().contains(sha256)) {
            bundles.put(sha256, read(sha256));
        }
        return bundles.get(sha256);
    }

    private ModelBundle read(String name) {
        try {
            return ModelBundle.read(view.blobs().get(name));
        } catch (final IllegalArgumentException e) {
            throw new JournalException(
                    "model bundle in the journal is refused: file="
                            + view.directory().resolve("blobs").resolve(name) + " (" + e.getMessage()
                            + "); replay with commit=" + view.identity().commit(),
                    e);
        }
    }
}
