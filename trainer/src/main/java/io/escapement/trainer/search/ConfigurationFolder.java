package io.escapement.trainer.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Configurations in a folder, three files each: {@code NAME.json}, all about it; {@code NAME.conf}, lines that
 * {@code --core} takes; {@code NAME.yaml}, which the engine's {@code --config} takes. NAME is the id, or where that is too
 * long for a file its beginning and a hash.
 *
 * <p>Each is replaced whole, the JSON last. Writers wait for each other.
 */
public final class ConfigurationFolder implements ConfigurationStore {
    private static final String LOCK = "configurations.lock";
    private static final String JSON_ENDING = ".json";
    private static final String CORE_ENDING = ".conf";
    private static final int NAME_MAX = 80;
    private static final int HASH_DIGITS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /**
     * A view of a folder.
     *
     * @param folder need not exist before the first write
     */
    public ConfigurationFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public StoredConfiguration upsert(StoredConfiguration configuration) {
        // A file lock keeps other processes out, the monitor other threads of this one.
        synchronized (ConfigurationFolder.class) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    final int before = find(configuration.id())
                            .map(StoredConfiguration::revision)
                            .orElse(0);
                    final StoredConfiguration kept = configuration.withRevision(before + 1);
                    if (lock.isValid()) {
                        write(kept);
                    }
                    return kept;
                }
            } catch (final IOException e) {
                throw new TrainerException("can't write to configurations " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public List<StoredConfiguration> list() {
        final List<StoredConfiguration> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + JSON_ENDING)) {
            for (final Path file : files) {
                all.add(read(file));
            }
        } catch (final IOException e) {
            throw new TrainerException("can't list configurations " + folder + ": " + e.getMessage(), e);
        }
        all.sort(Comparator.comparing(StoredConfiguration::id));
        return all;
    }

    @Override
    public Optional<StoredConfiguration> find(String id) {
        final Path file = file(id, JSON_ENDING);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * The file of a configuration that {@code --core} takes.
     *
     * @param id of a stored one
     * @return its name
     */
    public Path coreFile(String id) {
        return file(id, CORE_ENDING);
    }

    /**
     * The file of a configuration that the engine's {@code --config} takes.
     *
     * @param id of a stored one
     * @return its name
     */
    public Path engineFile(String id) {
        return file(id, ".yaml");
    }

    /**
     * How many trials the search made that stored a configuration.
     *
     * @param coreFile any that {@code --core} takes
     * @return empty if no search's configuration lies beside it
     * @throws TrainerException if what lies there is damaged
     */
    public static OptionalInt trials(Path coreFile) {
        final String name = coreFile.getFileName().toString();
        if (!name.endsWith(CORE_ENDING)) {
            return OptionalInt.empty();
        }
        final Path file =
                coreFile.resolveSibling(name.substring(0, name.length() - CORE_ENDING.length()) + JSON_ENDING);
        if (!Files.isRegularFile(file)) {
            return OptionalInt.empty();
        }
        try {
            final int trials =
                    JSON.readTree(file.toFile()).path("evidence").path("trials").asInt();
            return trials < 1 ? OptionalInt.empty() : OptionalInt.of(trials);
        } catch (final IOException e) {
            throw new TrainerException(
                    "can't read " + file + ", which should say how many trials made " + coreFile
                            + "; remove it and give --trials N",
                    e);
        }
    }

    private void write(StoredConfiguration configuration) throws JsonProcessingException {
        final String id = configuration.id();
        final StringBuilder core = new StringBuilder("# " + id + ", revision " + configuration.revision() + "\n");
        configuration
                .core()
                .forEach((name, value) ->
                        core.append(name).append(" = ").append(value).append('\n'));
        WholeFile.write(coreFile(id), core.toString());
        WholeFile.write(engineFile(id), EngineYaml.of(configuration));
        WholeFile.write(
                file(id, JSON_ENDING), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(configuration) + "\n");
    }

    private static StoredConfiguration read(Path file) {
        try {
            return JSON.readValue(file.toFile(), StoredConfiguration.class);
        } catch (final IOException e) {
            throw new TrainerException("can't read configuration " + file + "; remove it and search again", e);
        }
    }

    private Path file(String id, String ending) {
        return folder.resolve((id.length() <= NAME_MAX ? id : id.substring(0, NAME_MAX) + '-' + hash(id)) + ending);
    }

    private static String hash(String id) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
