package io.escapement.tools.text;

/** Lines as wide as a terminal shows them. */
public final class Terminal {
    /** Characters of a line. */
    public static final int WIDTH = 100;

    private Terminal() {}

    /**
     * Breaks a line that is too long, where two spaces part its fields if possible, else between words. A word longer than
     * a line stays whole.
     *
     * @param line without line ends
     * @param indent spaces before each line but the first
     * @return the lines, without an end after the last
     */
    public static String wrapped(String line, int indent) {
        final StringBuilder lines = new StringBuilder();
        String rest = line.stripTrailing();
        while (rest.length() > WIDTH) {
            final int at = breakOf(rest, indent);
            if (at < 0) {
                break;
            }
            lines.append(rest.substring(0, at).stripTrailing()).append(System.lineSeparator());
            rest = " ".repeat(indent) + rest.substring(at).strip();
        }
        return lines.append(rest).toString();
    }

    private static int breakOf(String line, int indent) {
        final int fields = line.lastIndexOf("  ", WIDTH);
        if (fields > WIDTH / 2) {
            return fields;
        }
        final int words = line.lastIndexOf(' ', WIDTH);
        if (words > indent) {
            return words;
        }
        return line.indexOf(' ', WIDTH);
    }
}
