package io.escapement.trainer.search;

import java.util.List;
import java.util.Optional;

/** Where the best configurations are kept, one for each {@link StoredConfiguration#id}. Safe to use from several threads. */
public interface ConfigurationStore {
    /**
     * Puts a configuration in, in place of the one of the same id.
     *
     * @param configuration its revision doesn't count
     * @return as it is kept, with its revision
     * @throws io.escapement.trainer.TrainerException if it can't be written; what was there stands then
     */
    StoredConfiguration upsert(StoredConfiguration configuration);

    /**
     * All of them.
     *
     * @return in order of their ids
     */
    List<StoredConfiguration> list();

    /**
     * One of them.
     *
     * @param id {@link StoredConfiguration#id}
     * @return empty if there is none
     */
    Optional<StoredConfiguration> find(String id);
}
