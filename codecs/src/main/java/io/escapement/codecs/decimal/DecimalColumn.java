package io.escapement.codecs.decimal;

/**
 * A guess of how the next number of a column is written, learnt from the one before: nearly all prices of a book, and
 * most sizes, have the same number of digits on either side of their point.
 *
 * <p>Where the next number starts then depends on the guess and not on the bytes read, so the processor goes on there
 * while this number's digits are still being multiplied. Belongs to one thread; allocates nothing.
 */
public final class DecimalColumn {
    private int whole;
    private int length;
    private long wholeLanes;
    private int fractionShift;
    private int align;
    private long scale;

    /** Forgets the guess. */
    public void clear() {
        length = 0;
    }

    /** @return bytes of the guessed number, 0 while there is no guess */
    public int length() {
        return length;
    }

    /**
     * Learns from a number. Only numbers with a point and at most eight digits make a guess.
     *
     * @param text holds the number; eight bytes behind {@code offset} are in the array
     * @param offset of its first byte
     * @param numberLength in bytes
     */
    public void learn(byte[] text, int offset, int numberLength) {
        final long stops = DigitLanes.nonDigits(DigitLanes.loadDigits(text, offset));
        whole = stops == 0 ? DigitLanes.WIDTH : DigitLanes.first(stops);
        final int fraction = numberLength - whole - 1;
        if (whole == 0 || fraction <= 0 || whole + fraction > DigitLanes.WIDTH) {
            length = 0;
            return;
        }
        length = numberLength;
        wholeLanes = DigitLanes.lanes(whole);
        fractionShift = whole << 3;
        align = Long.SIZE - (whole + fraction << 3);
        scale = DecimalParser.power(FixedPoint.SCALE_DIGITS - fraction);
    }

    /**
     * Reads a number if it is written as guessed and a quotation mark ends it.
     *
     * @param text holds the number; {@link DecimalParser#PLAIN_READ_AHEAD} bytes behind {@code offset} are in the array
     * @param offset of its first byte, behind the opening quotation mark
     * @return scaled by 1e-8; {@link DecimalParser#NOT_PLAIN} if the guess is wrong, or there is none
     */
    public long read(byte[] text, int offset) {
        if (text[offset + length] != '"' || text[offset + whole] != '.' || length == 0) {
            return DecimalParser.NOT_PLAIN;
        }
        final long head = DigitLanes.loadDigits(text, offset) & wholeLanes;
        final long tail = DigitLanes.loadDigits(text, offset + whole + 1) << fractionShift;
        final long digits = (head | tail) << align;
        return DigitLanes.nonDigits(digits) == 0 ? DigitLanes.value(digits) * scale : DecimalParser.NOT_PLAIN;
    }
}
