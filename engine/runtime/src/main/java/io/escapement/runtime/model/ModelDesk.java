package io.escapement.runtime.model;

import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Brings a bundle that an operator names into a running engine: read, verified as at the start, its bytes beside the
 * journal and synced, ready in the library; only then the input is written that makes it active. Whatever fails before
 * that changes nothing: the bundle before stays, and the operator hears why.
 */
public final class ModelDesk {
    private static final long BYTES_MAX = 32L << 20;

    private final JournalModels models;
    private final RunMode mode;
    private final Publication publication;

    /** Puts the input on the ring. */
    @FunctionalInterface
    public interface Publication {
        /**
         * Publishes an activation.
         *
         * @param sha256 of the bundle, empty for none
         * @param role whose place it takes
         * @param who says so
         * @param why for the journal
         */
        void activate(String sha256, ModelRole role, String who, String why);
    }

    /**
     * A desk.
     *
     * @param models takes verified bundles
     * @param mode of the run
     * @param publication writes the input
     */
    public ModelDesk(JournalModels models, RunMode mode, Publication publication) {
        this.models = models;
        this.mode = mode;
        this.publication = publication;
    }

    /**
     * Does what an operator asks.
     *
     * @param request what
     * @return what became of it
     */
    public ModelAnswer handle(ModelRequest request) {
        if (request.file().isEmpty()) {
            if (request.role() == ModelRole.LIVE) {
                return refused("a live model is replaced, not taken away; to stop entries say halt");
            }
            publication.activate("", request.role(), request.who(), request.why());
            return new ModelAnswer(true, "no shadow any more");
        }
        final ModelBundle bundle;
        try {
            final Path path = Path.of(request.file());
            // The wrong file must not take the engine's memory: it is the heap that trades.
            if (Files.isRegularFile(path) && Files.size(path) > BYTES_MAX) {
                return refused(request.file() + " has " + (Files.size(path) >> 20) + " MiB, a bundle at most "
                        + (BYTES_MAX >> 20) + "; name the bundle");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return refused(request.file() + " is no file; name the bundle");
            }
            final byte[] file = Files.readAllBytes(path);
            bundle = ModelBundle.read(file);
            if (request.role() == ModelRole.LIVE && !bundle.stage().mayTrade(mode)) {
                return refused("its stage is " + bundle.stage() + ", which never trades "
                        + (ModelStage.isRealMoney(mode) ? "real money" : "outside paper and backtest")
                        + "; promote it first");
            }
            models.add(file, bundle);
        } catch (final IOException e) {
            return refused("can't read " + request.file() + "; the engine's user needs it readable on this machine");
        } catch (final IllegalArgumentException e) {
            return refused(request.file() + ": " + e.getMessage());
        } catch (final JournalException e) {
            return refused(e.getMessage());
        }
        publication.activate(bundle.sha256(), request.role(), request.who(), request.why());
        return new ModelAnswer(
                true,
                request.role().name().toLowerCase(Locale.ROOT) + " model is " + bundle.sha256() + ", stage "
                        + bundle.stage());
    }

    private static ModelAnswer refused(String why) {
        return new ModelAnswer(false, why);
    }
}
