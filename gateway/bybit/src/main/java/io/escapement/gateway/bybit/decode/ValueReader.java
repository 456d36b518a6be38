package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.id.IdHash;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Side;
import java.nio.charset.StandardCharsets;

/**
 * Reads values of the venue's kinds at a cursor and remembers the first thing that was wrong.
 *
 * <p>A number may come as text and the other way round; the empty text and null are no value. Results of two or three
 * numbers are left in fields until the next such read.
 */
final class ValueReader {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MAX_MILLIS = Long.MAX_VALUE / NS_PER_MS;
    private static final int UUID_LENGTH = 36;
    private static final KeyTable BOOLS = new KeyTable("false", "true", "0", "1");
    private static final KeyTable SIDES = new KeyTable("Buy", "Sell");
    private static final JsonCursor.Status[] STATUSES = JsonCursor.Status.values();
    private static final Verdict[] STATUS_VERDICTS = new Verdict[STATUSES.length];

    static {
        STATUS_VERDICTS[JsonCursor.Status.OK.ordinal()] = Verdict.PUBLISHED;
        STATUS_VERDICTS[JsonCursor.Status.TRUNCATED.ordinal()] = Verdict.TRUNCATED;
        STATUS_VERDICTS[JsonCursor.Status.MALFORMED.ordinal()] = Verdict.MALFORMED;
        STATUS_VERDICTS[JsonCursor.Status.TOO_DEEP.ordinal()] = Verdict.TOO_DEEP;
    }

    final JsonCursor cursor = new JsonCursor();

    /** Of the Decimal64 read last. */
    long mantissa;

    /** Of the Decimal64 read last. */
    int exponent;

    /** Of the id read last. */
    long idHigh;

    /** Of the id read last. */
    long idLow;

    /** Of the client order id read last; {@link Integer#MIN_VALUE} if it is not ours. */
    int epoch;

    /** Of the client order id read last. */
    long sequence;

    /** Of the client order id read last. */
    int leg;

    private final byte[] instance;
    private Verdict problem = Verdict.PUBLISHED;
    private int problemKeyOffset;
    private int problemKeyLength;

    ValueReader(SymbolTable symbols) {
        instance = symbols.instance().getBytes(StandardCharsets.US_ASCII);
    }

    /** Starts on a frame. */
    void wrap(byte[] frame, int offset, int length) {
        cursor.wrap(frame, offset, length);
        problem = Verdict.PUBLISHED;
        problemKeyLength = 0;
    }

    /** @return {@link Verdict#PUBLISHED} if all was well, or what was wrong first */
    Verdict problem() {
        return problem == Verdict.PUBLISHED ? STATUS_VERDICTS[cursor.status().ordinal()] : problem;
    }

    /** @return whether nothing was wrong so far */
    boolean ok() {
        return problem == Verdict.PUBLISHED && cursor.ok();
    }

    /** Notes that something is wrong with the value of the present key, unless something already was. */
    void fail(Verdict what) {
        if (problem == Verdict.PUBLISHED && cursor.ok()) {
            problem = what;
            problemKeyOffset = cursor.keyOffset();
            problemKeyLength = cursor.keyLength();
        }
    }

    /** Notes that a field without which a row means nothing is missing, unless something else was wrong. */
    void failIncomplete() {
        if (problem == Verdict.PUBLISHED && cursor.ok()) {
            problem = Verdict.MISSING_FIELD;
            problemKeyLength = 0;
        }
    }

    /** Takes back what was wrong, because the row it was in does not concern us. */
    void forgive() {
        problem = Verdict.PUBLISHED;
        problemKeyLength = 0;
    }

    /** @return first byte in the frame of the key whose value was wrong */
    int problemKeyOffset() {
        return problemKeyOffset;
    }

    /** @return bytes of that key, 0 if the problem belongs to no key */
    int problemKeyLength() {
        return problemKeyLength;
    }

