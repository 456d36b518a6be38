package io.escapement.tools.replay;

/**
 * What a replay came to.
 *
 * @param inputs inputs applied
 * @param outputs outputs recomputed
 * @param outputsCompared outputs that the journal holds and that were compared
 * @param stateHash of the core after the last input
 * @param tornOutputs outputs of the last input that the journal lacks because the process died between the two; 0 for a
 *     whole journal
 * @param elapsedNs wall-clock time taken
 * @param difference the first one, or null when there is none
 */
public record ReplayResult(
        long inputs,
        long outputs,
        long outputsCompared,
        long stateHash,
        int tornOutputs,
        long elapsedNs,
        Difference difference) {
    /** @return whether everything compared was equal */
    public boolean identical() {
        return difference == null;
    }

    /** @return the one line that ends a replay */
    public String summary() {
        return (identical() ? "replay identical" : "replay DIFFERS") + ": inputs=" + inputs + " outputs=" + outputs
                + " hash=" + hex(stateHash) + " (" + speed() + ")";
    }

    /** @return milliseconds and rate */
    public String speed() {
        final double perSecond = inputs * 1e9 / Math.max(1, elapsedNs);
        final String rate = perSecond >= 1e6
                ? String.format(java.util.Locale.ROOT, "%.2f M", perSecond / 1e6)
                : String.format(java.util.Locale.ROOT, "%.0f k", perSecond / 1e3);
        return elapsedNs / 1_000_000 + " ms, " + rate + " msgs/s";
    }

    /**
     * @param hash any value
     * @return 16 hexadecimal digits
     */
    public static String hex(long hash) {
        final String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
