package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * Decodes REST answers: first the envelope with {@link #read}, then the rows with the method that fits what was asked.
 *
 * <p>An answer is published as a whole or not at all. Rows are published oldest first (the venue sends bars, orders and
 * executions newest first), the last one marked; each carries the envelope's time as its exchange time. Rows of other
 * instruments than ours are left out. Belongs to one thread.
 */
public final class RestDecoder {
    private static final int CODE = 0;
    private static final int MESSAGE = 1;
    private static final int RESULT = 2;
    private static final int TIME = 3;
    private static final KeyTable ENVELOPE_KEYS = new KeyTable("retCode", "retMsg", "result", "time");

    private static final int LIST = 0;
    private static final int CURSOR = 1;
    private static final int TIME_NANO = 2;
    private static final int ORDER_ID = 3;
    private static final KeyTable RESULT_KEYS = new KeyTable("list", "nextPageCursor", "timeNano", "orderId");

    private final GatewayClock clock;
    private final InboundPort inbound;
    private final ValueReader values;
    private final RowStage rows = new RowStage();
    private final BarStage bars = new BarStage();
    private final InstrumentRows instrumentRows;
    private final FeeRows feeRows;
    private final Definitions definitions;
    private final BitSet rated = new BitSet();
    private final BarDecoder barDecoder;
    private final OrderRows orderRows;
    private final FillRows fillRows;
    private final PositionRows positionRows;
    private final WalletRows walletRows;
    private final TransactionRows transactionRows;
    private final FrameText text = new FrameText();
    private final FrameText cursor = new FrameText();

    private byte[] body = new byte[0];
    private int bodyOffset;
    private int bodyLength;
    private int code;
    private long exchangeTimeNs;
    private long serverTimeNs;
    private int listPosition;
    private int messages;
    private long orderIdHigh;
    private long orderIdLow;
    private long lastBarOpenNs = Long.MIN_VALUE;

    /**
     * A decoder.
     *
     * @param symbols known instruments; also names our instance in client order ids
     * @param clock stamps the messages
     * @param inbound takes them
     */
    public RestDecoder(SymbolTable symbols, GatewayClock clock, InboundPort inbound) {
        this(symbols, clock, inbound, new Definitions());
    }

    /**
     * A decoder that shares its memory of definitions.
     *
     * @param symbols known instruments; also names our instance in client order ids
     * @param clock stamps the messages
     * @param inbound takes them
     * @param definitions published so far, by whichever decoder
     */
    public RestDecoder(SymbolTable symbols, GatewayClock clock, InboundPort inbound, Definitions definitions) {
        this.definitions = definitions;
        this.clock = clock;
        this.inbound = inbound;
        values = new ValueReader(symbols);
        instrumentRows = new InstrumentRows(values, symbols);
        feeRows = new FeeRows(values, symbols);
        barDecoder = new BarDecoder(values);
        orderRows = new OrderRows(values, symbols);
        fillRows = new FillRows(values, symbols);
        positionRows = new PositionRows(values, symbols);
        walletRows = new WalletRows(values);
        transactionRows = new TransactionRows(values, symbols);
    }

    /**
     * Reads the envelope; the body must stay as it is until the rows have been read.
     *
     * @param bytes hold the answer
     * @param offset of its first byte
     * @param length in bytes
     * @return {@link Verdict#REPLY}, or why it was refused
     */
    public Verdict read(byte[] bytes, int offset, int length) {
        body = bytes;
        bodyOffset = offset;
        bodyLength = length;
        code = Integer.MIN_VALUE;
        exchangeTimeNs = Long.MIN_VALUE;
        serverTimeNs = Long.MIN_VALUE;
        listPosition = Envelope.NOWHERE;
        orderIdHigh = 0;
        orderIdLow = 0;
        messages = 0;
        text.clear();
        cursor.clear();
        values.wrap(bytes, offset, length);
        final JsonCursor json = values.cursor;
        json.beginObject();
        while (json.nextKey()) {
            switch (json.keyIndex(ENVELOPE_KEYS)) {
                case CODE -> code = values.count();
                case MESSAGE -> {
                    if (json.readText()) {
                        text.set(json);
                    }
                }
                case RESULT -> readResult();
                case TIME -> exchangeTimeNs = values.timeOrUnset();
                default -> json.skipValue();
            }
        }
        json.finished();
        if (!values.ok()) {
            return values.problem();
        }
        return code == Integer.MIN_VALUE ? Verdict.MISSING_FIELD : Verdict.REPLY;
    }

    /** @return {@code retCode}; 0 is success */
    public int code() {
        return code;
    }

    /** @return {@code retMsg}, empty if none; allocates */
    public String text() {
        return text.toString();
    }

    /** @return the envelope's {@code time} in nanoseconds, {@link Long#MIN_VALUE} if it had none */
    public long exchangeTimeNs() {
        return exchangeTimeNs;
    }

    /** @return the time {@code market/time} gives in nanoseconds, else {@link #exchangeTimeNs} */
    public long serverTimeNs() {
        return serverTimeNs == Long.MIN_VALUE ? exchangeTimeNs : serverTimeNs;
    }

    /** @return cursor of the next page, empty if this was the last; allocates */
    public String nextPageCursor() {
        return cursor.toString();
    }

    /** @return upper half of the order id in the answer to a create, amend or cancel; both halves 0 if none */
    public long orderIdHigh() {
        return orderIdHigh;
    }

    /** @return lower half of that order id */
    public long orderIdLow() {
        return orderIdLow;
    }

    /** @return messages published by the last row method */
    public int messages() {
        return messages;
    }

    /** @return open time of the newest bar published last, {@link Long#MIN_VALUE} before the first */
    public long lastBarOpenNs() {
        return lastBarOpenNs;
    }

    /** @return key whose value made the last answer be refused, empty if none did; allocates */
    public String problemKey() {
        return new String(body, values.problemKeyOffset(), values.problemKeyLength(), StandardCharsets.UTF_8);
    }

    /** @return verdict on publishing {@code InstrumentDefinition} rows of {@code market/instruments-info} */
    public Verdict instruments() {
        return instruments(false);
    }

    /**
     * Publishes {@code InstrumentDefinition} rows of {@code market/instruments-info}.
     *
     * @param onlyChanged leaves out those that say the same as when they were published last
     * @return the verdict
     */
    public Verdict instruments(boolean onlyChanged) {
        if (!beginList()) {
            return noList();
        }
        while (values.cursor.nextElement() && hasRoom()) {
            final int before = rows.count();
            instrumentRows.read(rows);
            if (rows.count() > before) {
                keepDefinition(onlyChanged);
            }
        }
        return publishRows(RowStage.NO_LAST_FIELD, false);
    }

    /**
     * Publishes the last definition of an instrument once more, closed, because the venue does not list it any more.
     *
     * @param instrumentId dense id
     * @return the verdict; EMPTY when it was never defined or is closed already
     */
    public Verdict closed(int instrumentId) {
        rows.clear();
        values.forgive();
        final int length = definitions.close(instrumentId, rows.buffer(), rows.offset());
        if (length > 0) {
            rows.add(length);
        }
        return publishRows(RowStage.NO_LAST_FIELD, false);
    }

    /** @return verdict on publishing {@code FeeRates} rows of {@code account/fee-rate} */
    public Verdict feeRates() {
        rated.clear();
        if (!beginList()) {
            return noList();
        }
        while (values.cursor.nextElement() && hasRoom()) {
            final int before = rows.count();
            feeRows.read(rows);
            if (rows.count() > before) {
                rated.set(feeRows.instrumentId());
            }
        }
        return publishRows(RowStage.NO_LAST_FIELD, false);
    }

    /** @return instruments whose fee rates stood in the last such answer; valid until the next */
    public BitSet rated() {
        return rated;
    }

    /**
     * What {@code market/instruments-info} lists, published or not.
     *
     * @param listing receives the rows
     * @return {@link Verdict#REPLY}, or why the rows were refused
     */
    public Verdict listing(Listing listing) {
        return readListing(listing::onInstrument);
    }

    /**
     * What {@code market/tickers} tells of all instruments.
     *
     * @param listing receives turnover and price
     * @return {@link Verdict#REPLY}, or why the rows were refused
     */
    public Verdict tickers(Listing listing) {
        return readListing(listing::onTicker);
    }

    /**
     * Which instruments have an order or a position.
     *
     * @param listing receives their symbols
     * @return {@link Verdict#REPLY}, or why the rows were refused
     */
    public Verdict inUse(Listing listing) {
        return readListing(listing::onUse);
    }

    private Verdict readListing(Consumer<ValueReader> row) {
        if (!beginList()) {
            return noList();
        }
        while (values.cursor.nextElement()) {
            row.accept(values);
            // Other contracts may use digits that ours don't.
            values.forgive();
        }
        return values.ok() ? Verdict.REPLY : values.problem();
    }

    private void keepDefinition(boolean onlyChanged) {
        final int row = rows.count() - 1;
        final boolean changed =
                definitions.keep(instrumentRows.instrumentId(), rows.buffer(), rows.offset(row), rows.length(row));
        if (onlyChanged && !changed) {
            rows.dropLast();
        }
    }

    /**
     * Publishes {@code Bar} rows of {@code market/kline} that are closed at the envelope's time, oldest first.
     *
     * @param instrumentId asked for
     * @param intervalMinutes asked for
     * @param source {@code WARM_UP}, {@code BACKFILL} or {@code QUERY}
     * @param fromNs earliest open time wanted, {@link Long#MIN_VALUE} for no bound
     * @param toNs latest open time wanted, {@link Long#MAX_VALUE} for no bound
     * @return the verdict
     */
    public Verdict bars(int instrumentId, int intervalMinutes, DataSource source, long fromNs, long toNs) {
        return bars(instrumentId, intervalMinutes, source, fromNs, toNs, false);
    }

    /** The same, with the bar that is still open if wanted. */
    Verdict bars(int instrumentId, int intervalMinutes, DataSource source, long fromNs, long toNs, boolean openToo) {
        if (!beginList()) {
            return noList();
        }
        values.cursor.rewind(listPosition);
        bars.instrumentId = instrumentId;
        bars.intervalMinutes = intervalMinutes;
        bars.exchangeTimeNs = exchangeTimeNs;
        barDecoder.readRows(bars, fromNs, toNs, exchangeTimeNs, openToo);
        if (!values.ok()) {
            return values.problem();
        }
        if (bars.count == 0) {
            return Verdict.EMPTY;
        }
        final long receiveTimeNs = clock.stamp(exchangeTimeNs);
        // They come newest first.
        lastBarOpenNs = bars.openTimeNs(0);
        messages = bars.publish(inbound, InputPriority.ESSENTIAL, source, receiveTimeNs, true);
        return messages == 0 ? Verdict.NO_ROOM : Verdict.PUBLISHED;
    }

    /** @return verdict on publishing {@code OrderUpdate} rows of {@code order/realtime} or {@code order/history} */
    public Verdict orders() {
        return readRows(orderRows, true);
    }

    /** @return verdict on publishing {@code Fill} rows of {@code execution/list}, funding rows included */
    public Verdict fills() {
        return readRows(fillRows, true);
    }

    /** @return verdict on publishing {@code PositionUpdate} rows of {@code position/list} */
    public Verdict positions() {
        return readRows(positionRows, false);
    }

    /** @return verdict on publishing {@code WalletUpdate} rows of {@code account/wallet-balance}, one a coin */
    public Verdict wallet() {
        if (!beginList()) {
            return noList();
        }
        while (values.cursor.nextElement()) {
            walletRows.read(rows, DataSource.QUERY);
        }
        return publishRows(walletRows.lastField(), false);
    }

    /** @return verdict on publishing {@code TransactionRow} rows of {@code account/transaction-log} */
    public Verdict transactions() {
        if (!beginList()) {
            return noList();
        }
        while (values.cursor.nextElement() && hasRoom()) {
            transactionRows.read(rows);
        }
        return publishRows(transactionRows.lastField(), true);
    }

    private Verdict readRows(RowReader reader, boolean newestFirst) {
        if (!beginList()) {
            return noList();
        }
        while (values.cursor.nextElement() && hasRoom()) {
            reader.read(rows, DataSource.QUERY);
        }
        return publishRows(reader.lastField(), newestFirst);
    }

    private boolean beginList() {
        messages = 0;
        rows.clear();
        if (listPosition == Envelope.NOWHERE) {
            return false;
        }
        values.wrap(body, bodyOffset, bodyLength);
        values.cursor.rewind(listPosition);
        return values.cursor.beginArray();
    }

    private Verdict noList() {
        return listPosition == Envelope.NOWHERE ? Verdict.MISSING_FIELD : Verdict.MALFORMED;
    }

    private boolean hasRoom() {
        if (rows.count() < RowStage.MAX_ROWS) {
            return true;
        }
        values.fail(Verdict.TOO_LARGE);
        return false;
    }

    private Verdict publishRows(int lastField, boolean newestFirst) {
        if (!values.ok()) {
            return values.problem();
        }
        if (rows.count() == 0) {
            return Verdict.EMPTY;
        }
        final long receiveTimeNs = clock.stamp(exchangeTimeNs);
        messages =
                rows.publish(inbound, InputPriority.ESSENTIAL, receiveTimeNs, exchangeTimeNs, lastField, newestFirst);
        return messages == 0 ? Verdict.NO_ROOM : Verdict.PUBLISHED;
    }

    private void readResult() {
        final JsonCursor json = values.cursor;
        if (json.kind() != JsonCursor.Kind.OBJECT) {
            json.skipValue();
            return;
        }
        json.beginObject();
        while (json.nextKey()) {
            switch (json.keyIndex(RESULT_KEYS)) {
                case LIST -> {
                    listPosition = json.position();
                    json.skipValue();
                }
                case CURSOR -> {
                    if (json.readText()) {
                        cursor.set(json);
                    }
                }
                case TIME_NANO -> serverTimeNs = values.nanos();
                case ORDER_ID -> {
                    values.id();
                    orderIdHigh = values.idHigh;
                    orderIdLow = values.idLow;
                }
                default -> json.skipValue();
            }
        }
    }
}
