package io.escapement.trainer.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle with what its manifest says of where it comes from. What it has seen reaches to where its test part begins, the
 * rows it was neither fitted nor decided on; a manifest that doesn't tell counts as having seen all.
 */
public final class BacktestModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] bytes;
    private final ModelBundle bundle;
    private final JsonNode manifest;

    private BacktestModel(byte[] bytes) {
        this.bytes = bytes;
        bundle = ModelBundle.read(bytes);
        try {
            manifest = JSON.readTree(BundleContainer.read(bytes).section(ModelBundle.MANIFEST));
        } catch (final IOException e) {
            throw new IllegalArgumentException("its manifest is no JSON", e);
        }
    }

    /**
     * Verifies a bundle.
     *
     * @param bytes the whole file; null for no model
     * @return the model, or null
     * @throws TrainerException if the engine would refuse it
     */
    public static BacktestModel of(byte[] bytes) {
        try {
            return bytes == null ? null : new BacktestModel(bytes);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("the bundle is refused: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the model of a choice.
     *
     * @param choice or null
     * @return the model, or null
     * @throws TrainerException if it isn't there, or the engine would refuse it
     */
    public static BacktestModel read(ModelChoice choice) {
        if (choice == null) {
            return null;
        }
        if ((choice.file() == null) == (choice.registry() == null)) {
            throw new TrainerException("give a model by its file or by a registry, one of the two");
        }
        if (choice.file() != null) {
            return read(Path.of(choice.file()));
        }
        if (choice.name() == null) {
            throw new TrainerException("name the model of the registry: a version, or the beginning of a hash");
        }
        final ModelRegistry registry = new ModelRegistry(Path.of(choice.registry()), System::currentTimeMillis);
        return read(registry.file(registry.find(choice.name())));
    }

    private static BacktestModel read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (final IOException e) {
            throw new TrainerException("can't read bundle " + file + ": no such file, or no permission", e);
        }
    }

    /** The whole file; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * What the bundle says about itself.
     *
     * @return its manifest
     */
    public JsonNode manifest() {
        return manifest;
    }

    /**
     * Name of its content.
     *
     * @return SHA-256, lower-case hexadecimal
     */
    public String sha256() {
        return bundle.sha256();
    }

    /** Whether it was trained on a symbol. */
    boolean covers(String symbol) {
        return bundle.covers(symbol);
    }

    /** Symbols it was trained on, in the order of their codes. */
    List<String> symbols() {
        final List<String> symbols = new ArrayList<>();
        manifest.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
        return symbols;
    }

    /** First row it has seen, milliseconds. */
    long seenFromMs() {
        return manifest.path("data").path("fromMs").asLong(Long.MIN_VALUE);
    }

    /** From here on nothing was used to fit or decide, milliseconds. */
    long seenUntilMs() {
        final JsonNode data = manifest.path("data");
        return data.hasNonNull("testFromMs")
                ? data.path("testFromMs").asLong()
                : data.path("toMs").asLong(Long.MAX_VALUE);
    }
}
