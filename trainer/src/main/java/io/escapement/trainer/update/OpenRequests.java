package io.escapement.trainer.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that no model has answered yet.
 *
 * @param list in the order of the journals, oldest first within each
 */
public record OpenRequests(List<TrainingRequest> list) {
    /** Copies what could change. */
    public OpenRequests {
        list = List.copyOf(list);
    }

    /**
     * Reads the journals of an update.
     *
     * @param request names journals and registry
     * @return what is open
     * @throws io.escapement.trainer.TrainerException if a journal can't be read
     */
    public static OpenRequests of(UpdateRequest request) {
        final AnsweredRequests answered =
                AnsweredRequests.of(Path.of(request.fit().registry()));
        final List<TrainingRequest> open = new ArrayList<>();
        for (final String journal : request.journals()) {
            for (final TrainingRequest asked : TrainingRequests.read(Path.of(journal))) {
                if (!answered.has(asked)) {
                    open.add(asked);
                }
            }
        }
        return new OpenRequests(open);
    }
}
