package io.escapement.trainer.registry;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A folder of bundles, {@code SHA256.bundle}, and {@code registry.json}, which numbers them.
 *
 * <p>Bundles are never changed: a promotion is a new bundle of the same trees whose manifest names the new stage and the
 * one it came from. Every write holds the lock of {@code registry.lock}, puts the bundle there first and replaces the
 * index whole, so that what is listed is always there.
 */
public final class ModelRegistry {
    private static final String INDEX = "registry.json";
    private static final String LOCK = "registry.lock";
    private static final String PARENT = "promotedFrom";
    private static final double DAY_MS = 86_400_000.0;
    /** Numbers keep their decimals, so that a promoted manifest says the same. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Path folder;
    private final LongSupplier nowMs;

    /**
     * A registry.
     *
     * @param folder need not exist before the first write
     * @param nowMs wall clock, milliseconds since the epoch
     */
    public ModelRegistry(Path folder, LongSupplier nowMs) {
        this.folder = folder;
        this.nowMs = nowMs;
    }

    /**
     * All models.
     *
     * @return by version
     * @throws TrainerException if the index can't be read
     */
    public List<ModelEntry> entries() {
        final Path index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return List.of();
        }
        try {
            return JSON.readValue(index.toFile(), new TypeReference<List<ModelEntry>>() {});
        } catch (final IOException e) {
            throw new TrainerException("can't read " + index + ": " + firstLine(e), e);
        }
    }

    /**
     * Takes a bundle in. One that is there already stays as it is.
     *
     * @param bundle whole file
     * @return its entry
     * @throws TrainerException if the engine would refuse it, or it can't be written
     */
    public ModelEntry publish(byte[] bundle) {
        return locked(entries -> add(entries, bundle, 0));
    }

    /**
     * Lets a model go further, or less far.
     *
     * @param entry which
     * @param to stage
     * @return the entry of the new bundle
     * @throws TrainerException naming every rule that is not met
     */
    public ModelEntry promote(ModelEntry entry, ModelStage to) {
        final byte[] bundle = read(entry);
        final ObjectNode manifest = manifest(bundle);
        final List<String> unmet = PromotionRules.unmet(entry.stage(), to, manifest);
        if (!entry.mayBeUsed()) {
            throw new TrainerException("model " + entry.version() + " is retired: " + entry.retired());
        }
        if (entry.stage() == to) {
            throw new TrainerException("model " + entry.version() + " is of stage " + to + " already");
        }
        if (!unmet.isEmpty()) {
            throw new TrainerException(
                    "model " + entry.version() + " may not become " + to + ": " + String.join("; ", unmet));
        }
        manifest.put("stage", to.name());
        manifest.put(PARENT, entry.sha256());
        final List<BundleContainer.Section> sections = new ArrayList<>();
        for (final BundleContainer.Section section :
                BundleContainer.read(bundle).sections()) {
            sections.add(
                    section.name().equals(ModelBundle.MANIFEST)
                            ? new BundleContainer.Section(section.name(), text(manifest))
                            : section);
        }
        final byte[] promoted = BundleContainer.write(sections);
        return locked(entries -> add(entries, promoted, entry.version()));
    }

    /**
     * Marks a model as not to be used; its bundle stays, for journals that name it.
     *
     * @param entry which
     * @param why for people
     * @return the changed entry
     */
    public ModelEntry retire(ModelEntry entry, String why) {
        return locked(entries -> {
            final ModelEntry retired = entry.retired(why);
            entries.replaceAll(other -> other.version() == entry.version() ? retired : other);
            return retired;
        });
    }

    /**
     * A model by what a person types.
     *
     * @param name version, or the beginning of the hash, at least 6 digits
     * @return its entry
     * @throws TrainerException if there is none, or several
     */
    public ModelEntry find(String name) {
        final List<ModelEntry> found = entries().stream()
                .filter(entry -> name.equals(Integer.toString(entry.version()))
                        || (name.length() >= 6 && entry.sha256().startsWith(name.toLowerCase(Locale.ROOT))))
                .toList();
        if (found.size() != 1) {
            throw new TrainerException((found.isEmpty() ? "no model '" : "several models '") + name + "' in " + folder
                    + "; train models list shows them");
        }
        return found.get(0);
    }

    /**
     * The best model for some symbols: of this engine's features, not retired, trained on all of them, far enough; then
     * the furthest stage, the highest confidence, the newest.
     *
     * @param symbols to be traded
     * @param atLeast stage needed
     * @return empty if there is none
     */
    public Optional<ModelEntry> best(List<String> symbols, ModelStage atLeast) {
        final String layout = String.format("%016x", FeatureLayout.standard().hash());
        return entries().stream()
                .filter(ModelEntry::mayBeUsed)
                .filter(entry -> entry.featureLayoutHash().equals(layout))
                .filter(entry -> entry.stage().compareTo(atLeast) >= 0)
                .filter(entry -> entry.symbols().containsAll(symbols))
                .max(Comparator.comparing(ModelEntry::stage)
                        .thenComparingDouble(ModelEntry::confidence)
                        .thenComparingInt(ModelEntry::version));
    }

    /**
     * Where a bundle lies.
     *
     * @param entry which
     * @return its file
     */
    public Path file(ModelEntry entry) {
        return folder.resolve(entry.sha256() + ".bundle");
    }

    /**
     * The manifest of a model.
     *
     * @param entry which
     * @return as in the bundle
     */
    public JsonNode manifest(ModelEntry entry) {
        return manifest(read(entry));
    }

    private byte[] read(ModelEntry entry) {
        try {
            return Files.readAllBytes(file(entry));
        } catch (final IOException e) {
            throw new TrainerException(
                    "model " + entry.version() + " is listed, but " + file(entry) + " can't be read", e);
        }
    }

    private ModelEntry add(List<ModelEntry> entries, byte[] bundle, int parent) {
        final ModelBundle verified;
        try {
            verified = ModelBundle.read(bundle);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("the engine would refuse this bundle: " + e.getMessage(), e);
        }
        for (final ModelEntry entry : entries) {
            if (entry.sha256().equals(verified.sha256())) {
                return entry;
            }
        }
        final int version =
                entries.isEmpty() ? 1 : entries.get(entries.size() - 1).version() + 1;
        final ModelEntry entry = entry(version, verified, manifest(bundle), parent);
        write(file(entry), bundle);
        entries.add(entry);
        return entry;
    }

    private ModelEntry entry(int version, ModelBundle bundle, JsonNode manifest, int parent) {
        final List<String> symbols = new ArrayList<>();
        manifest.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
        final JsonNode data = manifest.path("data");
        final List<Integer> days = new ArrayList<>();
        for (final String symbol : symbols) {
            final JsonNode known = data.path("days").path(symbol);
            days.add(
                    known.isNumber()
                            ? known.asInt()
                            : (int) ((data.path("toMs").asLong()
                                            - data.path("fromMs").asLong())
                                    / DAY_MS));
        }
        return new ModelEntry(
                version,
                bundle.sha256(),
                nowMs.getAsLong(),
                bundle.stage(),
                symbols,
                days,
                manifest.path("encoding").path("symbols").asText(),
                bundle.intervalMinutes(),
                manifest.path("featureLayoutHash").asText(),
                data.path("fromMs").asLong(),
                data.path("toMs").asLong(),
                data.path("sha256").asText(),
                data.path("rows").asInt(),
                manifest.path("trainer").path("commit").asText(),
                Confidence.of(manifest),
                parent,
                null);
    }

    /** Runs a change under the lock and replaces the index if it succeeds. */
    private ModelEntry locked(Function<List<ModelEntry>, ModelEntry> change) {
        try {
            Files.createDirectories(folder);
        } catch (final IOException e) {
            throw new TrainerException("can't make the registry's folder " + folder + ": " + firstLine(e), e);
        }
        synchronized (ModelRegistry.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                final List<ModelEntry> entries = new ArrayList<>(entries());
                final ModelEntry entry = change.apply(entries);
                if (lock.isValid()) {
                    write(
                            folder.resolve(INDEX),
                            JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries));
                }
                return entry;
            } catch (final IOException e) {
                throw new TrainerException("can't write to the registry " + folder + ": " + firstLine(e), e);
            }
        }
    }

    private static void write(Path file, byte[] bytes) {
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            forget(part);
            throw new TrainerException("can't write " + file + " (" + firstLine(e) + "); make room there", e);
        }
    }

    /** Whatever there is of it is worth nothing. */
    private static void forget(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (final IOException e) {
            // The failure to write is the one to tell of.
        }
    }

    private static ObjectNode manifest(byte[] bundle) {
        try {
            return (ObjectNode) JSON.readTree(BundleContainer.read(bundle).section(ModelBundle.MANIFEST));
        } catch (final IOException e) {
            throw new TrainerException("the bundle's manifest is not JSON", e);
        }
    }

    private static byte[] text(ObjectNode manifest) {
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
