package io.escapement.core.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.OrderUpdateEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.script.InputWriter;
import org.junit.jupiter.api.Test;

class AttachedOrdersTest {
    private final AttachedOrders attached = new AttachedOrders(2);

    @Test
    void shouldKnowStopsAndTargetsOfTheirInstrument() {
        seen(1, 7, 11, StopKind.STOP_LOSS);
        seen(1, 7, 12, StopKind.TAKE_PROFIT);
        assertThat(attached.kindOf(1, 7, 11)).isEqualTo(StopKind.STOP_LOSS);
        assertThat(attached.kindOf(1, 7, 12)).isEqualTo(StopKind.TAKE_PROFIT);
        assertThat(attached.kindOf(0, 7, 11)).isEqualTo(StopKind.NONE);
        assertThat(attached.kindOf(1, 8, 11)).isEqualTo(StopKind.NONE);
        assertThat(attached.kindOf(1, 7, 13)).isEqualTo(StopKind.NONE);
    }

    @Test
    void shouldKeepPlainOrdersOut() {
        seen(0, 7, 11, StopKind.NONE);
        seen(0, 7, 12, StopKind.NULL_VAL);
        assertThat(attached.kindOf(0, 7, 11)).isEqualTo(StopKind.NONE);
        assertThat(attached.kindOf(0, 7, 12)).isEqualTo(StopKind.NONE);
    }

    @Test
    void shouldNotLetPlainOrdersPushAStopOut() {
        seen(0, 7, 1, StopKind.STOP_LOSS);
        for (int id = 2; id < 10; id++) {
            seen(0, 7, id, StopKind.NONE);
            seen(0, 0, 0, StopKind.TAKE_PROFIT);
        }
        assertThat(attached.kindOf(0, 7, 1)).isEqualTo(StopKind.STOP_LOSS);
    }

    @Test
    void shouldRecogniseAnIdWithOneHalfZero() {
        seen(0, 0, 11, StopKind.STOP_LOSS);
        seen(0, 7, 0, StopKind.TAKE_PROFIT);
        assertThat(attached.kindOf(0, 0, 11)).isEqualTo(StopKind.STOP_LOSS);
        assertThat(attached.kindOf(0, 7, 0)).isEqualTo(StopKind.TAKE_PROFIT);
    }

    @Test
    void shouldRecogniseNothingByAMissingId() {
        assertThat(attached.kindOf(0, 0, 0)).isEqualTo(StopKind.NONE);
        seen(0, 0, 0, StopKind.STOP_LOSS);
        assertThat(attached.kindOf(0, 0, 0)).isEqualTo(StopKind.NONE);
    }

    @Test
    void shouldKeepTheLatestFourAndEachOnce() {
        seen(0, 7, 1, StopKind.STOP_LOSS);
        seen(0, 7, 2, StopKind.STOP_LOSS);
        seen(0, 7, 3, StopKind.STOP_LOSS);
        seen(0, 7, 4, StopKind.STOP_LOSS);
        seen(0, 7, 4, StopKind.STOP_LOSS);
        assertThat(attached.kindOf(0, 7, 1)).isEqualTo(StopKind.STOP_LOSS);
        seen(0, 7, 5, StopKind.STOP_LOSS);
        assertThat(attached.kindOf(0, 7, 1)).isEqualTo(StopKind.NONE);
        assertThat(attached.kindOf(0, 7, 2)).isEqualTo(StopKind.STOP_LOSS);
        assertThat(attached.kindOf(0, 7, 5)).isEqualTo(StopKind.STOP_LOSS);
    }

    private void seen(int i, long high, long low, StopKind kind) {
        final InputWriter in = new InputWriter();
        in.order(0, i, DataSource.STREAM, 0, low, 0, Side.SELL, OrderStatus.UNTRIGGERED, kind, 1, 0);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        new OrderUpdateEncoder()
                .wrap(in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .orderId()
                .high(high)
                .low(low);
        attached.onUpdate(new OrderUpdateDecoder().wrapAndApplyHeader(in.buffer, 0, header));
    }
}
