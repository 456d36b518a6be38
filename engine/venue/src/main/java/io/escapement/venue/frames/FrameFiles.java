package io.escapement.venue.frames;

import java.util.ArrayList;
import java.util.List;

/** Frames of several files, merged by their stamps; of equal ones the file named first comes first. */
final class FrameFiles {
    private final List<FrameFile> files = new ArrayList<>();
    private final List<Frame> heads = new ArrayList<>();

    FrameFiles(List<String> paths) {
        for (final String path : paths) {
            final FrameFile file = new FrameFile(path);
            files.add(file);
            heads.add(file.next());
        }
    }

    /** The next frame, null when all files are at their ends, and closed. */
    Frame next() {
        int first = -1;
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i) != null
                    && (first < 0 || heads.get(i).timeMs() < heads.get(first).timeMs())) {
                first = i;
            }
        }
        return first < 0 ? null : heads.set(first, files.get(first).next());
    }
}
