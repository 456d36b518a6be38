package io.escapement.trainer.backtest;

/**
 * A bundle: a file, a model of a registry, or the one a journal's run started with.
 *
 * @param file of the bundle, or null
 * @param registry folder, or null
 * @param name version or the beginning of a hash in the registry
 * @param journal folder, or null
 */
public record ModelChoice(String file, String registry, String name, String journal) {
    /**
     * A bundle's file.
     *
     * @param file path
     * @return the choice
     */
    public static ModelChoice file(String file) {
        return new ModelChoice(file, null, null, null);
    }

    /**
     * A model of a registry.
     *
     * @param registry folder
     * @param name version or the beginning of a hash
     * @return the choice
     */
    public static ModelChoice registry(String registry, String name) {
        return new ModelChoice(null, registry, name, null);
    }

    /**
     * The model of a session.
     *
     * @param journal folder of its journal
     * @return the choice
     */
    public static ModelChoice journal(String journal) {
        return new ModelChoice(null, null, null, journal);
    }
}
