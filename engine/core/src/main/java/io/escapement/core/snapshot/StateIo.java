package io.escapement.core.snapshot;

import java.util.Arrays;

/**
 * The way of an object's state into a snapshot and out of it again: each method takes the present value and returns the
 * one to go on with. Saving, that is the same value; loading, the saved one.
 *
 * <pre>
 *     size = io.count(size, deadlines.length);
 *     io.longs(deadlines, size);
 *     io.section("inner", 1, inner);
 *     if (io.version() &gt;= 2) {
 *         added = io.i64(added);     // did not exist in version 1
 *     }
 * </pre>
 *
 * <p>Sections have a name and a version; loading checks names, lengths and capacities and refuses with one line that
 * names the section. A field that is new in a section raises its version by one and is guarded as above. A capacity
 * larger than at saving is fine, a smaller one as long as what was saved fits.
 *
 * <p>Money, ids and times are exact; doubles keep their bits, NaNs included. Not thread-safe.
 */
public abstract class StateIo {
    private final WordTable words = new WordTable();

    StateIo() {}

    /**
     * Whether values come out of a snapshot.
     *
     * @return false while saving
     */
    public abstract boolean isReading();

    /**
     * Version of the innermost open section.
     *
     * @return the saved one while loading, the present one while saving
     */
    public abstract int version();

    /**
     * A part of its own.
     *
     * @param name ASCII, at most 32 characters; checked when loading
     * @param version present version of its layout, from 1; a newer one is refused when loading
     * @param content saves or loads what is in it
     */
    public abstract void section(String name, int version, Persistent content);

    /**
     * A whole number of 64 bits.
     *
     * @param value present
     * @return to go on with
     */
    public abstract long i64(long value);

    /**
     * A whole number of 32 bits.
     *
     * @param value present
     * @return to go on with
     */
    public abstract int i32(int value);

    /**
     * A whole number of 8 bits.
     *
     * @param value present
     * @return to go on with
     */
    public abstract byte i8(byte value);

    /** Where a refusal happened, to begin its line with. */
    abstract String where();

    /**
     * A double, by its bits.
     *
     * @param value present
     * @return to go on with
     */
    public final double f64(double value) {
        return Double.longBitsToDouble(i64(Double.doubleToRawLongBits(value)));
    }

    /**
     * A float, by its bits.
     *
     * @param value present
     * @return to go on with
     */
    public final float f32(float value) {
        return Float.intBitsToFloat(i32(Float.floatToRawIntBits(value)));
    }

    /**
     * A truth value.
     *
     * @param value present
     * @return to go on with
     */
    public final boolean flag(boolean value) {
        return i8((byte) (value ? 1 : 0)) != 0;
    }

    /**
     * A word. Words are kept by their names.
     *
     * @param value present; null is kept as null
     * @param type of the word
     * @param <E> type of the word
     * @return to go on with
     */
    public final <E extends Enum<E>> E word(E value, Class<E> type) {
        words.learn(this, type);
        final int number = i8(words.number(value)) & 0xFF;
        return isReading() ? type.cast(words.word(this, number)) : value;
    }

