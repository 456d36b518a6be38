package io.escapement.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What goes into a snapshot comes out of it, and what does not fit is refused by name. */
class StateIoTest {
    private static final SnapshotHeader HEADER = new SnapshotHeader(5, 7, 11, 13, "a", "b", "c", "d", 17, 3);

    /** One of everything. */
    private static final class Everything implements Persistent {
        long money = 0;
        int count = 0;
        byte small = 0;
        double feature = 0;
        float margin = 0;
        boolean on = false;
        String text = "";
        Side side = null;
        Reason reason = Reason.NONE;
        final long[] ids;
        final double[] values;
        final boolean[] flags = new boolean[3];
        final Side[] sides = new Side[2];
        int used;

        Everything(int capacity) {
            ids = new long[capacity];
            values = new double[capacity];
        }

        @Override
        public void persist(StateIo io) {
            io.section("everything", 1, this::content);
        }

        private void content(StateIo io) {
            money = io.i64(money);
            count = io.i32(count);
            small = io.i8(small);
            feature = io.f64(feature);
            margin = io.f32(margin);
            on = io.flag(on);
            text = io.text(text);
            side = io.word(side, Side.class);
            reason = io.word(reason, Reason.class);
            io.section("within", 2, this::arrays);
        }

        private void arrays(StateIo io) {
            used = io.count(used, ids.length);
            io.longs(ids, used);
            io.doubles(values);
            io.flags(flags);
            io.words(sides, Side.class);
        }
    }

    @Test
    void shouldReturnWhatWasSavedWhenRestored() {
        final Everything saved = new Everything(4);
        saved.money = Long.MIN_VALUE;
        saved.count = -3;
        saved.small = -1;
        saved.feature = Double.longBitsToDouble(0x7FF8_0000_0000_0001L);
        saved.margin = -0.0f;
        saved.on = true;
        saved.text = "BTCUSDT";
        saved.side = Side.SELL;
        saved.reason = Reason.NULL_VAL;
        saved.used = 3;
        Arrays.setAll(saved.ids, i -> i + 1L);
        saved.values[1] = Double.NaN;
        saved.flags[2] = true;
        saved.sides[1] = Side.BUY;

        final Everything restored = new Everything(4);
        Snapshot.of(Snapshot.save(HEADER, saved).toBytes()).restore(restored);

        assertThat(restored.money).isEqualTo(Long.MIN_VALUE);
        assertThat(restored.count).isEqualTo(-3);
        assertThat(restored.small).isEqualTo((byte) -1);
        assertThat(Double.doubleToRawLongBits(restored.feature)).isEqualTo(0x7FF8_0000_0000_0001L);
        assertThat(restored.margin).isEqualTo(-0.0f);
        assertThat(restored.on).isTrue();
        assertThat(restored.text).isEqualTo("BTCUSDT");
        assertThat(restored.side).isEqualTo(Side.SELL);
        assertThat(restored.reason).isEqualTo(Reason.NULL_VAL);
        assertThat(restored.ids).containsExactly(1, 2, 3, 0);
        assertThat(restored.values).containsExactly(0, Double.NaN, 0, 0);
        assertThat(restored.flags).containsExactly(false, false, true);
        assertThat(restored.sides).containsExactly(null, Side.BUY);
    }

    @Test
    void shouldKeepHeaderWhenTakenUpAgain() {
        final byte[] bytes = Snapshot.save(HEADER, new Everything(1)).toBytes();

        assertThat(Snapshot.of(bytes).header()).isEqualTo(HEADER);
    }

    @Property(tries = 50)
    void shouldReturnArraysOfAnyLengthThoughRecordsEndInBetween(@ForAll long[] values) {
        final long[] saved = values.clone();
        final Snapshot snapshot = Snapshot.save(HEADER, io -> io.section("s", 1, in -> in.longs(saved)));

        final long[] restored = new long[values.length + 2];
        Arrays.fill(restored, 42);
        snapshot.restore(io -> io.section("s", 1, in -> in.longs(restored)));

        assertThat(Arrays.copyOf(restored, values.length)).containsExactly(values);
        assertThat(Arrays.copyOfRange(restored, values.length, restored.length)).containsExactly(42, 42);
    }

