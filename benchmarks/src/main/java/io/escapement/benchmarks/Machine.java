package io.escapement.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a figure was measured on: it means nothing without. */
public final class Machine {
    private Machine() {}

    /**
     * Machine, kernel, JVM, flags and commit, a line each.
     *
     * @return for the head of a report
     */
    public static String describe() {
        return String.join(
                System.lineSeparator(),
                "machine  " + cpu() + ", " + Runtime.getRuntime().availableProcessors() + " cores",
                "kernel   " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "jvm      " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                "flags    " + String.join(" ", flags()),
                "commit   " + System.getProperty("escapement.commit", "unknown"));
    }

    /**
     * JVM options of this process, for forks to have the same.
     *
     * @return without system properties that only describe the build
     */
    public static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Descapement."))
                .toList();
    }

    /**
     * Properties of the build, for processes that are started from here.
     *
     * @return as JVM options
     */
    public static List<String> buildProperties() {
        return Map.of(
                        "escapement.commit", System.getProperty("escapement.commit", "unknown"),
                        "escapement.home", System.getProperty("escapement.home", "."))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (final IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
