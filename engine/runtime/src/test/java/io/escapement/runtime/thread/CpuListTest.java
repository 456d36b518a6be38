package io.escapement.runtime.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CpuListTest {
    private final BitSet eight = new BitSet();

    CpuListTest() {
        eight.set(0, 8);
    }

    @Test
    void shouldReadAndWriteTheKernelsNotation() {
        assertThat(CpuList.parse("0, 2-3,7", eight)).hasToString("0,2-3,7");
        assertThat(CpuList.parse("any", eight).isAny()).isTrue();
        assertThat(CpuList.parse("", eight)).hasToString("any");
    }

    @Test
    void shouldRefuseWhatIsNotAListOrNotThere() {
        assertThatThrownBy(() -> CpuList.parse("one", eight)).hasMessageContaining("not a CPU list");
        assertThatThrownBy(() -> CpuList.parse("3-1", eight)).hasMessageContaining("not a CPU list");
        assertThatThrownBy(() -> CpuList.parse("8", eight)).hasMessageContaining("CPU 8 is not available");
    }

    @Test
    void shouldRunWhereConfiguredAsTheKernelSaysIt() throws InterruptedException {
        final ThreadPlacement placement = new ThreadPlacement();
        final BitSet available = ThreadPlacement.available();
        final int last = available.length() - 1;
        final Thread thread = placement
                .factory("probe", CpuList.parse(Integer.toString(last), available))
                .newThread(() -> {});
        thread.start();
        thread.join();
        assertThat(placement.placed()).containsEntry("probe", "configured " + last + ", kernel says " + last);
    }
}
