package io.escapement.trainer.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
        final long ways = Stream.of(choice.file(), choice.registry(), choice.journal())
                .filter(Objects::nonNull)
                .count();
        if (ways != 1) {
            throw new TrainerException("give a model by its file, by a registry or by a journal, one of the three");
        }
        if (choice.file() != null) {
            return read(Path.of(choice.file()));
        }
        if (choice.journal() != null) {
            return SessionJournal.model(Path.of(choice.journal()));
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

    /** XGBoost's file of the boosted trees. */
    byte[] trees() {
        return BundleContainer.read(bytes).section(ModelBundle.TREES);
    }

    /** Of the trees in the ensemble. */
    double treesWeight() {
        return manifest.path("ensemble").path("trees").asDouble();
    }

    /** How far it may go. */
    String stage() {
        return bundle.stage().name();
    }

    /** Names of the columns that tell the symbol; none for a model that isn't told. */
    List<String> symbolColumns() {
        return switch (encoding()) {
            case NONE -> List.of();
            case INDEX -> List.of("symbol");
            case ONE_HOT -> symbols().stream().map(symbol -> "symbol " + symbol).toList();
        };
    }

    /** A masked row as the trees take it. */
    float[] row(double[] features, String symbol) {
        final double[] wide =
                Arrays.copyOf(features, features.length + symbolColumns().size());
        encoding().encode(bundle.symbolCode(symbol), wide, features.length);
        final float[] row = new float[wide.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) wide[i];
        }
        return row;
    }

    private SymbolEncoding encoding() {
        return SymbolEncoding.valueOf(manifest.path("encoding").path("symbols").asText());
    }

    /**
     * First row it has seen.
     *
     * @return milliseconds since the epoch
     */
    public long seenFromMs() {
        return manifest.path("data").path("fromMs").asLong(Long.MIN_VALUE);
    }

    /**
     * From here on nothing was used to fit or decide.
     *
     * @return milliseconds since the epoch
     */
    public long seenUntilMs() {
        final JsonNode data = manifest.path("data");
        return data.hasNonNull("testFromMs")
                ? data.path("testFromMs").asLong()
                : data.path("toMs").asLong(Long.MAX_VALUE);
    }
}
