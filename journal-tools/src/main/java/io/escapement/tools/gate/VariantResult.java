package io.escapement.tools.gate;

/**
 * What one way of replaying gave.
 *
 * @param inputs inputs applied
 * @param outputs outputs made
 * @param sha256 of the output stream, lower-case hexadecimal; or, when the variant failed, what it said
 * @param elapsedNs wall-clock time taken
 */
public record VariantResult(long inputs, long outputs, String sha256, long elapsedNs) {}
