package io.escapement.core.model;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The file format of a bundle: named sections between a magic number and a digest. Integers are little-endian.
 *
 * <pre>
 *   0  8  magic "ESCBUNDL"
 *   8  4  format version, 2
 *  12  4  number of sections
 *  16 40  each section: 24 bytes name, ASCII, zero padded; 8 bytes offset; 8 bytes length
 *   …     sections, in the table's order, without gaps
 *  -32 32 SHA-256 of all bytes before it
 * </pre>
 */
public final class BundleContainer {
    private static final byte[] MAGIC = "ESCBUNDL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int SECTIONS_MAX = 16;
    private static final int HEADER_LENGTH = 16;
    private static final int NAME_LENGTH = 24;
    private static final int ENTRY_LENGTH = NAME_LENGTH + 16;
    private static final int DIGEST_LENGTH = 32;

    /**
     * One section.
     *
     * @param name ASCII, 1 to 24 characters
     * @param content its bytes, not copied
     */
    public record Section(String name, byte[] content) {}

    private final Section[] sections;

    private BundleContainer(Section[] sections) {
        this.sections = sections;
    }

    /**
     * Lays sections out as a file.
     *
     * @param sections in order, 1 to 16
     * @return the bytes of the file
     * @throws IllegalArgumentException if there are too many, or a name doesn't fit
     */
    public static byte[] write(List<Section> sections) {
        if (sections.isEmpty() || sections.size() > SECTIONS_MAX) {
            throw new IllegalArgumentException("bundle of " + sections.size() + " sections");
        }
        int length = HEADER_LENGTH + sections.size() * ENTRY_LENGTH;
        int offset = length;
        for (final Section section : sections) {
            length = Math.addExact(length, section.content.length);
        }
        final byte[] file = new byte[length + DIGEST_LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(file);
        buffer.putBytes(0, MAGIC);
        buffer.putInt(8, VERSION, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(12, sections.size(), ByteOrder.LITTLE_ENDIAN);
        int entry = HEADER_LENGTH;
        for (final Section section : sections) {
            final byte[] name = section.name.getBytes(StandardCharsets.US_ASCII);
            if (name.length == 0 || name.length > NAME_LENGTH) {
                throw new IllegalArgumentException("section name '" + section.name + "' doesn't fit");
            }
            buffer.putBytes(entry, name);
            buffer.putLong(entry + NAME_LENGTH, offset, ByteOrder.LITTLE_ENDIAN);
            buffer.putLong(entry + NAME_LENGTH + 8, section.content.length, ByteOrder.LITTLE_ENDIAN);
            buffer.putBytes(offset, section.content);
            offset += section.content.length;
            entry += ENTRY_LENGTH;
        }
        buffer.putBytes(length, sha256(file, length));
        return file;
    }

    /**
     * Takes a file apart.
     *
     * @param file whole
     * @return its sections
     * @throws IllegalArgumentException if it isn't a bundle or a single byte has changed
     */
    public static BundleContainer read(byte[] file) {
        if (file.length < HEADER_LENGTH + DIGEST_LENGTH
                || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("not a model bundle");
        }
        final int length = file.length - DIGEST_LENGTH;
        if (!Arrays.equals(file, length, file.length, sha256(file, length), 0, DIGEST_LENGTH)) {
            throw new IllegalArgumentException(
                    "model bundle is damaged: its SHA-256 does not match; fetch or train it again");
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(file);
        final int version = buffer.getInt(8, ByteOrder.LITTLE_ENDIAN);
        if (version != VERSION) {
            throw new IllegalArgumentException("model bundle has format " + version + ", this build reads format "
                    + VERSION + ": train it again with ./run.sh train fit");
        }
        final int count = buffer.getInt(12, ByteOrder.LITTLE_ENDIAN);
        if (count < 1 || count > SECTIONS_MAX || HEADER_LENGTH + count * ENTRY_LENGTH > length) {
            throw new IllegalArgumentException("model bundle has a wrong table of sections");
        }
        final Section[] sections = new Section[count];
        long expected = HEADER_LENGTH + count * ENTRY_LENGTH;
        for (int i = 0; i < count; i++) {
            final int entry = HEADER_LENGTH + i * ENTRY_LENGTH;
            final String name = new String(file, entry, NAME_LENGTH, StandardCharsets.US_ASCII).trim();
            final long offset = buffer.getLong(entry + NAME_LENGTH, ByteOrder.LITTLE_ENDIAN);
            final long size = buffer.getLong(entry + NAME_LENGTH + 8, ByteOrder.LITTLE_ENDIAN);
            if (offset != expected || size < 0 || size > length - offset) {
                throw new IllegalArgumentException("model bundle's section " + name + " is out of place");
            }
            sections[i] = new Section(name, Arrays.copyOfRange(file, (int) offset, (int) (offset + size)));
            expected += size;
        }
        if (expected != length) {
            throw new IllegalArgumentException("model bundle holds bytes of no section");
        }
        return new BundleContainer(sections);
    }

    /**
     * All sections.
     *
     * @return in the file's order
     */
    public List<Section> sections() {
        return List.of(sections);
    }

    /**
     * Whether there is a section of a name.
     *
     * @param name as written
     * @return true if there is
     */
    public boolean has(String name) {
        for (final Section section : sections) {
            if (section.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The content of one section.
     *
     * @param name as written
     * @return its bytes
     * @throws IllegalArgumentException if there is none of that name
     */
    public byte[] section(String name) {
        for (final Section section : sections) {
            if (section.name.equals(name)) {
                return section.content;
            }
        }
        throw new IllegalArgumentException("model bundle has no section " + name);
    }

    static byte[] sha256(byte[] bytes, int length) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
