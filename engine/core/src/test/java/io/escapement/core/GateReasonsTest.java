package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.signal.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every reason that a gate can give is the subject of a test by messages: read from the gates' bytecode, looked for in the
 * tests' sources. A gate that is added without one makes this red.
 */
class GateReasonsTest {
    private static final Path TESTS = Path.of("src/test/java/io/escapement/core");

    /** Reasons the gates' rooms know that end no signal's way, and what they are for. */
    private static final Map<Reason, String> OTHER_USES = Map.of(
            Reason.NONE, "a gate that lets through",
            Reason.OPERATOR, "who drove the kill switch; its signals are KILLED or HALTED",
            Reason.RISK_DAILY_LOSS, "what tripped the kill switch",
            Reason.RISK_ROLLING_LOSS, "what tripped the kill switch",
            Reason.RISK_DRAWDOWN, "what tripped the kill switch",
            Reason.RISK_STALE_DATA, "what tripped the kill switch",
            Reason.RISK_REJECTS, "what tripped the kill switch",
            Reason.RISK_LARGEST_ORDER, "what cut a size; no size is left of it only where RISK_SIZE says so",
            Reason.RISK_SIZE_FACTOR, "what cut a size");

    @Test
    void shouldHaveTestByMessagesForEveryReasonOfAGate() throws IOException {
        final Map<String, String> untested = new TreeMap<>();
        final String sources = sources();
        for (final Map.Entry<String, String> used : reasonsOfGates().entrySet()) {
            if (!Pattern.compile("\\b" + used.getKey() + "\\b").matcher(sources).find()) {
                untested.put(used.getKey(), used.getValue());
            }
        }
        assertThat(untested)
                .as("reasons of gates that no test makes block, and the class that gives them")
                .isEmpty();
    }

    private static Map<String, String> reasonsOfGates() {
        final JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.escapement.core");
        final Set<JavaClass> rooms = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        for (final JavaClass type : classes) {
            if (type.isAssignableTo(Gate.class) && !type.isInterface()) {
                rooms.add(type);
                for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (dependency.getTargetClass().getPackageName().equals("io.escapement.core.risk")) {
                        rooms.add(dependency.getTargetClass());
                    }
                }
            }
        }
        rooms.add(classes.get(EntryDesk.class));
        rooms.add(classes.get(CandidateFlow.class));
        final Map<String, String> reasons = new TreeMap<>();
        for (final JavaClass room : rooms) {
            for (final JavaFieldAccess access : room.getFieldAccessesFromSelf()) {
                if (access.getTargetOwner().isEquivalentTo(Reason.class)
                        && !OTHER_USES.containsKey(
                                Reason.valueOf(access.getTarget().getName()))) {
                    reasons.put(access.getTarget().getName(), room.getSimpleName());
                }
            }
        }
        return reasons;
    }

    /** Tests in which signals are blocked. */
    private static String sources() throws IOException {
        final StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (final Path file : files.sorted().toList()) {
                final boolean isTest = file.getFileName().toString().endsWith("Test.java");
                final String source = isTest ? Files.readString(file) : "";
                final boolean isThis = file.getFileName().toString().equals("GateReasonsTest.java");
                if (!isThis
                        && Pattern.compile("BLOCKED|[Bb]locked").matcher(source).find()) {
                    text.append(source);
                }
            }
        }
        return text.toString();
    }
}
