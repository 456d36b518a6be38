package io.escapement.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Side;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/**
 * A snapshot written once by the first version of a room, as it lies in a file, and read by the room as it is now, which
 * has one field more. The file is never written again.
 */
class GoldenSnapshotTest {
    private static final String FILE = "/snapshot-1.snap";

    /** The room's second version: it got {@code fees}. */
    private static final class Room implements Persistent {
        long cash;
        Side side = Side.NULL_VAL;
        int size;
        final long[] prices = new long[8];
        final double[] weights = new double[6];
        long fees = -1;

        @Override
        public void persist(StateIo io) {
            cash = io.i64(cash);
            side = io.word(side, Side.class);
            size = io.count(size, prices.length);
            io.longs(prices, size);
            io.section("weights", 1, in -> in.doubles(weights));
            if (io.version() >= 2) {
                fees = io.i64(fees);
            }
        }
    }

    @Test
    void shouldReadWhatTheFirstVersionWrote() throws IOException {
        final Room room = new Room();
        final Snapshot golden;
        try (InputStream in = GoldenSnapshotTest.class.getResourceAsStream(FILE)) {
            golden = Snapshot.of(in.readAllBytes());
        }

        golden.restore(io -> io.section("room", 2, room));

        assertThat(golden.header())
                .isEqualTo(new SnapshotHeader(
                        1_700_000_000_000_000_000L, 4_711, 0x1234L, 0x5678L, "one", "abc123", "c", "m", 99, 1));
        assertThat(room.cash).isEqualTo(1_000_050_000_000L);
        assertThat(room.side).isEqualTo(Side.SELL);
        assertThat(room.size).isEqualTo(3);
        assertThat(room.prices).startsWith(100, 200, 300);
        assertThat(room.weights).containsExactly(0.5, Double.NaN, 0, 0, 0, 0);
        assertThat(room.fees).as("did not exist then").isEqualTo(-1);
    }
}
