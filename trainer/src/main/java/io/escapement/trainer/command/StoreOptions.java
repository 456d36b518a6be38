package io.escapement.trainer.command;

import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.StoreLocation;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which job store. */
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "job store: a file, or jdbc:postgresql://HOST/DATABASE with the login in ESCAPEMENT_JOBS_USER"
                    + " and ESCAPEMENT_JOBS_PASSWORD (default: ESCAPEMENT_JOBS_URL, or else the file"
                    + " trainer/jobs.db in var)")
    private String store;

    StoreLocation location() {
        return location(store, System.getenv());
    }

    /** The flag goes before the environment, that before the default. */
    static StoreLocation location(String flag, Map<String, String> environment) {
        if (flag != null) {
            return StoreLocation.of(flag, environment);
        }
        final String named = environment.get(StoreLocation.URL_VARIABLE);
        return StoreLocation.of(
                named == null || named.isBlank()
                        ? System.getProperty("escapement.var", "var") + "/trainer/jobs.db"
                        : named,
                environment);
    }

    JobDatabase open(int connections) {
        return JobDatabase.open(location(), connections);
    }
}
