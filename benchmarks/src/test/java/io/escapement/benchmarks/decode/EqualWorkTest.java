package io.escapement.benchmarks.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.decode.Verdict;
import io.escapement.gateway.bybit.port.GatewayClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A comparison of decoders is worth something only if all of them do the same job. */
class EqualWorkTest {
    @Test
    void shouldWriteTheSameBytesWhicheverDecoderReads() throws IOException {
        for (final Payloads.Payload payload : List.of(Payloads.BOOK_DELTA, Payloads.TRADES, Payloads.KLINE)) {
            final Slots ours = new Slots();
            final Slots jackson = new Slots();
            final Slots fastjson = new Slots();
            final FrameDecoder decoder =
                    new FrameDecoder(new SymbolTable(List.of(Payloads.SYMBOL), "bench"), new VenueClock(), ours);
            assertThat(decoder.onFrame(payload.bytes(), 0, payload.length())).isEqualTo(Verdict.PUBLISHED);
            new JacksonDecoder(jackson).onFrame(payload.bytes(), 0, payload.length());
            new Fastjson2Decoder(fastjson).onFrame(payload.bytes(), 0, payload.length());
            assertThat(ours.published())
                    .isPositive()
                    .isEqualTo(jackson.published())
                    .isEqualTo(fastjson.published());
            for (long slot = 0; slot < ours.published(); slot++) {
                assertThat(jackson.message(slot)).isEqualTo(ours.message(slot));
                assertThat(fastjson.message(slot)).isEqualTo(ours.message(slot));
            }
        }
    }

    private static final class VenueClock implements GatewayClock {
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
