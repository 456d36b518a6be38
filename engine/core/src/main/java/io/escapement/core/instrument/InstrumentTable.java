package io.escapement.core.instrument;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rules of every instrument, in arrays indexed by instrument id.
 *
 * <p>The capacity is fixed at construction. A definition outside it, or one with which no order could be rounded (tick
 * or lot missing), is refused and counted. A later definition of the same id replaces the earlier one. Text is kept only
 * to be shown; nothing is decided on it. Nothing allocates after construction except {@link #symbol}.
 */
public final class InstrumentTable implements Persistent {
    /** Characters of a symbol, padding included. */
    public static final int SYMBOL_LENGTH = InstrumentDefinitionDecoder.symbolLength();

    private final int capacity;
    private final boolean[] defined;
    private final byte[] symbols;
    private final InstrumentStatus[] status;
    private final long[] tickSize;
    private final long[] lotSize;
    private final long[] minOrderSize;
    private final long[] maxOrderSize;
    private final long[] maxMarketOrderSize;
    private final long[] minNotional;
    private final long[] minPrice;
    private final long[] maxPrice;
    private final long[] minLeverage;
    private final long[] maxLeverage;
    private final long[] leverageStep;
    private final int[] fundingIntervalMinutes;
    private final long[] launchTimeNs;
    private final long[] deliveryTimeNs;
    private final long[] takerRate;
    private final long[] makerRate;

    private int count;
    private long refused;

    /**
     * An empty table.
     *
     * @param capacity instruments it can hold, positive; ids run from 0 to {@code capacity - 1}
     */
    public InstrumentTable(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("instrument capacity must be positive: capacity=" + capacity);
        }
        this.capacity = capacity;
        defined = new boolean[capacity];
        symbols = new byte[capacity * SYMBOL_LENGTH];
        status = new InstrumentStatus[capacity];
        Arrays.fill(status, InstrumentStatus.NULL_VAL);
        tickSize = nulls(capacity);
        lotSize = nulls(capacity);
        minOrderSize = nulls(capacity);
        maxOrderSize = nulls(capacity);
        maxMarketOrderSize = nulls(capacity);
        minNotional = nulls(capacity);
        minPrice = nulls(capacity);
        maxPrice = nulls(capacity);
        minLeverage = nulls(capacity);
        maxLeverage = nulls(capacity);
        leverageStep = nulls(capacity);
        fundingIntervalMinutes = new int[capacity];
        launchTimeNs = nulls(capacity);
        deliveryTimeNs = nulls(capacity);
        takerRate = nulls(capacity);
        makerRate = nulls(capacity);
    }

    /**
     * Takes over a definition.
     *
     * @param definition wrapped around the input; not kept
     * @return whether it was accepted; a refused one is counted in {@link #refused}
     */
    public boolean onDefinition(InstrumentDefinitionDecoder definition) {
        final int id = definition.instrumentId();
        final long tick = definition.tickSize();
        final long lot = definition.lotSize();
        if (id < 0 || id >= capacity || tick <= 0 || lot <= 0) {
            refused++;
            return false;
        }
        if (!defined[id]) {
            defined[id] = true;
            count = Math.max(count, id + 1);
        }
        definition.getSymbol(symbols, id * SYMBOL_LENGTH);
        status[id] = definition.status();
        tickSize[id] = tick;
        lotSize[id] = lot;
        minOrderSize[id] = definition.minOrderSize();
        maxOrderSize[id] = definition.maxOrderSize();
        maxMarketOrderSize[id] = definition.maxMarketOrderSize();
        minNotional[id] = definition.minNotional();
        minPrice[id] = definition.minPrice();
        maxPrice[id] = definition.maxPrice();
        minLeverage[id] = definition.minLeverage();
        maxLeverage[id] = definition.maxLeverage();
        leverageStep[id] = definition.leverageStep();
        fundingIntervalMinutes[id] = definition.fundingIntervalMinutes();
        launchTimeNs[id] = definition.launchTimeNs();
        deliveryTimeNs[id] = definition.deliveryTimeNs();
        return true;
    }

    /**
     * Takes over the account's fee rates of one instrument.
     *
     * @param rates wrapped around the input; not kept
     * @return whether they were accepted; refused when the id is out of range
     */
    public boolean onFeeRates(FeeRatesDecoder rates) {
        final int id = rates.instrumentId();
        if (id < 0 || id >= capacity) {
            refused++;
            return false;
        }
        takerRate[id] = rates.takerRate();
        makerRate[id] = rates.makerRate();
        return true;
    }

    /**
     * How many ids the table can hold.
     *
     * @return the capacity
     */
    public int capacity() {
        return capacity;
    }

    /**
     * One more than the highest id defined: the bound of loops over instruments.
     *
     * @return 0 when nothing is defined
     */
    public int count() {
        return count;
    }

    /**
     * Definitions and fee rates refused so far.
     *
     * @return a count
     */
    public long refused() {
        return refused;
    }

    /**
     * Whether an id is in range and defined.
     *
     * @param instrumentId any number
     * @return true when the other accessors hold values for it
     */
    public boolean isDefined(int instrumentId) {
        return instrumentId >= 0 && instrumentId < capacity && defined[instrumentId];
    }

    /**
     * Whether the venue accepts orders for it.
     *
     * @param instrumentId any number
     * @return true for a defined instrument in status TRADING
     */
    public boolean isTrading(int instrumentId) {
        return isDefined(instrumentId) && status[instrumentId] == InstrumentStatus.TRADING;
    }

    /**
     * Whether the venue has announced an end, or it has come.
     *
     * @param instrumentId defined
     * @return true from the announcement on
     */
    public boolean isEnding(int instrumentId) {
        return deliveryTimeNs[instrumentId] != FixedPoint.NULL
                || status[instrumentId] == InstrumentStatus.DELIVERING
                || status[instrumentId] == InstrumentStatus.CLOSED;
    }

    /**
     * Status at the venue.
     *
     * @param instrumentId in range
     * @return NULL_VAL before the definition
     */
    public InstrumentStatus status(int instrumentId) {
        return status[instrumentId];
    }

    /**
     * Symbol as text; allocates, for display and errors only.
     *
     * @param instrumentId in range
     * @return empty before the definition
     */
    public String symbol(int instrumentId) {
        final int offset = instrumentId * SYMBOL_LENGTH;
        int length = 0;
        while (length < SYMBOL_LENGTH && symbols[offset + length] != 0) {
            length++;
        }
        return new String(symbols, offset, length, StandardCharsets.US_ASCII);
    }

    /**
     * Whether an instrument's symbol equals a text; does not allocate.
     *
     * @param instrumentId in range
     * @param symbol ASCII
     * @return true when equal
     */
    public boolean hasSymbol(int instrumentId, CharSequence symbol) {
        final int offset = instrumentId * SYMBOL_LENGTH;
        final int length = symbol.length();
        if (length > SYMBOL_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (symbols[offset + i] != symbol.charAt(i)) {
                return false;
            }
        }
        return length == SYMBOL_LENGTH || symbols[offset + length] == 0;
    }

    /**
     * Price step.
     *
     * @param instrumentId in range
     * @return 1e-8 quote units; {@link FixedPoint#NULL} before the definition
     */
    public long tickSize(int instrumentId) {
        return tickSize[instrumentId];
    }

    /**
     * Size step.
     *
     * @param instrumentId in range
     * @return 1e-8 base units; {@link FixedPoint#NULL} before the definition
     */
    public long lotSize(int instrumentId) {
        return lotSize[instrumentId];
    }

    /**
     * Smallest order.
     *
     * @param instrumentId in range
     * @return 1e-8 base units, or {@link FixedPoint#NULL}
     */
    public long minOrderSize(int instrumentId) {
        return minOrderSize[instrumentId];
    }

    /**
     * Largest limit order.
     *
     * @param instrumentId in range
     * @return 1e-8 base units, or {@link FixedPoint#NULL}
     */
    public long maxOrderSize(int instrumentId) {
        return maxOrderSize[instrumentId];
    }

    /**
     * Largest market order.
     *
     * @param instrumentId in range
     * @return 1e-8 base units, or {@link FixedPoint#NULL}
     */
    public long maxMarketOrderSize(int instrumentId) {
        return maxMarketOrderSize[instrumentId];
    }

    /**
     * Smallest order value.
     *
     * @param instrumentId in range
     * @return 1e-8 quote units, or {@link FixedPoint#NULL}
     */
    public long minNotional(int instrumentId) {
        return minNotional[instrumentId];
    }

    /**
     * Lowest order price.
     *
     * @param instrumentId in range
     * @return 1e-8 quote units, or {@link FixedPoint#NULL}
     */
    public long minPrice(int instrumentId) {
        return minPrice[instrumentId];
    }

    /**
     * Highest order price.
     *
     * @param instrumentId in range
     * @return 1e-8 quote units, or {@link FixedPoint#NULL}
     */
    public long maxPrice(int instrumentId) {
        return maxPrice[instrumentId];
    }

    /**
     * Lowest leverage.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long minLeverage(int instrumentId) {
        return minLeverage[instrumentId];
    }

    /**
     * Highest leverage.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long maxLeverage(int instrumentId) {
        return maxLeverage[instrumentId];
    }

    /**
     * Step of the leverage.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long leverageStep(int instrumentId) {
        return leverageStep[instrumentId];
    }

    /**
     * Time between funding payments.
     *
     * @param instrumentId in range
     * @return minutes; {@code Integer.MIN_VALUE} when the venue did not say, 0 before the definition
     */
    public int fundingIntervalMinutes(int instrumentId) {
        return fundingIntervalMinutes[instrumentId];
    }

    /**
     * When the instrument was listed.
     *
     * @param instrumentId in range
     * @return epoch nanoseconds, or {@code Long.MIN_VALUE}
     */
    public long launchTimeNs(int instrumentId) {
        return launchTimeNs[instrumentId];
    }

    /**
     * When the instrument ends.
     *
     * @param instrumentId in range
     * @return epoch nanoseconds, or {@code Long.MIN_VALUE} when no end is announced
     */
    public long deliveryTimeNs(int instrumentId) {
        return deliveryTimeNs[instrumentId];
    }

    /**
     * Fee rate of taking liquidity.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL} before the account's rates are known
     */
    public long takerRate(int instrumentId) {
        return takerRate[instrumentId];
    }

    /**
     * Fee rate of making liquidity.
     *
     * @param instrumentId in range
     * @return 1e-8, negative for a rebate, or {@link FixedPoint#NULL} before the account's rates are known
     */
    public long makerRate(int instrumentId) {
        return makerRate[instrumentId];
    }

    /**
     * Adds the table to the state hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(hash, count), refused);
        for (int id = 0; id < count; id++) {
            h = Hash64.mix(h, status[id].value());
            h = Hash64.mix(h, tickSize[id]);
            h = Hash64.mix(h, lotSize[id]);
            h = Hash64.mix(h, minOrderSize[id]);
            h = Hash64.mix(h, maxOrderSize[id]);
            h = Hash64.mix(h, maxMarketOrderSize[id]);
            h = Hash64.mix(h, minNotional[id]);
            h = Hash64.mix(h, minPrice[id]);
            h = Hash64.mix(h, maxPrice[id]);
            h = Hash64.mix(h, minLeverage[id]);
            h = Hash64.mix(h, maxLeverage[id]);
            h = Hash64.mix(h, leverageStep[id]);
            h = Hash64.mix(h, takerRate[id]);
            h = Hash64.mix(h, makerRate[id]);
            h = Hash64.mix(h, deliveryTimeNs[id]);
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        count = io.count(count, capacity);
        refused = io.i64(refused);
        io.flags(defined);
        io.bytes(symbols);
        io.words(status, InstrumentStatus.class);
        io.longs(tickSize);
        io.longs(lotSize);
        io.longs(minOrderSize);
        io.longs(maxOrderSize);
        io.longs(maxMarketOrderSize);
        io.longs(minNotional);
        io.longs(minPrice);
        io.longs(maxPrice);
        io.longs(minLeverage);
        io.longs(maxLeverage);
        io.longs(leverageStep);
        io.ints(fundingIntervalMinutes);
        io.longs(launchTimeNs);
        io.longs(deliveryTimeNs);
        io.longs(takerRate);
        io.longs(makerRate);
    }

    private static long[] nulls(int length) {
        final long[] values = new long[length];
        Arrays.fill(values, FixedPoint.NULL);
        return values;
    }
}
