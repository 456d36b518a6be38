package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.Side;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Positions of two instruments, times in plain numbers. */
class OpenPositionsTest {
    private final RunRecord record = new RunRecord(15, false);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

    @Test
    void shouldKnowSinceWhenPositionsAreOpen() {
        told(0, 100, Side.BUY, 5);
        told(1, 200, Side.SELL, 5);
        // Larger, and told again: open since 100 nonetheless.
        told(0, 300, Side.BUY, 7);
        told(0, 400, Side.BUY, 7);

        assertThat(record.openSinceNs()).containsExactly(100L, 200L);
    }

    @Test
    void shouldForgetPositionsThatWereClosed() {
        told(0, 100, Side.BUY, 5);
        told(1, 200, Side.SELL, 5);
        told(0, 300, Side.NULL_VAL, 0);

        assertThat(record.openSinceNs()).containsExactly(200L);

        told(0, 400, Side.BUY, 5);
        assertThat(record.openSinceNs()).containsExactly(400L, 200L);
    }

    @Test
    void shouldBeginAnewWhenAPositionTurnsRound() {
        told(0, 100, Side.BUY, 5);
        told(0, 200, Side.SELL, 3);

        assertThat(record.openSinceNs()).containsExactly(200L);
    }

    private void told(int instrument, long timeNs, Side side, long size) {
        final PositionUpdateEncoder position =
                new PositionUpdateEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        position.receiveTimeNs(timeNs).instrumentId(instrument).side(side).size(size);
        record.onInput(1, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + position.encodedLength());
    }
}
