package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DigitLanes;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * Decodes the frames of any of the venue's sockets: public and private topics become messages, answers to our requests
 * become an {@link OpReply}.
 *
 * <p>A frame is read to its end before anything is published; then its messages are stamped, claimed together and
 * published together. Books, prints and bars are first read on the assumption that their keys come in the order seen so
 * far, and only if that fails the general way, so the usual frame is gone through once. Allocates nothing, except when a
 * frame is larger than any before. Belongs to one thread.
 */
public final class FrameDecoder {
    private static final int SHORTEST_DATA_FRAME = 32;
    private static final int TOPIC_OFFSET = 10;
    private static final long TOPIC_KEY = DigitLanes.load("{\"topic\"".getBytes(StandardCharsets.US_ASCII), 0);

    private final SymbolTable symbols;
    private final GatewayClock clock;
    private final InboundPort inbound;
    private final BarGate gate;

    private final ValueReader values;
    private final OpReply reply = new OpReply();
    private final OpReplyReader replies;
    private final Envelope envelope;
    private final Topic topic = new Topic();

    private final BookStage book = new BookStage();
    private final TradeStage trades = new TradeStage();
    private final BarStage bars = new BarStage();
    private final RowStage rows = new RowStage();

    private final PredictedBook predictedBook;
    private final PredictedTrades predictedTrades;
    private final PredictedBar predictedBar;
    private final BookDecoder bookDecoder;
    private final TradesDecoder tradesDecoder;
    private final BarDecoder barDecoder;
    private final TickerRows tickerRows;
    private final OrderRows orderRows;
    private final FillRows fillRows;
    private final PositionRows positionRows;
    private final WalletRows walletRows;

    private byte[] frame = new byte[0];
    private int messages;
    private boolean isBook;
    private boolean isTicker;
    private boolean isBars;
    private int instrumentId = SymbolTable.UNKNOWN;
    private long exchangeTimeNs = Long.MIN_VALUE;

    /**
     * A decoder.
     *
     * @param symbols known instruments; also names our instance in client order ids
     * @param clock stamps the messages
     * @param inbound takes them
     */
    public FrameDecoder(SymbolTable symbols, GatewayClock clock, InboundPort inbound) {
        this(symbols, clock, inbound, BarGate.OPEN);
    }

    /**
     * A decoder that asks before it lets bars in.
     *
     * @param symbols known instruments; also names our instance in client order ids
     * @param clock stamps the messages
     * @param inbound takes them
     * @param gate decides on bars
     */
    public FrameDecoder(SymbolTable symbols, GatewayClock clock, InboundPort inbound, BarGate gate) {
        this.gate = gate;
        this.symbols = symbols;
        this.clock = clock;
        this.inbound = inbound;
        values = new ValueReader(symbols);
        replies = new OpReplyReader(values, reply);
        envelope = new Envelope(values, replies);
        predictedBook = new PredictedBook(symbols);
        predictedTrades = new PredictedTrades(symbols);
        predictedBar = new PredictedBar(symbols);
        bookDecoder = new BookDecoder(values, symbols);
        tradesDecoder = new TradesDecoder(values, symbols);
        barDecoder = new BarDecoder(values);
        tickerRows = new TickerRows(values, symbols);
        orderRows = new OrderRows(values, symbols);
        fillRows = new FillRows(values, symbols);
        positionRows = new PositionRows(values, symbols);
        walletRows = new WalletRows(values);
    }

    /**
     * Decodes one frame; publishes all its messages or none.
     *
     * @param bytes hold it; not changed
     * @param offset of its first byte
     * @param length in bytes
     * @return what became of it
     */
    public Verdict onFrame(byte[] bytes, int offset, int length) {
        final int end = offset + length;
        messages = 0;
        isBook = false;
        isTicker = false;
        isBars = false;
        frame = bytes;
        if (length >= SHORTEST_DATA_FRAME && DigitLanes.load(bytes, offset) == TOPIC_KEY) {
            switch (bytes[offset + TOPIC_OFFSET]) {
                case 'o' -> {
                    if (predictedBook.read(bytes, offset, end, book)) {
                        return publishBook();
                    }
                }
                case 'p' -> {
                    if (predictedTrades.read(bytes, offset, end, trades)) {
                        return publishTrades();
                    }
                }
                case 'k' -> {
                    if (predictedBar.read(bytes, offset, end, bars)) {
                        return publishBars();
                    }
                }
                default -> {
                    // No prediction for this topic.
                }
            }
        }
        return readAnyOrder(offset, length);
    }

