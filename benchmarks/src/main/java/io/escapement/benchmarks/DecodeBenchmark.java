package io.escapement.benchmarks;

import io.escapement.benchmarks.decode.Fastjson2Decoder;
import io.escapement.benchmarks.decode.JacksonDecoder;
import io.escapement.benchmarks.decode.Payloads;
import io.escapement.benchmarks.decode.Slots;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.decode.Verdict;
import io.escapement.gateway.bybit.port.GatewayClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of one frame to encoded messages in ring slots: our decoder, Jackson streaming, fastjson2.
 *
 * <p>All three read the same fields exactly and write the same bytes (a test holds them to that). The stamp is the
 * venue's, so no clock is read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        // As the production process runs; the same for all three.
        jvmArgsAppend = {
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-Dagrona.disable.bounds.checks=true",
            "-XX:+UseSerialGC"
        })
public class DecodeBenchmark {
    /** Which frame. */
    public enum Shape {
        /** A book delta of ten levels. */
        BOOK_DELTA,
        /** A frame of three public trades. */
        TRADES,
        /** An open bar. */
        KLINE
    }

    /** Which frame is decoded. */
    @Param
    public Shape shape;

    private Payloads.Payload payload;
    private Slots slots;
    private FrameDecoder ours;
    private JacksonDecoder jackson;
    private Fastjson2Decoder fastjson;

    /** Makes the decoders. */
    @Setup
    public void setUp() {
        payload = switch (shape) {
            case BOOK_DELTA -> Payloads.BOOK_DELTA;
            case TRADES -> Payloads.TRADES;
            case KLINE -> Payloads.KLINE;
        };
        slots = new Slots();
        ours = new FrameDecoder(new SymbolTable(List.of(Payloads.SYMBOL), "bench"), new VenueStamp(), slots);
        jackson = new JacksonDecoder(slots);
        fastjson = new Fastjson2Decoder(slots);
    }

    /**
     * Our decoder.
     *
     * @return what became of the frame
     */
    @Benchmark
    public Verdict escapement() {
        return ours.onFrame(payload.bytes(), 0, payload.length());
    }

    /**
     * Jackson's streaming parser.
     *
     * @return messages so far
     * @throws IOException if the frame is not JSON
     */
    @Benchmark
    public long jackson() throws IOException {
        jackson.onFrame(payload.bytes(), 0, payload.length());
        return slots.published();
    }

    /**
     * fastjson2's reader.
     *
     * @return messages so far
     */
    @Benchmark
    public long fastjson2() {
        fastjson.onFrame(payload.bytes(), 0, payload.length());
        return slots.published();
    }

    /** Stamps messages with the venue's time. */
    static final class VenueStamp implements GatewayClock {
        @Override
        public long nowNs() {
            return 0;
        }

        @Override
        public long stamp(long venueTimeNs) {
            return venueTimeNs;
        }
    }
}
