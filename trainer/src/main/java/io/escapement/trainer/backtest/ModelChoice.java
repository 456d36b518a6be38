package io.escapement.trainer.backtest;

/**
 * A bundle: a file, or a model of a registry.
 *
 * @param file of the bundle, or null
 * @param registry folder, or null
 * @param name version or the beginning of a hash in the registry
 */
public record ModelChoice(String file, String registry, String name) {
    /**
     * A bundle's file.
     *
     * @param file path
     * @return the choice
     */
    public static ModelChoice file(String file) {
        return new ModelChoice(file, null, null);
    }

    /**
     * A model of a registry.
     *
     * @param registry folder
     * @param name version or the beginning of a hash
     * @return the choice
     */
    public static ModelChoice registry(String registry, String name) {
        return new ModelChoice(null, registry, name);
    }
}
