package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.fit.FitSettings;
import java.util.List;

/**
 * What all folds of a fit share.
 *
 * @param request for the rows, with the hash of the history
 * @param symbols of the rows
 * @param rows all of them
 * @param rowsSha256 of the rows, as {@link io.escapement.trainer.fit.RowsHash} reckons
 * @param model what is fitted
 * @param embargoMs between stretches
 */
record FoldData(
        DatasetRequest request,
        List<String> symbols,
        Dataset rows,
        String rowsSha256,
        FitSettings model,
        long embargoMs) {
    JsonNode payload(FoldSpan span, Control control, int run, int runs) {
        return new FoldTask.Payload(request, rowsSha256, model, embargoMs, span, control, run, runs).json();
    }
}
