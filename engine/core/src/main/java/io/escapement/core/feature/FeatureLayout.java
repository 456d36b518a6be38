package io.escapement.core.feature;

/**
 * The ordered names and sources of a feature vector, with a hash that models are held to. Immutable.
 *
 * <p>The hash is FNV-1a of 64 bits (offset basis {@code 0xcbf29ce484222325}, prime {@code 0x100000001b3}; Fowler, Noll,
 * Vo) over the ASCII text {@code name:SOURCE\n} of each feature in order.
 */
public final class FeatureLayout {
    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final FeatureLayout STANDARD = ofFeatures();

    private final String[] names;
    private final FeatureSource[] sources;
    private final long hash;

    /**
     * A layout, such as one read from a bundle.
     *
     * @param names in order; copied
     * @param sources of the same length; copied
     */
    public FeatureLayout(String[] names, FeatureSource[] sources) {
        if (names.length != sources.length || names.length == 0) {
            throw new IllegalArgumentException("a feature layout needs as many sources as names: names=" + names.length
                    + " sources=" + sources.length);
        }
        this.names = names.clone();
        this.sources = sources.clone();
        this.hash = hashOf(this.names, this.sources);
    }

    /**
     * The layout that this core computes: every {@link Feature}.
     *
     * @return always the same
     */
    public static FeatureLayout standard() {
        return STANDARD;
    }

    /**
     * Number of features.
     *
     * @return positive
     */
    public int size() {
        return names.length;
    }

    /**
     * Name of a feature.
     *
     * @param index in range
     * @return ASCII
     */
    public String name(int index) {
        return names[index];
    }

    /**
     * Source of a feature.
     *
     * @param index in range
     * @return the source
     */
    public FeatureSource source(int index) {
        return sources[index];
    }

    /**
     * Position of a feature.
     *
     * @param name to look for
     * @return its index, or -1
     */
    public int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Hash over names and sources.
     *
     * @return equal for equal layouts
     */
    public long hash() {
        return hash;
    }

    private static FeatureLayout ofFeatures() {
        final Feature[] features = Feature.values();
        final String[] names = new String[features.length];
        final FeatureSource[] sources = new FeatureSource[features.length];
        for (int i = 0; i < features.length; i++) {
            names[i] = features[i].label();
            sources[i] = features[i].source();
        }
        return new FeatureLayout(names, sources);
    }

    private static long hashOf(String[] names, FeatureSource[] sources) {
        long h = FNV_OFFSET_BASIS;
        for (int i = 0; i < names.length; i++) {
            h = hashOf(h, names[i]);
            h = (h ^ ':') * FNV_PRIME;
            h = hashOf(h, sources[i].name());
            h = (h ^ '\n') * FNV_PRIME;
        }
        return h;
    }

    private static long hashOf(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * FNV_PRIME;
        }
        return h;
    }
}
