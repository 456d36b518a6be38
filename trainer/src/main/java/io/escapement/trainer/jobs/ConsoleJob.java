package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.util.List;
import java.util.function.Consumer;

/**
 * A command that someone runs from a console while its pieces are jobs of a store: it shows among the jobs, can be cancelled
 * there, and runs pieces itself while it waits. Its pieces are cancelled when it ends before they do.
 *
 * <p>Belongs to the thread that opens it.
 */
public final class ConsoleJob implements AutoCloseable {
    /** Its kind in the store, which no worker takes. */
    static final String KIND = "CONSOLE";

    private static final int CONNECTIONS = 4;

    private final JobDatabase database;
    private final JobClaims claims;
    private final WorkerTable table;
    private final Pulse pulse;
    private final RunningJob job;
    private final Progress console;
    private final TaskRunner tasks;
    private final String worker;
    private JsonNode result;

    /**
     * Begins.
     *
     * @param location of the store
     * @param kinds with those of its pieces
     * @param command as it was typed, for who lists the jobs
     * @param console where the command shows how far it is
     * @param out told when the store fails
     */
    public ConsoleJob(StoreLocation location, JobKinds kinds, String command, Progress console, Consumer<String> out) {
        final WorkerSettings settings = WorkerSettings.DEFAULT;
        this.worker = settings.name();
        this.console = console;
        this.database = JobDatabase.open(location, CONNECTIONS);
        this.claims = new JobClaims(database);
        this.table = new WorkerTable(database);
        this.pulse = new Pulse(claims, table, settings, out);
        table.signOn(worker, 0, List.of());
        this.job = new RunningJob(
                claims.begin(worker, KIND, JsonNodeFactory.instance.objectNode().put("command", command)),
                null,
                settings.silence());
        pulse.add(job);
        pulse.start();
        this.tasks = new StoredTasks(new JobRunner(database, claims, kinds, pulse, settings), job);
    }

    /**
     * Runs pieces in the store.
     *
     * @return for this command only
     */
    public TaskRunner tasks() {
        return tasks;
    }

    /**
     * Tells console and store how far the command is, and the command whether someone cancelled it.
     *
     * @return for this command only
     */
    public Progress progress() {
        return new Progress() {
            @Override
            public void at(String step, double share, String message) {
                console.at(step, share, message);
                job.at(step, share, message);
            }

            @Override
            public void log(String line) {
                console.log(line);
                job.log(line);
            }

            @Override
            public boolean isCancelled() {
                return console.isCancelled() || job.isCancelled();
            }
        };
    }

    /**
     * The store.
     *
     * @return open until this is closed
     */
    public JobDatabase database() {
        return database;
    }

    /**
     * Says that it has come to its end; without that, closing means it hasn't.
     *
     * @param found for who looks at the job later
     */
    public void done(JsonNode found) {
        result = found;
    }

    /** Ends the job in the store. */
    @Override
    public void close() {
        job.end();
        Thread.interrupted();
        try {
            job.flush(claims);
            if (result != null) {
                claims.done(job.claim(), result);
            } else if (job.reason() == Stop.CANCELLED) {
                claims.cancelled(job.claim());
            } else {
                claims.failed(job.claim(), "its command ended early; what it said there tells why");
            }
            table.signOff(worker);
        } finally {
            pulse.close();
            database.close();
        }
    }
}