    /** @return the answer in the last frame, if {@link #onFrame} said {@link Verdict#REPLY}; valid until the next frame */
    public OpReply reply() {
        return reply;
    }

    /** @return messages published by the last frame */
    public int messages() {
        return messages;
    }

    /** @return instrument of the last public frame, {@link SymbolTable#UNKNOWN} if it had none */
    public int instrumentId() {
        return instrumentId;
    }

    /** @return the venue's stamp of the last frame in nanoseconds, {@link Long#MIN_VALUE} if it had none */
    public long exchangeTimeNs() {
        return exchangeTimeNs;
    }

    /** @return whether the last frame was a book; then the three methods below tell which state it brings */
    public boolean isBook() {
        return isBook;
    }

    /** @return whether the last frame was a ticker */
    public boolean isTicker() {
        return isTicker;
    }

    /** @return whether the last frame held bars */
    public boolean isBars() {
        return isBars;
    }

    /** The book of the last frame, if it was one. */
    BookStage book() {
        return book;
    }

    /** The message of the last frame, if it was a ticker, times not filled in; at {@link #tickerOffset}. */
    DirectBuffer tickerBuffer() {
        return rows.buffer();
    }

    int tickerOffset() {
        return rows.offset(0);
    }

    /** @return levels of the last book's topic */
    public int bookDepth() {
        return book.depth;
    }

    /** @return whether the last book was a whole one */
    public boolean isBookSnapshot() {
        return book.snapshot;
    }

    /** @return update id of the last book */
    public long bookUpdateId() {
        return book.updateId;
    }

    /**
     * Levels of the last book, as price and size by turns; valid until the next frame, not to be changed.
     *
     * @param bids true for bids
     * @return at least twice {@link #bookLevels} long
     */
    public long[] bookSide(boolean bids) {
        return bids ? book.bids : book.asks;
    }

    /**
     * Number of levels of the last book.
     *
     * @param bids true for bids
     * @return a count
     */
    public int bookLevels(boolean bids) {
        return bids ? book.bidCount : book.askCount;
    }

    /** @return key whose value made the last frame be refused, empty if none did; allocates */
    public String problemKey() {
        return new String(frame, values.problemKeyOffset(), values.problemKeyLength(), StandardCharsets.UTF_8);
    }

    private Verdict readAnyOrder(int offset, int length) {
        instrumentId = SymbolTable.UNKNOWN;
        exchangeTimeNs = Long.MIN_VALUE;
        values.wrap(frame, offset, length);
        final boolean hasTopic = envelope.read();
        if (!values.ok()) {
            return values.problem();
        }
        if (!hasTopic) {
            return replies.conclude();
        }
        exchangeTimeNs = envelope.timeNs;
        if (!topic.read(envelope.topic, envelope.topicOffset, envelope.topicLength)) {
            return Verdict.UNKNOWN_TOPIC;
        }
        if (envelope.dataPosition == Envelope.NOWHERE) {
            return Verdict.MISSING_FIELD;
        }
        values.cursor.rewind(envelope.dataPosition);
        return topic.isPublic() ? readPublic() : readPrivate();
    }

    private Verdict readPublic() {
        instrumentId = topic.instrumentId(symbols);
        if (instrumentId == SymbolTable.UNKNOWN) {
            return Verdict.UNKNOWN_SYMBOL;
        }
        return switch (topic.kind()) {
            case BOOK -> readBook();
            case TRADES -> readTrades();
            case BARS -> readBars();
            default -> readTicker();
        };
    }

