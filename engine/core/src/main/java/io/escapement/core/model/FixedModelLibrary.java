package io.escapement.core.model;

import java.util.Arrays;

/** Bundles that are all there from the start. */
final class FixedModelLibrary implements ModelLibrary {
    private final ModelBundle[] bundles;

    FixedModelLibrary(ModelBundle... bundles) {
        this.bundles = Arrays.copyOf(bundles, bundles.length);
    }

    @Override
    public ModelBundle find(String sha256) {
        for (int i = 0; i < bundles.length; i++) {
            if (bundles[i].sha256().equals(sha256)) {
                return bundles[i];
            }
        }
        return null;
    }
}
