package io.escapement.tools;

import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.TimeTickEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes lists of encoded inputs by hand. */
public final class SampleInputs {
    private static final long UNIT = 100_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long START_NS = 1_760_000_400_000_000_000L;

    private final List<byte[]> messages = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2_048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nowNs = START_NS;

    /** @return the messages so far */
    public List<byte[]> messages() {
        return messages;
    }

    /** Adds the start of a run. */
    public SampleInputs runStart(String configurationHash, int epoch, boolean restart) {
        final RunStartEncoder encoder = new RunStartEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .mode(RunMode.PAPER)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(restart ? Bool.YES : Bool.NO)
                .epoch(epoch)
                .instance("one")
                .commit("abc123")
                .configurationHash(configurationHash)
                .modelHash("")
                .featureLayoutHash(0);
        return add(encoder.encodedLength());
    }

    /** Adds an instrument with a tick of 0.1 and a lot of 0.001. */
    public SampleInputs instrument(int id, String symbol) {
        final InstrumentDefinitionEncoder encoder =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(id)
                .symbol(symbol)
                .status(InstrumentStatus.TRADING)
                .tickSize(UNIT / 10)
                .lotSize(UNIT / 1_000)
                .minOrderSize(UNIT / 1_000)
                .maxOrderSize(1_000 * UNIT)
                .maxMarketOrderSize(100 * UNIT)
                .minNotional(5 * UNIT)
                .minPrice(UNIT / 10)
                .maxPrice(2_000_000 * UNIT)
                .minLeverage(UNIT)
                .maxLeverage(50 * UNIT)
                .leverageStep(UNIT / 100)
                .fundingIntervalMinutes(480)
                .launchTimeNs(START_NS - 1_000_000 * MINUTE_NS)
                .deliveryTimeNs(Long.MIN_VALUE);
        return add(encoder.encodedLength());
    }

    /** Adds a bar that closes as it arrives; prices in whole quote units. */
    public SampleInputs bar(int id, int minutes, long open, long high, long low, long close) {
        nowNs += minutes * MINUTE_NS;
        final BarEncoder encoder = new BarEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(id)
                .intervalMinutes(minutes)
                .confirm(Bool.YES)
                .source(DataSource.STREAM)
                .openTimeNs(nowNs - minutes * MINUTE_NS)
                .openPrice(open * UNIT)
                .highPrice(high * UNIT)
                .lowPrice(low * UNIT)
                .closePrice(close * UNIT);
        encoder.volume().mantissa(12_345).exponent((byte) -2);
        encoder.turnover().mantissa(678_901).exponent((byte) 0);
        encoder.lastTradeTimeNs(nowNs - 1_000_000);
        return add(encoder.encodedLength());
    }

    /** Adds a tick of the clock one second later. */
    public SampleInputs tick() {
        nowNs += 1_000_000_000L;
        final TimeTickEncoder encoder = new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs);
        return add(encoder.encodedLength());
    }

    private SampleInputs add(int bodyLength) {
        final byte[] message = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(0, message);
        messages.add(message);
        return this;
    }
}
