package io.escapement.tools.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A replay in a JVM of its own. */
record JvmVariant(Jdk jdk, Compilation compilation, Path directory, long limit, String subjects) implements Variant {
    /** How the JVM runs bytecode. */
    enum Compilation {
        INTERPRETED("interpreted", "-Xint"),
        C1("C1 only", "-XX:TieredStopAtLevel=1"),
        C2("C2 only", "-XX:-TieredCompilation");

        private final String words;
        private final String flag;

        Compilation(String words, String flag) {
            this.words = words;
            this.flag = flag;
        }
    }

    @Override
    public String name() {
        return "JDK " + jdk.major() + ", " + compilation.words;
    }

    @Override
    public VariantResult run() {
        final long startNs = System.nanoTime();
        final List<String> command = jdk.command(List.of(compilation.flag));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                GateChild.class.getName(),
                directory.toString(),
                Long.toString(limit),
                subjects));
        try {
            final Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String last = "said nothing";
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = line;
                }
            }
            final int status = process.waitFor();
            final long elapsedNs = System.nanoTime() - startNs;
            final String[] words = last.split(" ");
            if (status != 0 || words.length != GateChild.WORDS || !words[0].equals(GateChild.RESULT)) {
                return new VariantResult(0, 0, "failed: " + last, elapsedNs);
            }
            return new VariantResult(Long.parseLong(words[1]), Long.parseLong(words[2]), words[3], elapsedNs);
        } catch (IOException e) {
            return new VariantResult(0, 0, "failed: " + e.getMessage(), System.nanoTime() - startNs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new VariantResult(0, 0, "failed: interrupted", System.nanoTime() - startNs);
        }
    }
}
