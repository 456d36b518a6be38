package io.escapement.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files named by the SHA-256 of their content: the configuration and the model bundles that a journal's runs used, so
 * that the directory can be replayed anywhere. Any thread.
 */
public final class BlobStore {
    private static final int SHA256_DIGITS = 64;

    private final Path directory;

    BlobStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Stores content; on disk when the call returns. Storing the same again does nothing.
     *
     * @param content bytes, not kept
     * @return the name: SHA-256 in lower-case hexadecimal
     * @throws JournalException when the file can't be written
     */
    public String put(byte[] content) {
        final String name = sha256(content);
        final Path target = directory.resolve(name);
        if (!Files.exists(target)) {
            try {
                Files.createDirectories(directory);
                writeSynced(target, content);
            } catch (IOException e) {
                throw new JournalException("cannot store file=" + target + " (" + e + "); check the disk", e);
            }
        }
        return name;
    }

    /**
     * Reads content and checks it against its name.
     *
     * @param name SHA-256 in lower-case hexadecimal
     * @return the content
     * @throws JournalException when it is missing or altered
     */
    public byte[] get(String name) {
        final Path file = directory.resolve(name);
        final byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new JournalException(
                    "journal lacks file=" + file + "; the directory is incomplete, restore it from a copy", e);
        } catch (IOException e) {
            throw new JournalException("cannot read file=" + file + " (" + e + ")", e);
        }
        if (!sha256(content).equals(name)) {
            throw new JournalException(
                    "file altered: its content does not match its name, file=" + file + "; restore it from a copy");
        }
        return content;
    }

    /**
     * @param name SHA-256 in lower-case hexadecimal
     * @return whether it is stored
     */
    public boolean contains(String name) {
        return !name.isEmpty() && Files.exists(directory.resolve(name));
    }

    /**
     * @return names of everything stored, sorted
     * @throws JournalException when the directory can't be listed
     */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.length() == SHA256_DIGITS)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException("cannot list directory=" + directory + " (" + e + ")", e);
        }
    }

    /**
     * @param content bytes
     * @return their SHA-256 in lower-case hexadecimal
     */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(newSha256().digest(content));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Writes a file so that it exists with its whole content or not at all, and survives a power loss. */
    static void writeSynced(Path target, byte[] content) throws IOException {
        final Path temporary = target.resolveSibling(target.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            final ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // The rename itself is only durable once the directory is.
        try (FileChannel directory = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