    private Verdict readBook() {
        if (envelope.snapshot == Bool.NULL_VAL) {
            return Verdict.MISSING_FIELD;
        }
        book.instrumentId = instrumentId;
        book.depth = topic.number();
        book.snapshot = envelope.snapshot == Bool.YES;
        book.exchangeTimeNs = envelope.timeNs;
        book.matchTimeNs = envelope.matchTimeNs;
        bookDecoder.read(book);
        return values.ok() ? publishBook() : values.problem();
    }

    private Verdict readTrades() {
        trades.instrumentId = instrumentId;
        trades.exchangeTimeNs = envelope.timeNs;
        tradesDecoder.read(trades);
        return values.ok() ? publishTrades() : values.problem();
    }

    private Verdict readBars() {
        bars.instrumentId = instrumentId;
        bars.intervalMinutes = topic.number();
        bars.exchangeTimeNs = envelope.timeNs;
        barDecoder.read(bars);
        return values.ok() ? publishBars() : values.problem();
    }

    private Verdict readTicker() {
        rows.clear();
        isTicker = true;
        tickerRows.read(rows, instrumentId, envelope.snapshot, envelope.crossSequence);
        return values.ok() ? publishRows(InputPriority.MARKET, RowStage.NO_LAST_FIELD) : values.problem();
    }

    private Verdict readPrivate() {
        rows.clear();
        return switch (topic.kind()) {
            case ORDERS -> readRows(orderRows);
            case FILLS -> readRows(fillRows);
            case POSITIONS -> readRows(positionRows);
            default -> readWallet();
        };
    }

    private Verdict readRows(RowReader reader) {
        values.cursor.beginArray();
        while (values.cursor.nextElement()) {
            if (rows.count() == RowStage.MAX_ROWS) {
                return Verdict.TOO_LARGE;
            }
            reader.read(rows, DataSource.STREAM);
        }
        return values.ok() ? publishRows(InputPriority.ESSENTIAL, reader.lastField()) : values.problem();
    }

    private Verdict readWallet() {
        values.cursor.beginArray();
        while (values.cursor.nextElement()) {
            walletRows.read(rows, DataSource.STREAM);
        }
        return values.ok() ? publishRows(InputPriority.ESSENTIAL, walletRows.lastField()) : values.problem();
    }

    private Verdict publishBook() {
        isBook = true;
        exchangeTimeNs = book.exchangeTimeNs;
        instrumentId = book.instrumentId;
        messages = book.publish(inbound, clock.stamp(exchangeTimeNs));
        return messages == 0 ? Verdict.NO_ROOM : Verdict.PUBLISHED;
    }

    private Verdict publishTrades() {
        exchangeTimeNs = trades.exchangeTimeNs;
        instrumentId = trades.instrumentId;
        if (trades.count == 0) {
            return Verdict.EMPTY;
        }
        messages = trades.publish(inbound, clock.stamp(exchangeTimeNs));
        return messages == 0 ? Verdict.NO_ROOM : Verdict.PUBLISHED;
    }

    private Verdict publishBars() {
        isBars = true;
        exchangeTimeNs = bars.exchangeTimeNs;
        instrumentId = bars.instrumentId;
        bars.retain(gate);
        if (bars.count == 0) {
            return Verdict.EMPTY;
        }
        final long receiveTimeNs = clock.stamp(exchangeTimeNs);
        // A close is seldom and dear: it may use the last eighth of the ring.
        final InputPriority priority = bars.hasConfirmed() ? InputPriority.ESSENTIAL : InputPriority.MARKET;
        messages = bars.publish(inbound, priority, DataSource.STREAM, receiveTimeNs, false);
        if (messages == 0) {
            return Verdict.NO_ROOM;
        }
        gate.entered();
        return Verdict.PUBLISHED;
    }

    private Verdict publishRows(InputPriority priority, int lastField) {
        if (rows.count() == 0) {
            return Verdict.EMPTY;
        }
        final long receiveTimeNs = clock.stamp(exchangeTimeNs);
        messages = rows.publish(inbound, priority, receiveTimeNs, exchangeTimeNs, lastField, false);
        return messages == 0 ? Verdict.NO_ROOM : Verdict.PUBLISHED;
    }
}
