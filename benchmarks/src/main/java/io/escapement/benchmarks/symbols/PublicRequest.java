package io.escapement.benchmarks.symbols;

import java.util.ArrayList;
import java.util.List;

/**
 * A request on a public socket, as our gateway writes it.
 *
 * @param op subscribe, unsubscribe or ping
 * @param id repeated in the reply
 * @param topics asked for
 */
record PublicRequest(String op, String id, List<String> topics) {
    /** Reads flat JSON whose texts hold nothing that is escaped. */
    static PublicRequest of(String text) {
        final List<String> topics = new ArrayList<>();
        final int args = text.indexOf("\"args\":[");
        if (args >= 0) {
            final String list = text.substring(args + 8, text.indexOf(']', args));
            for (final String topic : list.split(",")) {
                topics.add(topic.replace("\"", ""));
            }
        }
        return new PublicRequest(valueOf(text, "\"op\":\""), valueOf(text, "\"req_id\":\""), topics);
    }

    private static String valueOf(String text, String key) {
        final int at = text.indexOf(key);
        return at < 0 ? "" : text.substring(at + key.length(), text.indexOf('"', at + key.length()));
    }
}
