package io.escapement.benchmarks.journal;

import io.escapement.benchmarks.Machine;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What touching pages ahead is worth: one thread appends at a fixed rate, with the helper and without, in turn. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description = "Append latency at a fixed rate, with and without pages touched ahead")
public final class PagesCommand implements Callable<Integer> {
    private static final int LENGTH = 256;

    @Option(names = "--rate", defaultValue = "100000", description = "Appends a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of one run (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--runs", defaultValue = "5", description = "Interleaved runs of each (${DEFAULT-VALUE})")
    private int runs;

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        final Row off = new Row("keeper, no touching ahead");
        final Row on = new Row("keeper, 8 MiB touched ahead");
        for (int i = 0; i <= runs; i++) {
            final boolean warmUp = i == 0;
            run(0, warmUp ? new Row("") : off);
            run(8L << 20, warmUp ? new Row("") : on);
        }
        System.out.println(Row.head());
        System.out.println(off);
        System.out.println(on);
        return 0;
    }

    private void run(long touchAhead, Row row) {
        final Path directory = ScratchDirectory.create();
        final Histogram histogram = new Histogram(60_000_000_000L, 3);
        final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH]);
        final long appends = (long) rate * seconds;
        final JournalContext context = new JournalContext().touchAheadBytes(touchAhead);
        final long startNs;
        try (Journal journal = Journal.create(
                directory.resolve("journal"), context, new JournalIdentity("bench", "none", "none", ""))) {
            final Pace pace = new Pace(rate);
            startNs = System.nanoTime();
            for (long sequence = 1; sequence <= appends; sequence++) {
                final long intendedNs = pace.next();
                message.putLong(0, sequence);
                journal.appendInput(sequence, message, 0, LENGTH);
                histogram.recordValue(System.nanoTime() - intendedNs);
            }
            row.add(histogram, appends * 1e9 / (System.nanoTime() - startNs));
        }
        ScratchDirectory.delete(directory);
    }
}
