package io.escapement.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A named set of limits: {@code profiles/NAME.yaml} beside the configuration file, or else in the {@code config} folder
 * of this installation. The configuration file wins over it.
 */
final class Profile {
    /** No profile: defaults only. */
    static final String NONE = "none";

    private static final String SUFFIX = ".yaml";

    private Profile() {}

    /**
     * Reads a profile.
     *
     * @param name of the profile
     * @param configuration file it is for
     * @return its keys; empty for {@link #NONE}
     * @throws ConfigurationException if there is none of that name
     */
    static Map<String, String> read(String name, Path configuration) {
        if (name.equals(NONE)) {
            return Map.of();
        }
        final TreeSet<String> known = new TreeSet<>();
        for (final Path folder : folders(configuration)) {
            final Path file = folder.resolve(name + SUFFIX);
            if (name.matches("[A-Za-z0-9-]+") && Files.isRegularFile(file)) {
                return YamlFile.read(file);
            }
            known.addAll(names(folder));
        }
        throw new ConfigurationException("profile: there is no '" + name + "'; it must be " + NONE
                + (known.isEmpty() ? "" : " or one of " + String.join(", ", known)));
    }

    private static Path[] folders(Path configuration) {
        final Path beside = configuration.toAbsolutePath().resolveSibling("profiles");
        final String home = System.getProperty("escapement.home");
        return home == null ? new Path[] {beside} : new Path[] {beside, Path.of(home, "config", "profiles")};
    }

    private static TreeSet<String> names(Path folder) {
        final TreeSet<String> names = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
        } catch (final IOException e) {
            throw new ConfigurationException("profile: cannot read " + folder + ": " + e.getMessage(), e);
        }
        return names;
    }
}
