/**
 * Indicators and the feature vector: the one code path that training and trading see the market through.
 *
 * <p>Thread: the core's, or any single thread of a trainer. May import: codecs, {@code core.hash}, {@code core.market}.
 * Read {@link io.escapement.core.feature.FeatureEngine} first.
 */
package io.escapement.core.feature;
