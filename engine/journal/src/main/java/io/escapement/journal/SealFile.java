package io.escapement.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file "seals" of a journal: one line a block, in order, only ever appended to. */
final class SealFile {
    static final String FILE_NAME = "seals";

    private final Path file;

    SealFile(Path directory) {
        this.file = directory.resolve(FILE_NAME);
    }

    /** @return the blocks sealed so far; a last line cut off by a crash doesn't count */
    List<SealedBlock> read() {
        final List<SealedBlock> blocks = new ArrayList<>();
        if (!Files.exists(file)) {
            return blocks;
        }
        final String text;
        try {
            text = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new JournalException("cannot read file=" + file + " (" + e + "); restore it from a copy", e);
        }
        final String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        long expected = Journal.FIRST_SEQUENCE;
        int number = 0;
        for (String line : whole.lines().toList()) {
            number++;
            final SealedBlock block;
            try {
                block = SealedBlock.parse(line);
            } catch (IllegalArgumentException e) {
                throw damaged(number, e.getMessage());
            }
            if (block.first() != expected || block.last() < block.first()) {
                throw damaged(number, "block does not follow the one before");
            }
            expected = block.last() + 1;
            blocks.add(block);
        }
        return blocks;
    }

    /** Appends a block; on disk when the call returns. */
    void append(SealedBlock block) {
        final byte[] line = (block.toLine() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(endOfLastWholeLine(channel));
            channel.write(ByteBuffer.wrap(line));
            channel.truncate(channel.position());
            channel.force(false);
        } catch (IOException e) {
            throw new JournalException("cannot write file=" + file + " (" + e + "); check the disk", e);
        }
    }

    private static long endOfLastWholeLine(FileChannel channel) throws IOException {
        final ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        return end;
    }

    private JournalException damaged(int line, String why) {
        return new JournalException(
                "damaged file=" + file + " line=" + line + " (" + why + "); restore it from a copy");
    }
}
