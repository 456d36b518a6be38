package io.escapement.trainer.command;

import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.StoredConfigurations;
import io.escapement.trainer.search.ConfigurationFolder;
import io.escapement.trainer.search.ConfigurationStore;
import io.escapement.trainer.search.StoredConfiguration;
import java.util.List;
import java.util.Optional;

/** The folder's configurations; what is put in goes into the job store, too, where there is one. */
record KeptConfigurations(ConfigurationFolder folder, Optional<JobDatabase> database) implements ConfigurationStore {
    @Override
    public StoredConfiguration upsert(StoredConfiguration configuration) {
        database.ifPresent(store -> new StoredConfigurations(store).upsert(configuration));
        return folder.upsert(configuration);
    }

    @Override
    public List<StoredConfiguration> list() {
        return folder.list();
    }

    @Override
    public Optional<StoredConfiguration> find(String id) {
        return folder.find(id);
    }
}
