package io.escapement.runtime.command;

import io.escapement.runtime.thread.CpuList;
import io.escapement.runtime.thread.ThreadPlacement;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at the machine and says what would hurt, and what to do about it. */
@Command(
        name = "doctor",
        description = "Checks JDK, flags, native libraries, disk, clock and cores, and says what to do about each.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private static final long GIB = 1L << 30;
    private static final long DISK_WANTED = 5 * GIB;
    private static final int CORES_WANTED = 4;
    private static final int CLOCK_PROBES = 1_000_000;
    private static final long CLOCK_SLOW_NS = 100;
    private static final List<Path> GOMP = List.of(
            Path.of("/lib/x86_64-linux-gnu/libgomp.so.1"),
            Path.of("/usr/lib/x86_64-linux-gnu/libgomp.so.1"),
            Path.of("/lib/aarch64-linux-gnu/libgomp.so.1"),
            Path.of("/usr/lib64/libgomp.so.1"),
            Path.of("/usr/lib/libgomp.so.1"));

    @Spec
    private CommandSpec spec;

    private PrintWriter out;
    private int failures;
    private int warnings;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        jdk();
        flags();
        nativeLibraries();
        disk();
        clock();
        cores();
        memory();
        out.println();
        out.printf(
                "%s%n",
                failures > 0
                        ? failures + " to mend before Escapement runs here"
                        : warnings > 0 ? "fit to run; " + warnings + " to know about" : "fit to run");
        return failures > 0 ? 1 : 0;
    }

    private void jdk() {
        final int major = Runtime.version().feature();
        final String what = "JDK " + Runtime.version() + ", " + System.getProperty("java.home");
        if (major < 17 || major > 25) {
            fail("jdk", what, "use a JDK of version 17 to 25: set ESCAPEMENT_JAVA_HOME");
        } else if (major < 25) {
            warn("jdk", what, "works; 25 starts faster and predicts a little quicker");
        } else {
            pass("jdk", what);
        }
    }

    private void flags() {
        try {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8]);
            buffer.putLongOrdered(0, 1);
            pass("flags", "internal memory access is open to Agrona");
        } catch (final IllegalAccessError | ExceptionInInitializerError | NoClassDefFoundError e) {
            fail("flags", "Agrona can't reach memory", "start through ./run.sh, which holds the JVM flags");
        }
        final boolean opened = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.contains("sun.nio.ch"));
        if (opened) {
            pass("flags", "java.base/sun.nio.ch is open to Chronicle");
        } else {
            fail("flags", "java.base/sun.nio.ch is closed", "start through ./run.sh, which holds the JVM flags");
        }
    }

    private void nativeLibraries() {
        if (Epoll.isAvailable()) {
            pass("native", "epoll transport");
        } else {
            warn("native", "no epoll transport here", "the gateway falls back to the JDK's, a little slower");
        }
        if (GOMP.stream().anyMatch(Files::exists)) {
            pass("native", "libgomp, for the trainer");
        } else {
            warn("native", "libgomp.so.1 not found", "the trainer needs it: Debian: apt-get install libgomp1");
        }
        try {
            ThreadPlacement.available();
            pass("native", "CPU affinity");
        } catch (final LinkageError e) {
            warn("native", "no CPU affinity here", "threads can't be pinned; leave threads.*.cpus at any");
        }
    }

    private void disk() {
        final Path var = Path.of(System.getProperty("escapement.var", "var"));
        try {
            Files.createDirectories(var);
            final FileStore store = Files.getFileStore(var);
            final String what =
                    String.format("%s: %s, %.1f GiB free", var, store.type(), (double) store.getUsableSpace() / GIB);
            if (!Files.isWritable(var)) {
                fail("disk", what, "the folder can't be written: change its owner or set ESCAPEMENT_VAR");
            } else if (store.getUsableSpace() < DISK_WANTED) {
                warn("disk", what, "a day of many symbols takes gigabytes: free some or set ESCAPEMENT_VAR");
            } else {
                pass("disk", what);
            }
        } catch (final IOException e) {
            fail("disk", "can't use " + var + ": " + e.getMessage(), "set ESCAPEMENT_VAR to a folder you may write");
        }
    }

    private void clock() {
        final String source = read(Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
        long sink = 0;
        final long begin = System.nanoTime();
        for (int i = 0; i < CLOCK_PROBES; i++) {
            sink ^= System.nanoTime();
        }
        final long cost = (System.nanoTime() - begin) / CLOCK_PROBES;
        final String what = "source " + source + ", " + cost + " ns a reading" + (sink == 42 ? " " : "");
        if (cost > CLOCK_SLOW_NS) {
            warn("clock", what, "slow: let the kernel use tsc or kvm-clock");
        } else {
            pass("clock", what);
        }
        final boolean synchronised = Files.exists(Path.of("/run/systemd/timesync/synchronized"))
                || Files.isDirectory(Path.of("/run/chrony"))
                || Files.exists(Path.of("/var/lib/ntp"));
        if (synchronised) {
            pass("clock", "a time service runs");
        } else {
            warn("clock", "no time service seen", "live: the venue refuses requests over a second ahead; run chrony");
        }
    }

    private void cores() {
        final CpuList available = new CpuList(ThreadPlacement.available());
        final int count = available.cpus().cardinality();
        final String isolated = read(Path.of("/sys/devices/system/cpu/isolated"));
        final String what = count + " cores (" + available + "), isolated: " + (isolated.isEmpty() ? "none" : isolated);
        if (count < 2) {
            warn("cores", what, "one core: leave every wait at blocking");
        } else if (count < CORES_WANTED) {
            warn("cores", what, "shared cores: threads.business.wait may be yielding, nothing else may spin");
        } else {
            pass("cores", what);
        }
        final String governor = read(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        if (!governor.isEmpty() && !governor.equals("performance")) {
            warn(
                    "cores",
                    "frequency governor " + governor,
                    "for steady latency: cpupower frequency-set -g performance");
        }
    }

    private void memory() {
        final String pages = read(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"));
        if (pages.contains("[always]")) {
            warn(
                    "memory",
                    "transparent huge pages: always",
                    "can stall: echo madvise > .../transparent_hugepage/enabled");
        }
        pass(
                "memory",
                String.format(
                        "heap limit %.1f GiB", (double) Runtime.getRuntime().maxMemory() / GIB));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (final IOException e) {
            return "";
        }
    }

    private void pass(String topic, String what) {
        out.printf("  ok    %-8s %s%n", topic, what);
    }

    private void warn(String topic, String what, String remedy) {
        warnings++;
        out.printf("  note  %-8s %s%n                 %s%n", topic, what, remedy);
    }

    private void fail(String topic, String what, String remedy) {
        failures++;
        out.printf("  FAIL  %-8s %s%n                 %s%n", topic, what, remedy);
    }
}
