package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.fit.FitRows;
import io.escapement.trainer.fit.ModelFit;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A fit from a history folder to a bundle and, where asked, into the registry: what the command line, a job of the queue
 * and the scheduled update all run.
 */
public final class FitJob implements Task {
    /** Its name in a queue. */
    public static final String KIND = "fit";

    private static final double ROWS_DONE = 0.6;
    private static final double FIT_DONE = 0.95;

    private final LongSupplier nowMs;

    /**
     * A service.
     *
     * @param nowMs wall clock for the registry's entries, milliseconds since the epoch
     */
    public FitJob(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** As a job: the bundle goes to the registry the payload names, or would be lost. */
    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        final FitRequest request = FitRequest.fromJson(payload);
        if (request.registry() == null) {
            throw new TrainerException("a fit as a job needs 'registry', the folder its model is published to");
        }
        return run(request, progress).toJson();
    }

    /**
     * Fits.
     *
     * @param request what to fit
     * @param progress told of each step; asked between steps and last before publishing
     * @return the model
     * @throws TrainerException if the history doesn't allow it, in one line
     */
    public FitResult run(FitRequest request, Progress progress) {
        final FitRows rows = FitRows.load(Path.of(request.data()), request.recipe(), progress.part(0, ROWS_DONE));
        progress.checkCancelled();
        progress.at("fit", ROWS_DONE, "");
        final ModelFit.Result fitted =
                new ModelFit(rows.origin(request.stage()), rows.recipe().model()).fit(rows.data());
        progress.checkCancelled();
        progress.at("publish", FIT_DONE, "");
        final ModelEntry entry = request.registry() == null
                ? null
                : new ModelRegistry(Path.of(request.registry()), nowMs).publish(fitted.bundle());
        progress.at("done", 1, "");
        return new FitResult(
                fitted.bundle(),
                ModelBundle.read(fitted.bundle()).sha256(),
                manifest(fitted.bundle()),
                fitted.thresholds().trades(),
                entry);
    }

    private static JsonNode manifest(byte[] bundle) {
        try {
            return new ObjectMapper().readTree(BundleContainer.read(bundle).section(ModelBundle.MANIFEST));
        } catch (final IOException e) {
            throw new IllegalStateException("the manifest just written is JSON", e);
        }
    }
}
