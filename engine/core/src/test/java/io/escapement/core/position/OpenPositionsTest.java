package io.escapement.core.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPositionsTest {
    private final OpenPositions open = new OpenPositions(4);

    @Test
    void shouldListOpenInstrumentsInOrderOfTheirIds() {
        open.note(2, true);
        open.note(0, true);
        open.note(3, true);
        open.note(1, true);
        assertThat(listed()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void shouldListAnInstrumentOnceHoweverOftenItIsNoted() {
        open.note(1, true);
        open.note(1, true);
        assertThat(listed()).containsExactly(1);
    }

    @Test
    void shouldTakeOutOnlyTheOneThatClosed() {
        open.note(0, true);
        open.note(1, true);
        open.note(2, true);
        open.note(1, false);
        assertThat(listed()).containsExactly(0, 2);
        open.note(1, true);
        assertThat(listed()).containsExactly(0, 1, 2);
    }

    private List<Integer> listed() {
        final List<Integer> all = new ArrayList<>();
        for (int place = 0; place < open.count(); place++) {
            all.add(open.at(place));
        }
        return all;
    }
}
