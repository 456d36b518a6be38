package io.escapement.runtime.thread;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import net.openhft.affinity.Affinity;

/**
 * Starts the engine's threads on the CPUs the configuration names and remembers where each really runs, as the kernel
 * says it.
 */
public final class ThreadPlacement {
    private static final Path OWN_STATUS = Path.of("/proc/thread-self/status");
    private static final String NAME = "Name:";
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final Map<String, String> placed = new ConcurrentSkipListMap<>();

    /**
     * CPUs this process may use now.
     *
     * @return a fresh set
     */
    public static BitSet available() {
        final BitSet cpus = Affinity.getAffinity();
        if (cpus.isEmpty()) {
            cpus.set(0, Runtime.getRuntime().availableProcessors());
        }
        return (BitSet) cpus.clone();
    }

    /**
     * A factory of one named, pinned thread.
     *
     * @param name of the thread
     * @param cpus where it may run
     * @return the factory; its threads are not daemons
     */
    public ThreadFactory factory(String name, CpuList cpus) {
        return task -> new Thread(
                () -> {
                    pinCurrent(name, cpus);
                    task.run();
                },
                name);
    }

    /**
     * Pins the calling thread and records where the kernel put it.
     *
     * @param name of the thread
     * @param cpus where it may run
     */
    public void pinCurrent(String name, CpuList cpus) {
        if (!cpus.isAny()) {
            Affinity.setAffinity(cpus.cpus());
        }
        placed.put(name, "configured " + cpus + ", kernel says " + allowedNow());
    }

    /**
     * Where each thread runs.
     *
     * @return configured and actual CPU list by thread name, in order of name
     */
    public Map<String, String> placed() {
        return new TreeMap<>(placed);
    }

    /**
     * Every other thread of this process, as the kernel lists them: helpers of the libraries and of the JVM.
     *
     * @return names by CPU list, in order; empty where the kernel does not tell
     */
    public Map<String, Set<String>> others() {
        final Map<String, Set<String>> names = new TreeMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (final Path task : tasks) {
                String name = "";
                String cpus = "unknown";
                for (final String line : Files.readAllLines(task.resolve("status"))) {
                    if (line.startsWith(NAME)) {
                        name = line.substring(NAME.length()).strip();
                    } else if (line.startsWith(ALLOWED)) {
                        cpus = line.substring(ALLOWED.length()).strip();
                    }
                }
                if (!placed.containsKey(name)) {
                    names.computeIfAbsent(cpus, key -> new TreeSet<>()).add(name);
                }
            }
        } catch (final IOException e) {
            // A thread may end while it is looked at; the list is for people.
            return names;
        }
        return names;
    }

    /** The kernel's own word on the calling thread; Java's would only repeat what was asked for. */
    private static String allowedNow() {
        try {
            for (final String line : Files.readAllLines(OWN_STATUS)) {
                if (line.startsWith(ALLOWED)) {
                    return line.substring(ALLOWED.length()).strip();
                }
            }
        } catch (final IOException e) {
            return "unknown (no " + OWN_STATUS + " here)";
        }
        return "unknown";
    }
}
