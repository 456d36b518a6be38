package io.escapement.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of {@link RigVenue}. */
class RigVenueTest {
    @Test
    void shouldFindTheTextBehindAKeyWhenItIsThere() {
        assertThat(RigVenue.valueOf("{\"reqId\":\"e1-rig-1-a-0\",\"op\":\"order.create\"}", "\"reqId\":\""))
                .isEqualTo("e1-rig-1-a-0");
    }

    @Test
    void shouldGiveNothingWhenTheKeyIsNotThere() {
        assertThat(RigVenue.valueOf("{\"op\":\"ping\"}", "\"reqId\":\"")).isEmpty();
    }
}
