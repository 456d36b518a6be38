package io.escapement.trainer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rooms of the trainer use only rooms of a floor below theirs. */
class RoomDirectionTest {
    private static final String ROOT = "io.escapement.trainer";

    /** From top to bottom; rooms of one floor don't know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("command"),
            Set.of("serve"),
            Set.of("jobs"),
            Set.of("update"),
            Set.of("search", "walk"),
            Set.of("report"),
            Set.of("backtest"),
            Set.of("registry"),
            Set.of("fit"),
            Set.of("dataset"),
            Set.of("signal"),
            Set.of("label"),
            Set.of("history", "metrics"),
            Set.of("table", "task"),
            Set.of(""));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void shouldUseOnlyWhatStandsBelow() {
        final Set<String> offences = new TreeSet<>();
        for (final JavaClass type : CLASSES) {
            for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
                final JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT)
                        && !room(target).equals(room(type))
                        && floor(target) <= floor(type)) {
                    offences.add(type.getName() + " uses " + target.getName());
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    private static int floor(JavaClass type) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room(type))) {
                return i;
            }
        }
        throw new AssertionError("give the room of " + type.getName() + " a floor");
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
