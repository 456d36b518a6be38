package io.escapement.journal;

import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** A process that appends without end, until it is killed. Prints the sequence now and then. */
final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] arguments) {
        final Path directory = Path.of(arguments[0]);
        final JournalContext context = new JournalContext().sealBlock(1_000);
        final UnsafeBuffer message = new UnsafeBuffer(new byte[200]);
        try (Journal journal = Journal.existsIn(directory)
                ? Journal.openExisting(directory, context)
                : Journal.create(directory, context, JournalTest.IDENTITY)) {
            long sequence = journal.lastInputSequence();
            while (true) {
                sequence++;
                message.putLong(0, sequence);
                journal.appendInput(sequence, message, 0, message.capacity());
                journal.appendOutput(sequence, 0, message, 0, 64);
                journal.appendOutput(sequence, 1, message, 0, 32);
                if (sequence % 5_000 == 0) {
                    System.out.println(sequence);
                }
            }
        }
    }
}