    /** @return a decimal at 1e-8, {@link FixedPoint#NULL} for none */
    long decimal() {
        if (!cursor.readText()) {
            return FixedPoint.NULL;
        }
        final long value = cursor.decimal();
        return DecimalParser.isError(value) ? refuse(value) : value;
    }

    /** @return a decimal, where zero means that there is none */
    long decimalOrUnset() {
        final long value = decimal();
        return value == 0 ? FixedPoint.NULL : value;
    }

    /** @return a decimal, where none means zero */
    long decimalOrZero() {
        final long value = decimal();
        return value == FixedPoint.NULL ? 0 : value;
    }

    /** @return a charge at 1e-8, 0 for none; digits beyond are rounded up, as the venue does with what it takes */
    long charge() {
        decimal64();
        if (mantissa == FixedPoint.NULL) {
            return 0;
        }
        final int excess = DecimalParser.DECIMAL64_EXPONENT - exponent;
        if (excess < 0) {
            fail(Verdict.OVERFLOW);
            return 0;
        }
        long scaled = mantissa;
        for (int i = 0; i < excess && scaled != 0; i++) {
            scaled = -Math.floorDiv(-scaled, 10);
        }
        return scaled;
    }

    /** Reads a decimal of any size into {@link #mantissa} and {@link #exponent}, in the schema's one form. */
    void decimal64() {
        mantissa = FixedPoint.NULL;
        exponent = DecimalParser.DECIMAL64_EXPONENT;
        if (!cursor.readText()) {
            return;
        }
        mantissa = cursor.decimal();
        if (mantissa == DecimalParser.EXCESS_DIGITS || mantissa == DecimalParser.OVERFLOW) {
            final byte[] text = cursor.textBytes();
            exponent = DecimalParser.exponent(text, cursor.textOffset(), cursor.textLength());
            mantissa = DecimalParser.significand(text, cursor.textOffset(), cursor.textLength());
        }
        if (DecimalParser.isError(mantissa)) {
            mantissa = refuse(mantissa);
        }
    }

    /** @return an integer, {@link Long#MIN_VALUE} for none */
    long integer() {
        if (!cursor.readText()) {
            return Long.MIN_VALUE;
        }
        final long value = cursor.integer();
        return DecimalParser.isError(value) ? refuse(value) : value;
    }

    /** @return a count, {@link Integer#MIN_VALUE} for none */
    int count() {
        final long value = integer();
        if (value == Long.MIN_VALUE) {
            return Integer.MIN_VALUE;
        }
        if (value != (int) value) {
            fail(Verdict.OVERFLOW);
        }
        return (int) value;
    }

    /** @return a small index of one byte; 0 for none */
    short index() {
        final int value = count();
        if (value == Integer.MIN_VALUE) {
            return 0;
        }
        if (value < 0 || value > 254) {
            fail(Verdict.BAD_VALUE);
        }
        return (short) value;
    }

    /** @return nanoseconds of a time in milliseconds, {@link Long#MIN_VALUE} for none */
    long timeNs() {
        final long millis = integer();
        if (millis == Long.MIN_VALUE) {
            return millis;
        }
        if (millis < 0 || millis > MAX_MILLIS) {
            fail(millis < 0 ? Verdict.BAD_NUMBER : Verdict.OVERFLOW);
            return Long.MIN_VALUE;
        }
        return millis * NS_PER_MS;
    }

    /** @return a time given in nanoseconds, {@link Long#MIN_VALUE} for none; 19 digits, more than integers have */
    long nanos() {
        if (!cursor.readText() || cursor.textLength() == 0) {
            return Long.MIN_VALUE;
        }
        final byte[] text = cursor.textBytes();
        final long exponent = DecimalParser.exponent(text, cursor.textOffset(), cursor.textLength());
        long nanos = DecimalParser.significand(text, cursor.textOffset(), cursor.textLength());
        if (nanos < 0 || exponent < 0 || exponent > 18) {
            fail(Verdict.BAD_NUMBER);
            return Long.MIN_VALUE;
        }
        for (long i = 0; i < exponent; i++) {
            if (nanos > Long.MAX_VALUE / 10) {
                fail(Verdict.OVERFLOW);
                return Long.MIN_VALUE;
            }
            nanos *= 10;
        }
        return nanos;
    }

