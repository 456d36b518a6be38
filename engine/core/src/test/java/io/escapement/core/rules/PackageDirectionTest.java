package io.escapement.core.rules;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rooms of the core use each other in one direction only. */
class PackageDirectionTest {
    private static final String ROOT = "io.escapement.core";

    /** Rooms that all rooms may use. */
    private static final Set<String> FOR_ALL = Set.of("hash", "snapshot");

    /** What the rooms at the bottom may use beside those for all. The others are kept apart by having no cycle. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "hash", Set.of(),
            "snapshot", Set.of(),
            "time", Set.of(),
            "output", Set.of("time"),
            "config", Set.of("strategy", "feature"),
            "instrument", Set.of(),
            "market", Set.of("instrument", "time"),
            "feature", Set.of("market", "instrument", "time"),
            "model", Set.of("feature"),
            "strategy", Set.of("feature", "market", "instrument", "time", "position"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void shouldHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKeepDirectionsOfTheLowerRooms() {
        final Set<String> offences = new TreeSet<>();
        for (final JavaClass type : CLASSES) {
            final Set<String> mayUse = MAY_USE.get(room(type));
            if (mayUse == null) {
                continue;
            }
            for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
                final JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.getPackageName().startsWith(ROOT)) {
                    continue;
                }
                final String used = room(target);
                if (!used.equals(room(type)) && !FOR_ALL.contains(used) && !mayUse.contains(used)) {
                    offences.add(type.getName() + " uses " + target.getName());
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void shouldLetOnlyTheDoorSeeTheDoor() {
        final Set<String> offences = new TreeSet<>();
        for (final JavaClass type : CLASSES) {
            for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
                final boolean fromRoom = !room(type).isEmpty();
                if (fromRoom && dependency.getTargetClass().getPackageName().equals(ROOT)) {
                    offences.add(type.getName() + " uses "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    private static String room(JavaClass type) {
        final String name = type.getPackageName();
        if (name.length() <= ROOT.length()) {
            return "";
        }
        final String rest = name.substring(ROOT.length() + 1);
        final int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
