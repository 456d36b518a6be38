package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpRepliesTest {
    private final Decoding decoding = new Decoding();
    private final OpReply reply = decoding.frames.reply();

    @Test
    void shouldKnowAPongWhenItComesInAnyDialect() {
        read("{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\"h7\",\"op\":\"ping\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.PONG);
        assertThat(reply.success()).isTrue();
        assertThat(reply.requestId()).hasToString("h7");
        read("{\"req_id\":\"h8\",\"op\":\"pong\",\"args\":[\"1761234568000\"],\"conn_id\":\"c\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.PONG);
        assertThat(reply.venueTimeNs()).isEqualTo(1_761_234_568_000_000_000L);
        read("{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"pong\",\"data\":[\"1761234568001\"],\"connId\":\"c\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.PONG);
        assertThat(reply.venueTimeNs()).isEqualTo(1_761_234_568_001_000_000L);
        assertThat(reply.requestId().length()).isZero();
    }

    @Test
    void shouldTellSuccessWhenTopicsAreSubscribed() {
        read("{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"req_id\":\"s1\",\"op\":\"subscribe\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.SUBSCRIBE);
        assertThat(reply.success()).isTrue();
        assertThat(reply.code()).isZero();
        read("{\"success\":false,\"ret_msg\":\"error:already subscribed,topic:kline.3.BTCUSDT\",\"op\":\"subscribe\"}");
        assertThat(reply.success()).isTrue();
        read(
                "{\"success\":false,\"ret_msg\":\"error:handler not found,topic:x\",\"req_id\":\"\",\"op\":\"subscribe\"}");
        assertThat(reply.success()).isFalse();
        assertThat(reply.code()).isEqualTo(-1);
        assertThat(reply.text()).isEqualTo("error:handler not found,topic:x");
        read("{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"op\":\"unsubscribe\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.UNSUBSCRIBE);
    }

    @Test
    void shouldTellTheCodeWhenALogInFails() {
        read("{\"retCode\":10004,\"retMsg\":\"Invalid sign \\\"a\\u0026b\\\"\",\"op\":\"auth\",\"connId\":\"c\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.AUTH);
        assertThat(reply.success()).isFalse();
        assertThat(reply.code()).isEqualTo(10004);
        assertThat(reply.text()).isEqualTo("Invalid sign \"a&b\"");
        read("{\"op\":\"auth\",\"success\":false,\"retCode\":0,\"retMsg\":\"no\"}");
        assertThat(reply.success()).isFalse();
        read("{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"c\"}");
        assertThat(reply.success()).isTrue();
    }

    @Test
    void shouldCarryTheOrderWhenATradeIsAcknowledged() {
        read(Samples.TRADE_ACK);
        assertThat(reply.op()).isEqualTo(OpReply.Op.ORDER_CREATE);
        assertThat(reply.success()).isTrue();
        assertThat(reply.requestId()).hasToString("e1-alpha-2-k6-0");
        assertThat(reply.orderIdHigh()).isEqualTo(0x0a1b2c3d4e5f4a6bL);
        assertThat(reply.orderIdLow()).isEqualTo(0x8c7d8e9f00112244L);
        assertThat(reply.epoch()).isEqualTo(2);
        assertThat(reply.sequence()).isEqualTo(20 * 36 + 6);
        assertThat(reply.leg()).isZero();
        assertThat(reply.venueTimeNs()).isEqualTo(1_761_234_568_300_000_000L);
    }

    @Test
    void shouldCarryTheOrderWhenItStandsBeforeTheOperation() {
        read("{\"data\":{\"orderLinkId\":\"e1-alpha-2-k6-0\",\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112244\"},"
                + "\"op\":\"order.amend\",\"retCode\":110001,\"retMsg\":\"order not exists\"}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.ORDER_AMEND);
        assertThat(reply.code()).isEqualTo(110001);
        assertThat(reply.orderIdLow()).isEqualTo(0x8c7d8e9f00112244L);
        assertThat(reply.linkId()).hasToString("e1-alpha-2-k6-0");
    }

    @Test
    void shouldForgetTheAnswerBeforeWhenTheNextOneComes() {
        read(Samples.TRADE_ACK);
        read(
                "{\"reqId\":\"r\",\"retCode\":170131,\"retMsg\":\"Insufficient balance.\",\"op\":\"order.cancel\",\"data\":{}}");
        assertThat(reply.op()).isEqualTo(OpReply.Op.ORDER_CANCEL);
        assertThat(reply.orderIdHigh()).isZero();
        assertThat(reply.epoch()).isEqualTo(Integer.MIN_VALUE);
        assertThat(reply.venueTimeNs()).isEqualTo(Long.MIN_VALUE);
        assertThat(reply.linkId().length()).isZero();
    }

    @Test
    void shouldRefuseWhenItIsARequestRatherThanAnAnswer() {
        assertThat(decoding.frame("{\"op\":\"subscribe\",\"args\":[\"order\"]}"))
                .isEqualTo(Verdict.MISSING_FIELD);
        assertThat(decoding.frame("{\"req_id\":\"1\",\"op\":\"ping\"}")).isEqualTo(Verdict.UNKNOWN_TOPIC);
        assertThat(decoding.frame("{\"success\":false,\"ret_msg\":\"error:invalid op\"}"))
                .isEqualTo(Verdict.REPLY);
        assertThat(reply.op()).isEqualTo(OpReply.Op.OTHER);
        assertThat(reply.success()).isFalse();
    }

    private void read(String frame) {
        assertThat(decoding.frame(frame)).as(frame).isEqualTo(Verdict.REPLY);
        assertThat(decoding.messages()).isEmpty();
    }
}
