package io.escapement.tools;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.BlobStore;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Records journals the way an engine does: input, outputs, next input. */
public final class SampleJournal {
    private SampleJournal() {}

    /** @return hash under which {@link #record} stores a configuration */
    public static String hash(CoreConfiguration configuration) {
        return BlobStore.sha256(bytes(configuration));
    }

    /** Records inputs and what a subject says to them. */
    public static void record(
            Path directory, CoreConfiguration configuration, SubjectFactory subjects, List<byte[]> inputs) {
        final JournalContext context = new JournalContext().keeper(false);
        final JournalIdentity identity = new JournalIdentity("one", "abc123", hash(configuration), "");
        try (Journal journal = Journal.create(directory, context, identity)) {
            journal.blobs().put(bytes(configuration));
            final Subject subject = subjects.create(journal::appendOutput);
            long sequence = 0;
            for (byte[] input : inputs) {
                final UnsafeBuffer buffer = new UnsafeBuffer(input);
                sequence++;
                journal.appendInput(sequence, buffer, 0, input.length);
                subject.onInput(sequence, buffer, 0, input.length);
            }
        }
    }

    /** Appends one more input without its outputs, as a process does that is killed between the two. */
    public static void appendInputOnly(Path directory, byte[] input) {
        try (Journal journal = Journal.openExisting(directory, new JournalContext().keeper(false))) {
            journal.appendInput(journal.lastInputSequence() + 1, new UnsafeBuffer(input), 0, input.length);
        }
    }

    private static byte[] bytes(CoreConfiguration configuration) {
        return configuration.canonicalText().getBytes(StandardCharsets.UTF_8);
    }
}
