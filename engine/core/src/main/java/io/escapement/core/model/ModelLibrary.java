package io.escapement.core.model;

/**
 * The bundles a run may use, by content hash: verified, read and ready.
 *
 * <p>What a library holds must depend on the journal's folder alone: a bundle that an input names has been put there before
 * the input was written, so that a replay finds it, too.
 */
public interface ModelLibrary {
    /** A library without bundles. */
    ModelLibrary EMPTY = new FixedModelLibrary();

    /**
     * A library of some bundles that never changes.
     *
     * @param bundles in any order; copied
     * @return the library
     */
    static ModelLibrary of(ModelBundle... bundles) {
        return new FixedModelLibrary(bundles);
    }

    /**
     * Looks a bundle up. Called on the core's thread when an input names a bundle; must return at once while trading.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @return the bundle, or null if this library does not hold it
     */
    ModelBundle find(String sha256);
}
