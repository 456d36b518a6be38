package io.escapement.gateway.bybit.rest;

import java.util.regex.Pattern;

/**
 * Makes the venue's texts fit to be shown and journaled: no key, no origin string, one line, plain ASCII.
 *
 * <p>The text of a bad signature repeats the signed string, and that begins with timestamp and key.
 */
public final class Redaction {
    private static final Pattern ORIGIN = Pattern.compile("origin_string\\[[^\\]]*\\]?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]+");
    private static final int MAX_LENGTH = 96;

    private Redaction() {}

    /**
     * Cleans a text of the venue.
     *
     * @param text as received
     * @param apiKey to be blotted out; null when the request was not signed
     * @return at most 96 printable characters
     */
    public static String clean(String text, String apiKey) {
        String clean = ORIGIN.matcher(text).replaceAll("origin_string[hidden]");
        if (apiKey != null && !apiKey.isEmpty()) {
            clean = clean.replace(apiKey, "[hidden]");
        }
        clean = UNPRINTABLE.matcher(clean).replaceAll(" ");
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
    }
}