    @Test
    void shouldSpanRecordsWhenSectionIsLong() {
        final long[] saved = new long[10_000];
        Arrays.setAll(saved, i -> i * 31L);
        final Snapshot snapshot = Snapshot.save(HEADER, io -> io.section("long", 1, in -> in.longs(saved)));

        final long[] restored = new long[10_000];
        snapshot.restore(io -> io.section("long", 1, in -> in.longs(restored)));

        assertThat(restored).isEqualTo(saved);
        assertThat(snapshot.size()).isBetween(80_000, 86_000);
    }

    @Test
    void shouldFitSmallerCapacityOnlyWhenWhatIsInUseFits() {
        final Everything saved = new Everything(8);
        saved.used = 3;
        saved.values[1] = 5;
        final Snapshot snapshot = Snapshot.save(HEADER, saved);

        final Everything smaller = new Everything(3);
        snapshot.restore(smaller);

        assertThat(smaller.used).isEqualTo(3);
        assertThat(smaller.values).containsExactly(0, 5, 0);
        assertThatThrownBy(() -> snapshot.restore(new Everything(2)))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("snapshot: section everything, in it within: 3 were saved and 2 fit; raise the capacity or"
                        + " start in a new journal");
    }

    @Test
    void shouldSkipFieldWhenSavedByOlderVersion() {
        final Snapshot old = Snapshot.save(HEADER, io -> io.section("s", 1, in -> in.i64(7)));
        final long[] fields = {0, 99};

        old.restore(io -> io.section("s", 2, in -> {
            fields[0] = in.i64(fields[0]);
            if (in.version() >= 2) {
                fields[1] = in.i64(fields[1]);
            }
        }));

        assertThat(fields).containsExactly(7, 99);
    }

    @Test
    void shouldRefuseWhenSavedByNewerVersion() {
        final Snapshot newer = Snapshot.save(HEADER, io -> io.section("s", 2, in -> in.i64(7)));

        assertThatThrownBy(() -> newer.restore(io -> io.section("s", 1, in -> in.i64(0))))
                .hasMessage("snapshot: section s has version 2, known up to 1; use the version that wrote it");
    }

    @Test
    void shouldRefuseWhenSectionsDiffer() {
        final Snapshot snapshot = Snapshot.save(HEADER, io -> io.section("a", 1, in -> in.i64(7)));

        assertThatThrownBy(() -> snapshot.restore(io -> io.section("b", 1, in -> in.i64(0))))
                .hasMessage("snapshot: section b: part 0 is expected and part 0 of a was saved; use the version that"
                        + " wrote it");
        assertThatThrownBy(() -> snapshot.restore(io -> io.section("a", 1, in -> in.i32(0))))
                .hasMessage("snapshot: section a holds more than this build reads; use the version that wrote it");
        assertThatThrownBy(() -> snapshot.restore(io -> io.section("a", 1, in -> in.longs(new long[1], 1))))
                .isInstanceOf(SnapshotException.class);
    }

    @Test
    void shouldRefuseWhenAnyByteIsDamagedOrCut() {
        final byte[] whole = Snapshot.save(HEADER, new Everything(4)).toBytes();

        for (int at = 0; at < whole.length; at += 3) {
            final byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            assertThatThrownBy(() -> Snapshot.of(damaged)).as("byte %d", at).isInstanceOf(SnapshotException.class);
        }
        for (int length = 0; length < whole.length; length += 7) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Snapshot.of(cut)).as("length %d", length).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void shouldPutNewSlotsLastWhenCapacityHasGrown() {
        final int[] inUse = {2, 0, 0};
        final int[] placeOf = {0, 0, 0};
        final int[] free = {1, 0, 2};
        final Snapshot snapshot =
                Snapshot.save(HEADER, io -> io.section("s", 1, in -> in.slots(inUse, placeOf, free, 1)));
        final int[] largerUse = new int[5];
        final int[] largerPlaces = new int[5];
        final int[] largerFree = {4, 3, 2, 1, 0};
        final int[] used = {0};

        snapshot.restore(io ->
                io.section("s", 1, in -> used[0] = in.slots(largerUse, largerPlaces, largerFree, used[0])));

        assertThat(used[0]).isEqualTo(1);
        assertThat(largerUse).startsWith(2);
        assertThat(Arrays.copyOf(largerFree, 4)).containsExactly(4, 3, 1, 0);
    }
}
