package io.escapement.tools.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalView;
import io.escapement.tools.CountingSubject;
import io.escapement.tools.SampleInputs;
import io.escapement.tools.SampleJournal;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound subjects pass the gate; a leak of each kind turns it red, where that kind shows. */
class GateTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.defaults();
    private static final int BARS = 60;

    @TempDir
    Path folder;

    private final List<String> red = new ArrayList<>();
    private final SampleInputs inputs = new SampleInputs();

    @BeforeEach
    void makeInputs() {
        inputs.runStart(SampleJournal.hash(CONFIGURATION), 1, false).instrument(0, "ABCUSDT");
        for (int i = 0; i < BARS; i++) {
            inputs.bar(0, 3, 100 + i, 102 + i, 99 + i, 101 + i);
        }
    }

    @Test
    void shouldBeGreenWhenTheSubjectIsAFunctionOfItsInputs() {
        assertThat(runGate(new Sound(), true)).isZero();
    }

    @Test
    void shouldBeRedWhenTheClockLeaksIn() {
        assertThat(runGate(out -> leaking(out, () -> System.nanoTime()), false)).isPositive();
    }

    @Test
    void shouldBeRedWhenBytesBehindTheMessageLeakIn() {
        runGate(out -> new StaleBytes(out), false);

        assertThat(red).contains("slots filled with FF");
    }

    @Test
    void shouldBeRedWhenCoresShareStaticState() {
        runGate(out -> leaking(out, new SharedCounter()::next), false);

        assertThat(red).contains("two cores interleaved, the first", "two cores interleaved, the second");
    }

    @Test
    void shouldBeRedWhenHashOrderOfIdentitiesLeaksIn() {
        assertThat(runGate(out -> leaking(out, GateTest::firstOfIdentityOrder), false))
                .isPositive();
    }

    @Test
    void shouldBeRedInChildrenWhenTheCompilerLeaksIn() {
        final String running = "JDK " + Runtime.version().feature() + ", interpreted";

        runGate(new CompilerDependent(), name -> name.equals(running));

        assertThat(red).containsExactly(running);
    }

    private int runGate(SubjectFactory subjects, boolean jvms) {
        return runGate(subjects, name -> jvms || !name.startsWith("JDK "));
    }

    private int runGate(SubjectFactory subjects, Predicate<String> chosen) {
        final Path directory = folder.resolve("journal");
        SampleJournal.record(directory, CONFIGURATION, subjects, inputs.messages());
        try (JournalView view = Journal.openReadOnly(directory)) {
            final Gate gate = new Gate(view, subjects, subjects.getClass().getName());
            final List<Variant> variants = gate.variants(true, 40, 2, 1).stream()
                    .filter(variant -> chosen.test(variant.name()))
                    .toList();
            return gate.run(variants, (variant, result, equal) -> {
                if (!equal) {
                    red.add(variant.name());
                }
            });
        }
    }

    /** A subject whose limit, and so whose outputs, come from somewhere they must not. */
    private static Subject leaking(OutputPort out, LongSupplier leak) {
        return new CountingSubject(
                (cause, index, buffer, offset, length) -> {
                    final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                    copy.putBytes(0, buffer, offset, length);
                    copy.putLong(8, leak.getAsLong());
                    out.onOutput(cause, index, copy, 0, length);
                },
                10_000);
    }

    private static long firstOfIdentityOrder() {
        final Map<Object, Integer> map = new HashMap<>();
        for (int i = 0; i < 16; i++) {
            map.put(new Object(), i);
        }
        return map.values().iterator().next();
    }

    /** What every subject made in this test shares. */
    private static final class SharedCounter {
        private static long count;

        long next() {
            return ++count;
        }
    }

    /** Reads the eight bytes behind each message. */
    private record StaleBytes(OutputPort out, CountingSubject inner) implements Subject {
        private static long stale;

        StaleBytes(OutputPort out) {
            this(out, (CountingSubject) leaking(out, () -> stale));
        }

        @Override
        public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
            stale = offset + length + Long.BYTES <= buffer.capacity() ? buffer.getLong(offset + length) : 0;
            inner.onInput(sequence, buffer, offset, length);
        }

        @Override
        public long stateHash() {
            return inner.stateHash();
        }
    }

    /** Made by name in child JVMs. */
    public static final class Sound implements SubjectFactory {
        @Override
        public Subject create(OutputPort out) {
            return new CountingSubject(out, 2_000);
        }
    }

    /** Made by name in child JVMs: says something else where nothing is compiled. */
    public static final class CompilerDependent implements SubjectFactory {
        @Override
        public Subject create(OutputPort out) {
            final boolean interpreted = System.getProperty("java.vm.info").contains("interpreted");
            return new CountingSubject(out, interpreted ? 1_000 : 2_000);
        }
    }
}
