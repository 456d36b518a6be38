package io.escapement.core.order;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Orders that are not over yet, in parallel arrays by slot.
 *
 * <p>Slots in use are listed densely ({@link #slotAt}), so that walks are in a fixed order and short. Fixed capacity.
 */
public final class OrderTable implements Persistent {
    /** No slot. */
    public static final int NONE = -1;

    final int[] epoch;
    final long[] sequence;
    final OrderPurpose[] purpose;
    final OrderState[] state;
    final int[] instrumentId;
    final int[] signalSlot;
    final long[] signalId;
    final Side[] side;
    final OrderType[] type;
    final TimeInForce[] inForce;
    final long[] price;
    final long[] size;
    final long[] notional;
    final long[] filled;
    final long[] booked;
    final long[] orderIdHigh;
    final long[] orderIdLow;
    final long[] createdNs;
    final long[] causeSequence;
    final Reason[] reason;
    final boolean[] unknown;
    final boolean[] cancelSent;

    /** A change was asked for and has no outcome yet. */
    final boolean[] amendSent;

    /** What was asked for last, or null. */
    final long[] amendPrice;

    /** What was asked for last, or null. */
    final long[] amendSize;

    final boolean[] seen;
    final boolean[] proved;

    /** Input that ended it. */
    final long[] endedAtSequence;

    private final int[] inUse;
    private final int[] placeOf;
    private final int[] free;
    private int used;

    /**
     * An empty table.
     *
     * @param capacity orders at once
     */
    public OrderTable(int capacity) {
        epoch = new int[capacity];
        sequence = new long[capacity];
        purpose = new OrderPurpose[capacity];
        state = new OrderState[capacity];
        instrumentId = new int[capacity];
        signalSlot = new int[capacity];
        signalId = new long[capacity];
        side = new Side[capacity];
        type = new OrderType[capacity];
        inForce = new TimeInForce[capacity];
        price = new long[capacity];
        size = new long[capacity];
        notional = new long[capacity];
        filled = new long[capacity];
        booked = new long[capacity];
        orderIdHigh = new long[capacity];
        orderIdLow = new long[capacity];
        createdNs = new long[capacity];
        causeSequence = new long[capacity];
        reason = new Reason[capacity];
        unknown = new boolean[capacity];
        cancelSent = new boolean[capacity];
        amendSent = new boolean[capacity];
        amendPrice = new long[capacity];
        amendSize = new long[capacity];
        seen = new boolean[capacity];
        proved = new boolean[capacity];
        endedAtSequence = new long[capacity];
        inUse = new int[capacity];
        placeOf = new int[capacity];
        free = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = capacity - 1 - i;
        }
    }

    /**
     * Takes a free slot.
     *
     * @return the slot with neutral values, or {@link #NONE} if the table is full
     */
    int allocate() {
        if (used == inUse.length) {
            return NONE;
        }
        final int slot = free[inUse.length - 1 - used];
        inUse[used] = slot;
        placeOf[slot] = used++;
        state[slot] = OrderState.SENT;
        filled[slot] = 0;
        booked[slot] = 0;
        orderIdHigh[slot] = 0;
        orderIdLow[slot] = 0;
        price[slot] = FixedPoint.NULL;
        reason[slot] = Reason.NONE;
        unknown[slot] = false;
        cancelSent[slot] = false;
        amendSent[slot] = false;
        amendPrice[slot] = FixedPoint.NULL;
        amendSize[slot] = FixedPoint.NULL;
        seen[slot] = false;
        proved[slot] = false;
        return slot;
    }

    /**
     * Gives a slot back. The last listed slot takes its place in the list.
     *
     * @param slot in use
     */
    void release(int slot) {
        final int place = placeOf[slot];
        final int last = inUse[--used];
        inUse[place] = last;
        placeOf[last] = place;
        free[inUse.length - 1 - used] = slot;
    }

    /**
     * Orders in the table.
     *
     * @return count
     */
    public int size() {
        return used;
    }

    /**
     * Slot by place in the dense list.
     *
     * @param place 0 to size - 1
     * @return the slot
     */
    public int slotAt(int place) {
        return inUse[place];
    }

    /**
     * Finds an order of ours.
     *
     * @param orderEpoch of the client id
     * @param orderSequence of the client id
     * @return its slot, or {@link #NONE}
     */
    public int find(int orderEpoch, long orderSequence) {
        for (int i = 0; i < used; i++) {
            final int slot = inUse[i];
            if (sequence[slot] == orderSequence && epoch[slot] == orderEpoch) {
                return slot;
            }
        }
        return NONE;
    }

    /**
     * Finds an order by the sequence of its client id, whatever its epoch: sequences are not reused in one journal.
     *
     * @param orderSequence of the client id
     * @return its slot, or {@link #NONE}
     */
    public int findSequence(long orderSequence) {
        for (int i = 0; i < used; i++) {
            if (sequence[inUse[i]] == orderSequence) {
                return inUse[i];
            }
        }
        return NONE;
    }

    /**
     * First order of an instrument.
     *
     * @param instrument which
     * @return its slot, or {@link #NONE}
     */
    public int find(int instrument) {
        for (int i = 0; i < used; i++) {
            if (instrumentId[inUse[i]] == instrument) {
                return inUse[i];
            }
        }
        return NONE;
    }

    /**
     * First order of an instrument with a purpose.
     *
     * @param instrument which
     * @param wanted what for
     * @return its slot, or {@link #NONE}
     */
    public int find(int instrument, OrderPurpose wanted) {
        for (int i = 0; i < used; i++) {
            final int slot = inUse[i];
            if (instrumentId[slot] == instrument && purpose[slot] == wanted) {
                return slot;
            }
        }
        return NONE;
    }

    /**
     * What an order is for.
     *
     * @param slot in use
     * @return its purpose
     */
    public OrderPurpose purpose(int slot) {
        return purpose[slot];
    }

    /**
     * Where an order stands.
     *
     * @param slot in use
     * @return its state
     */
    public OrderState state(int slot) {
        return state[slot];
    }

    /**
     * What an order trades.
     *
     * @param slot in use
     * @return instrument id
     */
    public int instrumentId(int slot) {
        return instrumentId[slot];
    }

    /**
     * The signal an order belongs to.
     *
     * @param slot in use
     * @return slot in the signal table, or {@link #NONE}
     */
    public int signalSlot(int slot) {
        return signalSlot[slot];
    }

    /**
     * Why the order was sent (exits) or ended (entries).
     *
     * @param slot in use
     * @return the reason
     */
    public Reason reason(int slot) {
        return reason[slot];
    }

    /**
     * Executions booked for an order.
     *
     * @param slot in use
     * @return base units at 1e-8
     */
    public long booked(int slot) {
        return booked[slot];
    }

    /**
     * Price of a limit order, as far as the venue has taken it.
     *
     * @param slot in use
     * @return 1e-8, or null for a market order
     */
    public long price(int slot) {
        return price[slot];
    }

    /**
     * Whole size of an order, as far as the venue has taken it.
     *
     * @param slot in use
     * @return base units at 1e-8
     */
    public long size(int slot) {
        return size[slot];
    }

    /** The size an order may have by now: a change without an outcome may have been made. */
    long largest(int slot) {
        return amendSize[slot] == FixedPoint.NULL ? size[slot] : Math.max(size[slot], amendSize[slot]);
    }

    /**
     * Market or limit.
     *
     * @param slot in use
     * @return its type
     */
    public OrderType type(int slot) {
        return type[slot];
    }

    /**
     * Sequence of an order's client id, the key of its timers.
     *
     * @param slot in use
     * @return the sequence
     */
    public long sequence(int slot) {
        return sequence[slot];
    }

    /**
     * Whether an order rests and nothing is under way about it, so that it may be changed.
     *
     * @param slot in use
     * @return true if the venue has it and no change or cancel is without an outcome
     */
    public boolean isCalm(int slot) {
        return state[slot] == OrderState.OPEN && !unknown[slot] && !amendSent[slot] && !cancelSent[slot];
    }

    /**
     * Whether the venue itself told the end of an order. One that is only absent from its answers may show up yet.
     *
     * @param slot in use
     * @return true if it was told filled, cancelled or refused by an update of its own
     */
    public boolean isEndProved(int slot) {
        return proved[slot];
    }

    /**
     * Whether an order may still trade.
     *
     * @param slot in use
     * @return false once the venue ended it, though executions may still be on their way
     */
    public boolean isLive(int slot) {
        return state[slot] != OrderState.ENDED;
    }

    /**
     * Side of an order.
     *
     * @param slot in use
     * @return BUY or SELL
     */
    public Side side(int slot) {
        return side[slot];
    }

    /**
     * The signal an order belongs to.
     *
     * @param slot in use
     * @return its id, or null
     */
    public long signalId(int slot) {
        return signalId[slot];
    }

    /**
     * The input that caused an order.
     *
     * @param slot in use
     * @return its sequence
     */
    public long causeSequence(int slot) {
        return causeSequence[slot];
    }

    /**
     * Whether nobody knows if the order exists.
     *
     * @param slot in use
     * @return true while its fate is being asked for
     */
    public boolean isUnknown(int slot) {
        return unknown[slot];
    }

    /**
     * Live entries: those that may still open a position.
     *
     * @return count
     */
    public int entries() {
        int count = 0;
        for (int i = 0; i < used; i++) {
            if (purpose[inUse[i]] == OrderPurpose.ENTRY) {
                count++;
            }
        }
        return count;
    }

    /**
     * Notional of an order of which something may still be filled; of all of it, as entries are reckoned elsewhere.
     *
     * @param slot in use
     * @return settlement units at 1e-8, 0 when all of it was booked
     */
    public long unfilledNotional(int slot) {
        return booked[slot] < size[slot] ? notional[slot] : 0;
    }

    /**
     * Notional of what live entries may still buy or sell.
     *
     * @return settlement units at 1e-8
     */
    public long entryNotional() {
        long sum = 0;
        for (int i = 0; i < used; i++) {
            final int slot = inUse[i];
            if (purpose[slot] == OrderPurpose.ENTRY && booked[slot] < size[slot]) {
                sum += notional[slot];
            }
        }
        return sum;
    }

    @Override
    public void persist(StateIo io) {
        used = io.slots(inUse, placeOf, free, used);
        io.ints(epoch);
        io.longs(sequence);
        io.words(purpose, OrderPurpose.class);
        io.words(state, OrderState.class);
        io.ints(instrumentId);
        io.ints(signalSlot);
        io.longs(signalId);
        io.words(side, Side.class);
        io.words(type, OrderType.class);
        io.words(inForce, TimeInForce.class);
        io.longs(price);
        io.longs(size);
        io.longs(notional);
        io.longs(filled);
        io.longs(booked);
        io.longs(orderIdHigh);
        io.longs(orderIdLow);
        io.longs(createdNs);
        io.longs(causeSequence);
        io.words(reason, Reason.class);
        io.flags(unknown);
        io.flags(cancelSent);
        io.flags(amendSent);
        io.longs(amendPrice);
        io.longs(amendSize);
        io.flags(seen);
        io.flags(proved);
        io.longs(endedAtSequence);
    }

    /**
     * Notional of what live entries of one side may still buy or sell.
     *
     * @param wanted side of the entries
     * @return settlement units at 1e-8
     */
    public long entryNotional(Side wanted) {
        long sum = 0;
        for (int p = 0; p < used; p++) {
            final int slot = inUse[p];
            if (purpose[slot] == OrderPurpose.ENTRY && side[slot] == wanted && booked[slot] < size[slot]) {
                sum += notional[slot];
            }
        }
        return sum;
    }

    /**
     * Notional of what live entries of one instrument may still buy or sell.
     *
     * @param instrument which
     * @return settlement units at 1e-8
     */
    public long entryNotional(int instrument) {
        long sum = 0;
        for (int p = 0; p < used; p++) {
            final int slot = inUse[p];
            if (purpose[slot] == OrderPurpose.ENTRY && instrumentId[slot] == instrument && booked[slot] < size[slot]) {
                sum += notional[slot];
            }
        }
        return sum;
    }
}