    /** @return a time, where zero means that there is none */
    long timeOrUnset() {
        final long timeNs = timeNs();
        return timeNs == 0 ? Long.MIN_VALUE : timeNs;
    }

    /** @return a truth value, null value for none */
    Bool bool() {
        if (!cursor.readText() || cursor.textLength() == 0) {
            return Bool.NULL_VAL;
        }
        final int index = cursor.textIndex(BOOLS);
        if (index == KeyTable.UNKNOWN) {
            fail(Verdict.BAD_VALUE);
            return Bool.NULL_VAL;
        }
        return (index & 1) == 1 ? Bool.YES : Bool.NO;
    }

    /** @return a side, null value for anything but the two words */
    Side side() {
        final int index = word(SIDES);
        return index == 0 ? Side.BUY : index == 1 ? Side.SELL : Side.NULL_VAL;
    }

    /** @return index of a word, {@link KeyTable#UNKNOWN} for others and for none */
    int word(KeyTable words) {
        return cursor.readText() ? cursor.textIndex(words) : KeyTable.UNKNOWN;
    }

    /** @return instrument id of a symbol, or {@link SymbolTable#UNKNOWN} */
    int instrumentId(SymbolTable symbols) {
        return cursor.readText()
                ? symbols.idOf(cursor.textBytes(), cursor.textOffset(), cursor.textLength())
                : SymbolTable.UNKNOWN;
    }

    /** Reads a venue id into {@link #idHigh} and {@link #idLow}: UUIDs by their bits, others hashed, none as zeros. */
    void id() {
        idHigh = 0;
        idLow = 0;
        if (!cursor.readText() || cursor.textLength() == 0) {
            return;
        }
        final byte[] text = cursor.textBytes();
        final int offset = cursor.textOffset();
        final int length = cursor.textLength();
        if (length == UUID_LENGTH && Predicted.isUuid(text, offset)) {
            idHigh = Predicted.uuidHigh(text, offset);
            idLow = Predicted.uuidLow(text, offset);
        } else {
            idHigh = IdHash.high(text, offset, length);
            idLow = IdHash.low(text, offset, length);
        }
    }

    /** Reads a client order id into {@link #epoch}, {@link #sequence} and {@link #leg}; a foreign one is null. */
    void clientOrderId() {
        epoch = Integer.MIN_VALUE;
        sequence = Long.MIN_VALUE;
        leg = 0;
        if (!cursor.readText() || cursor.textLength() == 0) {
            return;
        }
        parseClientOrderId(cursor.textBytes(), cursor.textOffset(), cursor.textLength());
    }

    /** The same for a text found elsewhere. */
    void parseClientOrderId(byte[] text, int offset, int length) {
        epoch = Integer.MIN_VALUE;
        sequence = Long.MIN_VALUE;
        leg = 0;
        final long parsedEpoch = ClientOrderIds.parseEpoch(instance, text, offset, length);
        final long parsedSequence = ClientOrderIds.parseSequence(instance, text, offset, length);
        final long parsedLeg = ClientOrderIds.parseLeg(instance, text, offset, length);
        if (parsedEpoch >= 0
                && parsedEpoch <= Integer.MAX_VALUE
                && parsedSequence >= 0
                && parsedLeg >= 0
                && parsedLeg < Character.MAX_RADIX) {
            epoch = (int) parsedEpoch;
            sequence = parsedSequence;
            leg = (int) parsedLeg;
        }
    }

    private long refuse(long error) {
        if (error == DecimalParser.EXCESS_DIGITS) {
            fail(Verdict.EXCESS_DIGITS);
        } else {
            fail(error == DecimalParser.OVERFLOW ? Verdict.OVERFLOW : Verdict.BAD_NUMBER);
        }
        return FixedPoint.NULL;
    }
}
