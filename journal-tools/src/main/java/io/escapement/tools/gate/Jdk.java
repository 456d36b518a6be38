package io.escapement.tools.gate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK on this machine.
 *
 * @param major version, such as 17
 * @param home its directory
 */
record Jdk(int major, Path home) {
    private static final int OLDEST = 17;
    private static final int NEWEST = 25;
    private static final int NATIVE_ACCESS_FLAGS_SINCE = 24;
    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"(\\d+)");

    /** @return the usable ones, one a version, oldest first; always holds the running one */
    static Collection<Jdk> find() {
        final TreeMap<Integer, Jdk> found = new TreeMap<>();
        final List<Path> candidates = new ArrayList<>();
        for (String place : new String[] {"/usr/lib/jvm", "/usr/java", "/opt", "/opt/java"}) {
            children(Path.of(place), candidates);
        }
        children(Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"), candidates);
        children(Path.of(System.getProperty("user.home"), ".jdks"), candidates);
        for (Path candidate : candidates) {
            final int major = major(candidate);
            if (major >= OLDEST && major <= NEWEST && Files.isExecutable(java(candidate))) {
                found.put(major, new Jdk(major, candidate));
            }
        }
        final int running = Runtime.version().feature();
        found.put(running, new Jdk(running, Path.of(System.getProperty("java.home"))));
        return found.values();
    }

    /** @return the command that starts it with the access that the libraries need */
    List<String> command(List<String> options) {
        final List<String> command = new ArrayList<>();
        command.add(java(home).toString());
        command.addAll(List.of(
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED"));
        if (major >= NATIVE_ACCESS_FLAGS_SINCE) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(options);
        return command;
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    private static void children(Path place, List<Path> into) {
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
                all.forEach(into::add);
            } catch (IOException e) {
                // A place that can't be listed holds no JDK for us.
            }
        }
    }

    private static int major(Path home) {
        try {
            for (String line : Files.readAllLines(home.resolve("release"))) {
                final Matcher matcher = VERSION.matcher(line);
                if (matcher.find()) {
                    return Integer.parseInt(matcher.group(1));
                }
            }
        } catch (IOException e) {
            // Not a JDK.
        }
        return -1;
    }
}
