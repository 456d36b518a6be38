package io.escapement.journal;

import java.util.Objects;

/**
 * What a journal was recorded with. Inputs may only be applied again under the same identity; anything else needs a new
 * directory.
 *
 * @param instance name of the engine inside client order ids
 * @param commit build commit of the engine
 * @param configurationHash SHA-256 of the canonical configuration, lower-case hexadecimal; its text is a blob
 * @param modelHash SHA-256 of the model bundle, or "" when the run has none; its bytes are a blob
 */
public record JournalIdentity(String instance, String commit, String configurationHash, String modelHash) {
    /** Checks that no part is null or holds a line break. */
    public JournalIdentity {
        for (String part : new String[] {instance, commit, configurationHash, modelHash}) {
            if (Objects.requireNonNull(part).indexOf('\n') >= 0) {
                throw new IllegalArgumentException("identity part holds a line break: " + part.strip());
            }
        }
    }

    /**
     * Names the first part in which another identity differs.
     *
     * @param other identity to compare with
     * @return "name: this value, other value", or "" when both are equal
     */
    public String difference(JournalIdentity other) {
        return difference("instance", instance, other.instance)
                + difference("commit", commit, other.commit)
                + difference("configuration", configurationHash, other.configurationHash)
                + difference("model", modelHash, other.modelHash);
    }

    private static String difference(String name, String mine, String others) {
        return mine.equals(others) ? "" : " " + name + "=" + shorten(mine) + " (now " + shorten(others) + ")";
    }

    private static String shorten(String value) {
        return value.isEmpty() ? "none" : value.substring(0, Math.min(12, value.length()));
    }
}
