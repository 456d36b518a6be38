package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.update.OpenRequests;
import io.escapement.trainer.update.TrainingRequest;
import io.escapement.trainer.update.UpdateRequest;
import io.escapement.trainer.update.UpdateTask;
import java.util.ArrayList;
import java.util.List;

/**
 * Enters what trading processes ask for: each request at most once in the life of a queue, and those that wait at the same
 * time as one job, since an update answers all there are.
 */
public final class RequestIntake {
    private final JobStore store;
    private final UpdateRequest update;

    /**
     * An intake.
     *
     * @param store entered into
     * @param update what to do about a request; its journals are looked at
     */
    public RequestIntake(JobStore store, UpdateRequest update) {
        this.store = store;
        this.update = update;
    }

    /**
     * Looks at the journals.
     *
     * @return jobs that were entered now
     * @throws io.escapement.trainer.TrainerException if a journal can't be read, or the store can't be written
     */
    public List<Submitted> enter() {
        final List<Submitted> entered = new ArrayList<>();
        final ObjectNode payload = update.toJson();
        for (final TrainingRequest asked : OpenRequests.of(update).list()) {
            final Submitted job = store.submit(
                    UpdateTask.KIND,
                    payload,
                    JobOptions.DEFAULT
                            .onceAtATime(UpdateTask.KIND + ":" + update.fit().registry())
                            .onceForEver("request:" + asked.key()));
            if (job.entered()) {
                entered.add(job);
            }
        }
        return entered;
    }
}
