package io.escapement.journal;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The file "journal" at the top of a journal directory: lines of {@code key = value} that say which formats the rest has
 * and under which identity it was recorded. Written last when a journal is created, so that a directory without it isn't
 * a journal.
 *
 * @param schemaVersion version of the message schema
 * @param roll period of the queue files
 * @param identity what the journal was recorded with
 */
record JournalMetadata(int schemaVersion, JournalContext.Roll roll, JournalIdentity identity) {
    static final String FILE_NAME = "journal";
    static final int FORMAT_VERSION = 1;

    static boolean exists(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE_NAME));
    }

    static JournalMetadata create(JournalContext context, JournalIdentity identity) {
        return new JournalMetadata(MessageHeaderDecoder.SCHEMA_VERSION, context.roll(), identity);
    }

    void write(Path directory) throws IOException {
        final String text = "format = " + FORMAT_VERSION + "\n"
                + "schema = " + schemaVersion + "\n"
                + "roll = " + roll + "\n"
                + "instance = " + identity.instance() + "\n"
                + "commit = " + identity.commit() + "\n"
                + "configuration = " + identity.configurationHash() + "\n"
                + "model = " + identity.modelHash() + "\n";
        BlobStore.writeSynced(directory.resolve(FILE_NAME), text.getBytes(StandardCharsets.UTF_8));
    }

    static JournalMetadata read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new JournalException("no such directory: " + directory + "; name the directory of a journal");
        }
        final Path file = directory.resolve(FILE_NAME);
        if (Files.isRegularFile(file.resolve(FILE_NAME))) {
            throw new JournalException(
                    "not a journal but the folder of a session: directory=" + directory + "; name " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new JournalException("not a journal (it has no file named journal): directory=" + directory
                    + "; name the directory that a run printed at its start");
        }
        final Map<String, String> entries = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                final int equals = line.indexOf('=');
                if (equals > 0) {
                    entries.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new JournalException("cannot read file=" + file + " (" + e + "); check its permissions", e);
        }
        return parse(file, entries);
    }

    private static JournalMetadata parse(Path file, Map<String, String> entries) {
        final int format = number(file, entries, "format");
        final int schema = number(file, entries, "schema");
        refuseNewer(file, "format", format, FORMAT_VERSION);
        refuseNewer(file, "schema", schema, MessageHeaderDecoder.SCHEMA_VERSION);
        try {
            return new JournalMetadata(
                    schema,
                    JournalContext.Roll.valueOf(text(file, entries, "roll")),
                    new JournalIdentity(
                            text(file, entries, "instance"),
                            text(file, entries, "commit"),
                            text(file, entries, "configuration"),
                            text(file, entries, "model")));
        } catch (IllegalArgumentException e) {
            throw new JournalException("damaged file=" + file + " (" + e.getMessage() + "); restore it from a copy", e);
        }
    }

    private static void refuseNewer(Path file, String name, int found, int known) {
        if (found > known) {
            throw new JournalException("journal was written by a newer version: " + name + "=" + found
                    + ", known up to " + known + ", file=" + file + "; use the version that wrote it");
        }
    }

    private static int number(Path file, Map<String, String> entries, String name) {
        try {
            return Integer.parseInt(text(file, entries, name));
        } catch (NumberFormatException e) {
            throw new JournalException("damaged file=" + file + " (" + name + "); restore it from a copy", e);
        }
    }

    private static String text(Path file, Map<String, String> entries, String name) {
        final String value = entries.get(name);
        if (value == null) {
            throw new JournalException("damaged file=" + file + " (lacks " + name + "); restore it from a copy");
        }
        return value;
    }
}
