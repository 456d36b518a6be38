package io.escapement.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Counting says the same as looking at everybody. */
class AttendancePropertyTest {
    private static final int INSTRUMENTS = 6;
    private static final int STEPS = 200;
    private static final int ACTIONS = 8;

    @Property(tries = 300)
    void shouldAgreeWithLookingAtEverybody(@ForAll long seed) {
        final Random random = new Random(seed);
        final Attendance attendance = new Attendance(INSTRUMENTS);
        final boolean[] expected = new boolean[INSTRUMENTS];
        final long[] arrived = new long[INSTRUMENTS];
        Arrays.fill(arrived, Long.MIN_VALUE);
        long close = 0;
        attendance.waitFor(close);
        for (int step = 0; step < STEPS; step++) {
            final int i = random.nextInt(INSTRUMENTS);
            switch (random.nextInt(ACTIONS)) {
                case 0 -> {
                    expected[i] = !expected[i];
                    attendance.expect(i, expected[i]);
                }
                case 1 -> {
                    close += random.nextInt(3);
                    attendance.waitFor(close);
                }
                default -> {
                    final long at = close + random.nextInt(4) - 1;
                    attendance.arrived(i, at);
                    arrived[i] = Math.max(arrived[i], at);
                }
            }
            boolean all = true;
            for (int k = 0; k < INSTRUMENTS; k++) {
                all &= !expected[k] || arrived[k] >= close;
            }
            assertThat(attendance.isComplete()).isEqualTo(all);
        }
    }
}
