package io.escapement.journal;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Has the file system allocate the pages that a writer will need next, so that the writer doesn't wait for it.
 *
 * <p>Works through a mapping of its own: the writer's may be taken away at any time. A page is touched by exchanging a
 * zero for a zero, which can't disturb a writer who is faster than we are. Keeper thread only.
 */
final class PageToucher {
    private static final int PAGE = 4_096;
    private static final int WINDOW = 64 << 20;

    private final long aheadBytes;
    private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
    private File file;
    private MappedByteBuffer mapped;
    private long windowStart;
    private long touched;

    /**
     * @param aheadBytes how far ahead of the writer
     */
    PageToucher(long aheadBytes) {
        this.aheadBytes = aheadBytes;
    }

    /**
     * Touches up to the writer's place plus the distance.
     *
     * @param current file being written, null when there is none yet
     * @param position of the writer in it
     * @throws IOException when the file can't be mapped
     */
    void touch(File current, long position) throws IOException {
        if (current == null) {
            return;
        }
        if (current != file) {
            file = current;
            mapped = null;
            touched = position;
        }
        long next = Math.max(touched, position) + PAGE - 1 & -PAGE;
        final long end = position + aheadBytes;
        while (next < end) {
            if (mapped == null || next < windowStart || next + PAGE > windowStart + mapped.capacity()) {
                if (!map(next)) {
                    break;
                }
            }
            window.compareAndSetLong((int) (next - windowStart), 0, 0);
            next += PAGE;
        }
        touched = next;
    }

    /** Maps the part of the file around a place; false when the file doesn't reach that far yet. */
    private boolean map(long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final long start = position / WINDOW * WINDOW;
            final long length = Math.min(WINDOW, channel.size() - start);
            if (position + PAGE > start + length) {
                return false;
            }
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, start, length);
            window.wrap(mapped);
            windowStart = start;
            return true;
        }
    }
}
