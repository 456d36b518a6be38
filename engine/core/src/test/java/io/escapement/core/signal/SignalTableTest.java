package io.escapement.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.strategy.Proposal;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalTableTest {
    private static final Set<String> NO_COLUMNS = Set.of("inUse", "placeOf", "free");
    private static final int CAPACITY = 4;

    @Test
    void shouldCopyEveryColumnToWhoeverTakesASignal() throws IllegalAccessException {
        final SignalTable table = new SignalTable(CAPACITY, 1);
        final SignalTable copies = new SignalTable(CAPACITY, 1);
        final Proposal proposal = new Proposal();
        table.allocate(proposal, 1);
        final int slot = table.allocate(proposal, 2);
        for (final Field column : columns()) {
            mark(column.get(table), slot);
        }
        final int copy = copies.take(table, slot);

        assertThat(copy).isNotEqualTo(slot);
        for (final Field column : columns()) {
            assertThat(Array.get(column.get(copies), copy))
                    .as(column.getName())
                    .isEqualTo(Array.get(column.get(table), slot));
        }
    }

    @Test
    void shouldForgetWhatWasReleased() {
        final SignalTable table = new SignalTable(CAPACITY, 1);
        final Proposal proposal = new Proposal();
        final int slot = table.allocate(proposal, 7);
        assertThat(table.holds(slot, 7)).isTrue();
        table.release(slot);
        assertThat(table.holds(slot, 7)).isFalse();
        assertThat(table.size()).isZero();
    }

    private static List<Field> columns() {
        final List<Field> columns = new ArrayList<>();
        for (final Field field : SignalTable.class.getDeclaredFields()) {
            if (field.getType().isArray() && !NO_COLUMNS.contains(field.getName())) {
                field.setAccessible(true);
                columns.add(field);
            }
        }
        assertThat(columns).hasSizeGreaterThan(20);
        return columns;
    }

    /** Something no column has by itself. */
    private static void mark(Object column, int slot) {
        if (column instanceof long[] numbers) {
            numbers[slot] = 77;
        } else if (column instanceof int[] numbers) {
            numbers[slot] = 78;
        } else if (column instanceof double[] numbers) {
            numbers[slot] = 7.5;
        } else if (column instanceof boolean[] flags) {
            flags[slot] = true;
        } else if (column instanceof Side[] sides) {
            sides[slot] = Side.SELL;
        } else {
            final Object[] words = (Object[]) column;
            words[slot] = words.getClass().getComponentType().getEnumConstants()[2];
        }
    }
}
