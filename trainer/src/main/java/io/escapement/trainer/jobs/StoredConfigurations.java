package io.escapement.trainer.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.ConfigurationStore;
import io.escapement.trainer.search.StoredConfiguration;
import io.escapement.trainer.task.TaskText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The best configurations, beside the jobs that found them; one for each id, replaced by the next. */
public final class StoredConfigurations implements ConfigurationStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JobDatabase database;

    /**
     * The configurations of a store.
     *
     * @param database open; closed by its owner
     */
    public StoredConfigurations(JobDatabase database) {
        this.database = database;
    }

    @Override
    public StoredConfiguration upsert(StoredConfiguration configuration) {
        final int revision = database.call(statements -> statements.first(
                        "INSERT INTO configuration (name, revision, stage, confidence, content, updated_ms)"
                                + " VALUES (?, 1, ?, ?, ?, {now}) ON CONFLICT (name) DO UPDATE"
                                + " SET revision = configuration.revision + 1, stage = excluded.stage,"
                                + " confidence = excluded.confidence, content = excluded.content,"
                                + " updated_ms = excluded.updated_ms RETURNING revision",
                        row -> row.getInt(1),
                        configuration.id(),
                        configuration.stage().name(),
                        configuration.confidence(),
                        TaskText.write(JSON.valueToTree(configuration))))
                .orElseThrow();
        return configuration.withRevision(revision);
    }

    @Override
    public List<StoredConfiguration> list() {
        return database.call(statements -> statements.list(
                "SELECT revision, content FROM configuration ORDER BY name", StoredConfigurations::read));
    }

    @Override
    public Optional<StoredConfiguration> find(String id) {
        return database.call(statements -> statements.first(
                "SELECT revision, content FROM configuration WHERE name = ?", StoredConfigurations::read, id));
    }

    private static StoredConfiguration read(ResultSet row) throws SQLException {
        try {
            return JSON.readValue(row.getString(2), StoredConfiguration.class).withRevision(row.getInt(1));
        } catch (final JsonProcessingException e) {
            throw new TrainerException("a stored configuration can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
