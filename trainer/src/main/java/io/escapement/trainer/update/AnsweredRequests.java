package io.escapement.trainer.update;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which request was answered by which model, kept beside the registry: a request is answered once, however often it is read. */
final class AnsweredRequests {
    private static final String FILE = "answered.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final SortedMap<String, Integer> versions;

    private AnsweredRequests(Path file, SortedMap<String, Integer> versions) {
        this.file = file;
        this.versions = versions;
    }

    /**
     * Those of a registry.
     *
     * @param registry its folder, which need not be there yet
     * @return what has been answered
     * @throws TrainerException if the file can't be read
     */
    static AnsweredRequests of(Path registry) {
        final Path file = registry.resolve(FILE);
        try {
            return new AnsweredRequests(
                    file,
                    Files.exists(file)
                            ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Integer>>() {})
                            : new TreeMap<>());
        } catch (final IOException e) {
            throw new TrainerException(
                    "can't read " + file + ": restore it, or delete it to have every request answered again", e);
        }
    }

    boolean has(TrainingRequest request) {
        return versions.containsKey(request.key());
    }

    /** From now on these are answered, in the next process, too. */
    void add(Collection<TrainingRequest> requests, int version) {
        requests.forEach(request -> versions.put(request.key(), version));
        final Path part = file.resolveSibling(FILE + ".part");
        try {
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), versions);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new TrainerException("can't write " + file + ": " + e.getMessage(), e);
        }
    }
}
