package io.escapement.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of {@link Tape}. */
class TapeTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

    @Test
    void shouldHoldWholeFramesInOrderOfTimeWhenRecorded() {
        final Tape tape = Tape.record(new SwiftMarket(SYMBOLS), RigSettings.topics(SYMBOLS), 500);

        assertThat(tape.frames()).isEqualTo(500);
        for (int frame = 0; frame < tape.frames(); frame++) {
            final ByteBuf bytes =
                    Unpooled.wrappedBuffer(tape.bytes().duplicate().clear());
            bytes.readerIndex(tape.start(frame));
            assertThat(tape.start(frame) + Tape.frameLength(bytes)).isEqualTo(tape.end(frame));
            assertThat(bytes.toString(tape.end(frame) - 1, 1, StandardCharsets.UTF_8))
                    .isEqualTo("}");
            if (frame > 0) {
                assertThat(tape.marketMs(frame)).isGreaterThanOrEqualTo(tape.marketMs(frame - 1));
                assertThat(tape.isLastOfInstant(frame - 1)).isEqualTo(tape.marketMs(frame) > tape.marketMs(frame - 1));
            }
        }
    }

    @Test
    void shouldReadEveryFormOfLengthWhenAFrameIsMeasured() {
        assertThat(Tape.frameLength(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 125})))
                .isEqualTo(127);
        assertThat(Tape.frameLength(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 126, 1, 0})))
                .isEqualTo(260);
        assertThat(Tape.frameLength(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0})))
                .isEqualTo(65_546);
    }
}
