package io.escapement.journal;

import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * Finds a record by its sequence: the file by its first record, then a binary search over Chronicle's own index inside
 * the file, which takes a few hundred probes at most whatever the size of the journal.
 */
final class JournalSeek {
    private JournalSeek() {}

    static void seek(SingleChronicleQueue queue, ExcerptTailer tailer, JournalReader reader, long wanted) {
        tailer.toStart();
        final int first = queue.firstCycle();
        if (wanted <= 0 || first == Integer.MAX_VALUE) {
            return;
        }
        final RollCycle cycles = queue.rollCycle();
        int chosen = first;
        for (int cycle = queue.lastCycle(); cycle > first; cycle--) {
            if (probe(tailer, reader, cycles.toIndex(cycle, 0)) && reader.sequence() < wanted) {
                chosen = cycle;
                break;
            }
        }
        long low = 0;
        long high = countIn(queue, chosen);
        while (low < high) {
            final long middle = (low + high) >>> 1;
            if (probe(tailer, reader, cycles.toIndex(chosen, middle)) && reader.sequence() < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (!tailer.moveToIndex(cycles.toIndex(chosen, low))) {
            // Behind the last record of its file: the next one, if any, starts the next file.
            final long before = cycles.toIndex(chosen, low - 1);
            if (low == 0 || !probe(tailer, reader, before)) {
                tailer.toStart();
            }
        }
    }

    static boolean last(SingleChronicleQueue queue, ExcerptTailer tailer, JournalReader reader) {
        final int first = queue.firstCycle();
        if (first == Integer.MAX_VALUE) {
            return false;
        }
        for (int cycle = queue.lastCycle(); cycle >= first; cycle--) {
            final long count = countIn(queue, cycle);
            if (count > 0 && probe(tailer, reader, queue.rollCycle().toIndex(cycle, count - 1))) {
                return true;
            }
        }
        tailer.toStart();
        return false;
    }

    private static boolean probe(ExcerptTailer tailer, JournalReader reader, long index) {
        return tailer.moveToIndex(index) && reader.probe();
    }

    private static long countIn(SingleChronicleQueue queue, int cycle) {
        // Counting lets go of the tailer's file, so it is done on one of its own.
        try (ExcerptTailer counter = queue.createTailer()) {
            return Math.max(0, counter.excerptsInCycle(cycle));
        }
    }
}
