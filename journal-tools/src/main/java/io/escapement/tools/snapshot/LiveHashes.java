package io.escapement.tools.snapshot;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.StateHashDecoder;
import io.escapement.journal.JournalReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Holds the state hashes a live core writes into its journal against those of a core that follows it, one by one. Either
 * may be ahead of the other: the live core appends an input before it says anything about it. One thread.
 */
final class LiveHashes implements AutoCloseable {
    private record Expected(long sequence, long hash) {}

    private final JournalReader outputs;
    private final Deque<Expected> expected = new ArrayDeque<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final StateHashDecoder hash = new StateHashDecoder();
    private boolean atRecord;
    private long comparedUpTo;
    private long lastHash;
    private String difference = "";

    /**
     * Nothing compared yet.
     *
     * @param outputs of the live core; closed with this
     * @param first sequence of the first input that counts
     */
    LiveHashes(JournalReader outputs, long first) {
        this.outputs = outputs;
        outputs.seek(first);
    }

    /**
     * The following core said a hash.
     *
     * @param sequence of the input, rising
     * @param stateHash behind it
     */
    void expect(long sequence, long stateHash) {
        expected.add(new Expected(sequence, stateHash));
    }

    /**
     * Compares what the live core has said by now.
     *
     * @param sequence of the last input the following core has applied; later words are left for later
     * @return false if a hash differs, or one of them says a hash where the other says none
     */
    boolean compareUpTo(long sequence) {
        while ((atRecord || outputs.next()) && outputs.sequence() <= sequence) {
            atRecord = false;
            header.wrap(outputs.buffer(), outputs.offset());
            if (header.templateId() == StateHashDecoder.TEMPLATE_ID && !isExpected()) {
                return false;
            }
            if (!expected.isEmpty() && expected.peek().sequence() < outputs.sequence()) {
                difference = text(
                        expected.peek().sequence(), "none", hex(expected.peek().hash()));
                return false;
            }
        }
        atRecord = outputs.sequence() > sequence;
        return true;
    }

    private boolean isExpected() {
        hash.wrapAndApplyHeader(outputs.buffer(), outputs.offset(), header);
        lastHash = hash.stateHash();
        comparedUpTo = outputs.sequence();
        final Expected ours = expected.peek();
        if (ours != null && ours.sequence() == comparedUpTo && ours.hash() == lastHash) {
            expected.remove();
            return true;
        }
        final boolean same = ours != null && ours.sequence() == comparedUpTo;
        difference = text(comparedUpTo, hex(lastHash), same ? hex(ours.hash()) : "none");
        return false;
    }

    /** @return sequence of the input of the latest hash compared; 0 before the first */
    long comparedUpTo() {
        return comparedUpTo;
    }

    /** @return the latest hash compared */
    long lastHash() {
        return lastHash;
    }

    /** @return what differs, in one line; empty while nothing does */
    String difference() {
        return difference;
    }

    @Override
    public void close() {
        outputs.close();
    }

    private static String text(long sequence, String live, String ours) {
        return String.format(Locale.ROOT, "input %,d: the live state hash is %s, ours %s", sequence, live, ours);
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "%016x", value);
    }
}
