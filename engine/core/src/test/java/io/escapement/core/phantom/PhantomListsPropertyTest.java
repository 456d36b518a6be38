package io.escapement.core.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The linked lists against plain ones: oldest first over all and by instrument, whatever is taken out. */
class PhantomListsPropertyTest {
    private static final int CAPACITY = 6;
    private static final int INSTRUMENTS = 3;

    @Property(tries = 500)
    void shouldKeepTheOrderOfOpening(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99) Integer> steps) {
        final PhantomLists lists = new PhantomLists(CAPACITY, INSTRUMENTS);
        final List<Integer> order = new ArrayList<>();
        final int[] instrumentOf = new int[CAPACITY];
        for (final int step : steps) {
            final int slot = step % CAPACITY;
            if (order.contains(slot)) {
                lists.remove(slot, instrumentOf[slot]);
                order.remove(Integer.valueOf(slot));
            } else {
                instrumentOf[slot] = step % INSTRUMENTS;
                lists.add(slot, instrumentOf[slot]);
                order.add(slot);
            }
            assertThat(lists.oldest()).isEqualTo(order.isEmpty() ? PhantomLists.NONE : order.get(0));
            for (int i = 0; i < INSTRUMENTS; i++) {
                final int instrument = i;
                final List<Integer> walked = new ArrayList<>();
                for (int at = lists.firstOf(i); at != PhantomLists.NONE; at = lists.after(at)) {
                    walked.add(at);
                }
                assertThat(walked)
                        .isEqualTo(order.stream()
                                .filter(one -> instrumentOf[one] == instrument)
                                .toList());
                assertThat(lists.countOf(i)).isEqualTo(walked.size());
            }
        }
    }
}
