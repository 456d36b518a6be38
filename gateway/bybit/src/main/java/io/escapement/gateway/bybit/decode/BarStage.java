package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.util.Arrays;

/** Bars of one instrument and interval, read and not yet published. Grows to the largest answer seen. */
final class BarStage {
    /** Bars in one frame or answer. */
    static final int MAX_BARS = 1000;

    private static final int STRIDE = 11;
    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int VOLUME = 5;
    private static final int TURNOVER = 7;
    private static final int LAST_TRADE = 9;
    private static final int CONFIRM = 10;

    int count;
    int instrumentId;
    int intervalMinutes;
    long exchangeTimeNs;

    private long[] rows = new long[4 * STRIDE];
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BarEncoder encoder = new BarEncoder();

    /** Makes room for one more bar, whose fields are then set. */
    void add() {
        count++;
        if (count * STRIDE > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
    }

    /** Drops the bar added last. */
    void dropLast() {
        count--;
    }

    /** Keeps the bars that the gate lets in, in their order. */
    void retain(BarGate gate) {
        gate.begin(instrumentId, intervalMinutes);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final int from = i * STRIDE;
            if (gate.admits(rows[from + OPEN_TIME], rows[from + CONFIRM] == Bool.YES.value())) {
                if (kept != i) {
                    System.arraycopy(rows, from, rows, kept * STRIDE, STRIDE);
                }
                kept++;
            }
        }
        count = kept;
    }

    /** Open time of a bar. */
    long openTimeNs(int index) {
        return rows[index * STRIDE + OPEN_TIME];
    }

    /** Whether a closed bar is among them. */
    boolean hasConfirmed() {
        for (int i = 0; i < count; i++) {
            if (rows[i * STRIDE + CONFIRM] == Bool.YES.value()) {
                return true;
            }
        }
        return false;
    }

    /** Times and state of the bar added last; {@code lastTradeNs} may be null. */
    void times(long openTimeNs, long lastTradeNs, Bool confirm) {
        final int row = (count - 1) * STRIDE;
        rows[row + OPEN_TIME] = openTimeNs;
        rows[row + LAST_TRADE] = lastTradeNs;
        rows[row + CONFIRM] = confirm.value();
    }

    /** Prices of the bar added last. */
    void prices(long open, long high, long low, long close) {
        final int row = (count - 1) * STRIDE + OPEN;
        rows[row] = open;
        rows[row + 1] = high;
        rows[row + 2] = low;
        rows[row + 3] = close;
    }

    /** Volume of the bar added last, in the schema's one form of a Decimal64. */
    void volume(long mantissa, int exponent) {
        final int row = (count - 1) * STRIDE + VOLUME;
        rows[row] = mantissa;
        rows[row + 1] = exponent;
    }

    /** Turnover of the bar added last. */
    void turnover(long mantissa, int exponent) {
        final int row = (count - 1) * STRIDE + TURNOVER;
        rows[row] = mantissa;
        rows[row + 1] = exponent;
    }

    /**
     * Publishes what was read.
     *
     * @param inbound takes it
     * @param priority of these bars
     * @param source how they came
     * @param receiveTimeNs engine time of the messages
     * @param newestFirst whether they were read in that order; they are published oldest first
     * @return messages published, 0 if there was no room
     */
    int publish(
            InboundPort inbound, InputPriority priority, DataSource source, long receiveTimeNs, boolean newestFirst) {
        final int bars = count;
        final long claim = inbound.claim(priority, bars);
        if (claim < 0) {
            return 0;
        }
        for (int i = 0; i < bars; i++) {
            final int row = (newestFirst ? bars - 1 - i : i) * STRIDE;
            encoder.wrapAndApplyHeader(inbound.slot(claim + i), 0, header)
                    .receiveTimeNs(receiveTimeNs)
                    .exchangeTimeNs(exchangeTimeNs)
                    .instrumentId(instrumentId)
                    .intervalMinutes(intervalMinutes)
                    .confirm(Bool.get((short) rows[row + CONFIRM]))
                    .source(source)
                    .openTimeNs(rows[row + OPEN_TIME])
                    .openPrice(rows[row + OPEN])
                    .highPrice(rows[row + OPEN + 1])
                    .lowPrice(rows[row + OPEN + 2])
                    .closePrice(rows[row + OPEN + 3])
                    .lastTradeTimeNs(rows[row + LAST_TRADE]);
            encoder.volume().mantissa(rows[row + VOLUME]).exponent((byte) rows[row + VOLUME + 1]);
            encoder.turnover().mantissa(rows[row + TURNOVER]).exponent((byte) rows[row + TURNOVER + 1]);
            inbound.length(claim + i, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
        }
        inbound.publish(claim, bars);
        return bars;
    }
}
