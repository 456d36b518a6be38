package io.escapement.trainer.search.space;

import java.util.List;

/** Which known name was probably meant. */
final class Suggestion {
    private Suggestion() {}

    /**
     * The known name that takes the fewest changed letters.
     *
     * @param name unknown
     * @param known at least one
     * @return the nearest, the first of equals
     */
    static String nearest(String name, List<String> known) {
        String best = known.get(0);
        int bestDistance = Integer.MAX_VALUE;
        for (final String candidate : known) {
            final int distance = distance(name, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                final int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], before[j]));
            }
            before = row;
        }
        return before[b.length()];
    }
}
