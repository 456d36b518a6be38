package io.escapement.core.model;

import java.util.Arrays;

/**
 * The bundles a run may use, by content hash.
 *
 * <p>Filled before the run starts and never changed: which of them is active is decided by inputs. May be empty.
 */
public final class ModelLibrary {
    /** A library without bundles. */
    public static final ModelLibrary EMPTY = new ModelLibrary();

    private final ModelBundle[] bundles;

    /**
     * A library of some bundles.
     *
     * @param bundles in any order; copied
     */
    public ModelLibrary(ModelBundle... bundles) {
        this.bundles = Arrays.copyOf(bundles, bundles.length);
    }

    /**
     * Looks a bundle up.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @return the bundle, or null if this library does not hold it
     */
    public ModelBundle find(CharSequence sha256) {
        for (int i = 0; i < bundles.length; i++) {
            if (bundles[i].sha256().contentEquals(sha256)) {
                return bundles[i];
            }
        }
        return null;
    }

    /**
     * Number of bundles.
     *
     * @return 0 or more
     */
    public int size() {
        return bundles.length;
    }
}