    /**
     * A text.
     *
     * @param value present, ASCII; null is kept as null
     * @return to go on with
     */
    public final String text(String value) {
        final int length = i32(value == null ? -1 : value.length());
        if (length < 0) {
            return null;
        }
        if (!isReading()) {
            for (int i = 0; i < length; i++) {
                i8((byte) value.charAt(i));
            }
            return value;
        }
        requireFits(length, SnapshotRecords.MAX_LENGTH);
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (i8((byte) 0) & 0xFF));
        }
        return text.toString();
    }

    /**
     * How many there are of something that has room for so many.
     *
     * @param count present
     * @param capacity most that fit
     * @return to go on with, at most the capacity
     */
    public final int count(int count, int capacity) {
        final int found = i32(count);
        requireFits(found, capacity);
        return found;
    }

    /**
     * The first numbers of an array.
     *
     * @param array changed when loading
     * @param count how many; known on both sides, see {@link #count}
     */
    public final void longs(long[] array, int count) {
        requireFits(same(count), array.length);
        for (int i = 0; i < count; i++) {
            array[i] = i64(array[i]);
        }
    }

    /**
     * The first numbers of an array.
     *
     * @param array changed when loading
     * @param count how many; known on both sides
     */
    public final void ints(int[] array, int count) {
        requireFits(same(count), array.length);
        for (int i = 0; i < count; i++) {
            array[i] = i32(array[i]);
        }
    }

    /**
     * The first numbers of an array.
     *
     * @param array changed when loading
     * @param count how many; known on both sides
     */
    public final void doubles(double[] array, int count) {
        requireFits(same(count), array.length);
        for (int i = 0; i < count; i++) {
            array[i] = f64(array[i]);
        }
    }

    /**
     * The first flags of an array.
     *
     * @param array changed when loading
     * @param count how many; known on both sides
     */
    public final void flags(boolean[] array, int count) {
        requireFits(same(count), array.length);
        for (int i = 0; i < count; i++) {
            array[i] = flag(array[i]);
        }
    }

    /**
     * The first bytes of an array.
     *
     * @param array changed when loading
     * @param count how many; known on both sides
     */
    public final void bytes(byte[] array, int count) {
        requireFits(same(count), array.length);
        for (int i = 0; i < count; i++) {
            array[i] = i8(array[i]);
        }
    }

    /**
     * The first words of an array.
     *
     * @param array changed when loading
     * @param count how many; known on both sides
     * @param type of the words
     * @param <E> type of the words
     */
    public final <E extends Enum<E>> void words(E[] array, int count, Class<E> type) {
        requireFits(same(count), array.length);
        for (int i = 0; i < count; i++) {
            array[i] = word(array[i], type);
        }
    }

    /**
     * A whole array whose length is a capacity: what stands at its end over and over is kept once. A longer array than
     * the saved one keeps what it was built with behind it.
     *
     * @param array changed when loading
     */
    public final void longs(long[] array) {
        int used = array.length;
        while (used > 1 && array[used - 1] == array[used - 2]) {
            used--;
        }
        final int saved = i32(array.length);
        used = count(used, array.length);
        for (int i = 0; i < used; i++) {
            array[i] = i64(array[i]);
        }
        if (used < Math.min(saved, array.length)) {
            Arrays.fill(array, used, Math.min(saved, array.length), array[used - 1]);
        }
    }

    /**
     * A whole array whose length is a capacity, as {@link #longs(long[])}.
     *
     * @param array changed when loading
     */
    public final void ints(int[] array) {
        int used = array.length;
        while (used > 1 && array[used - 1] == array[used - 2]) {
            used--;
        }
        final int saved = i32(array.length);
        used = count(used, array.length);
        for (int i = 0; i < used; i++) {
            array[i] = i32(array[i]);
        }
        if (used < Math.min(saved, array.length)) {
            Arrays.fill(array, used, Math.min(saved, array.length), array[used - 1]);
        }
    }

    /**
     * A whole array whose length is a capacity, as {@link #longs(long[])}.
     *
     * @param array changed when loading
     */
    public final void doubles(double[] array) {
        int used = array.length;
        while (used > 1 && Double.doubleToRawLongBits(array[used - 1]) == Double.doubleToRawLongBits(array[used - 2])) {
            used--;
        }
        final int saved = i32(array.length);
        used = count(used, array.length);
        for (int i = 0; i < used; i++) {
            array[i] = f64(array[i]);
        }
        if (used < Math.min(saved, array.length)) {
            Arrays.fill(array, used, Math.min(saved, array.length), array[used - 1]);
        }
    }

    /**
     * A whole array whose length is a capacity, as {@link #longs(long[])}.
     *
     * @param array changed when loading
     */
    public final void flags(boolean[] array) {
        int used = array.length;
        while (used > 1 && array[used - 1] == array[used - 2]) {
            used--;
        }
        final int saved = i32(array.length);
        used = count(used, array.length);
        for (int i = 0; i < used; i++) {
            array[i] = flag(array[i]);
        }
        if (used < Math.min(saved, array.length)) {
            Arrays.fill(array, used, Math.min(saved, array.length), array[used - 1]);
        }
    }

    /**
     * A whole array whose length is a capacity, as {@link #longs(long[])}.
     *
     * @param array changed when loading
     */
    public final void bytes(byte[] array) {
        int used = array.length;
        while (used > 1 && array[used - 1] == array[used - 2]) {
            used--;
        }
        final int saved = i32(array.length);
        used = count(used, array.length);
        for (int i = 0; i < used; i++) {
            array[i] = i8(array[i]);
        }
        if (used < Math.min(saved, array.length)) {
            Arrays.fill(array, used, Math.min(saved, array.length), array[used - 1]);
        }
    }

    /**
     * A whole array of words whose length is a capacity, as {@link #longs(long[])}.
     *
     * @param array changed when loading
     * @param type of the words
     * @param <E> type of the words
     */
    public final <E extends Enum<E>> void words(E[] array, Class<E> type) {
        int used = array.length;
        while (used > 1 && array[used - 1] == array[used - 2]) {
            used--;
        }
        final int saved = i32(array.length);
        used = count(used, array.length);
        for (int i = 0; i < used; i++) {
            array[i] = word(array[i], type);
        }
        if (used < Math.min(saved, array.length)) {
            Arrays.fill(array, used, Math.min(saved, array.length), array[used - 1]);
        }
    }

    /**
     * The numbers of a table's slots: which are in use, in order, and which are free, the next one last.
     *
     * @param inUse slots in use, in order; changed when loading
     * @param placeOf place of each slot in it; changed when loading
     * @param free stack of the free ones, at its top the next: {@code free[capacity - used - 1]}; as built, with the
     *     highest slot at the bottom, when loading
     * @param used slots in use
     * @return slots in use to go on with
     */
    public final int slots(int[] inUse, int[] placeOf, int[] free, int used) {
        final int count = count(used, inUse.length);
        final int saved = count(inUse.length, inUse.length);
        final int added = inUse.length - saved;
        ints(inUse);
        ints(placeOf);
        for (int i = added; i < free.length; i++) {
            free[i] = i32(free[i]);
        }
        return count;
    }

    private int same(int count) {
        final int saved = i32(count);
        if (saved != count) {
            throw new SnapshotException(where() + ": " + saved + " values were saved where " + count + " are expected");
        }
        return saved;
    }

    private void requireFits(int count, int capacity) {
        if (count < 0 || count > capacity) {
            throw new SnapshotException(where() + ": " + count + " were saved and " + capacity
                    + " fit; raise the capacity or start in a new journal");
        }
    }
}
