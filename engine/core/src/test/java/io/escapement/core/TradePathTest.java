package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import org.junit.jupiter.api.Test;

class TradePathTest {
    private final CoreScript script = new CoreScript();

    @Test
    void shouldSetLeverageOnceAccountIsReconciled() {
        script.runStart(false, 1, "")
                .instruments()
                .warmUp()
                .connected()
                .quietly()
                .reconciled();

        assertThat(script.said("leverage")).containsExactly("leverage 0 3", "leverage 1 3");
    }

    @Test
    void shouldTakeSignalToOrderWhenEveryExpectedBarHasClosed() {
        script.started().proposesLong(0).quarterEnds().closes(0);
        assertThat(script.said()).containsExactly("signal 1 GENERATED", "signal 1 EVALUATING");

        script.closes(1);
        // 0.5 % of 10000 over a loss of 2.1 + fees would be 22.56; 10 % of equity at 100.1 is 9.99.
        assertThat(script.said())
                .containsExactly(
                        "signal 1 APPROVED", "place 0 BUY MARKET 9.99 at - target 104 stop 98", "signal 1 EXECUTING");
    }

    @Test
    void shouldCloseTradeByStopOnVenue() {
        script.started().longOpen();
        assertThat(script.said("signal")).endsWith("signal 1 EXECUTED FILLED");

        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        // 9.99 · (98 − 100.1) = −20.979; fees 0.00055 · 9.99 · (100.1 + 98), each rounded up.
        assertThat(script.said())
                .containsExactly(
                        "trade 0 BUY STOP size 9.99 from 100.1 to 98 gross -20.979 fees 1.08846045 funding 0 net -22.06746045 fills 2",
                        "outcome 1 traded STOP net -22.06746045",
                        "signal 1 LEARNED STOP");
    }

    @Test
    void shouldCloseTradeByTargetWhenShort() {
        script.started().proposesShort(0).quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("99.9").orderUpdate(OrderStatus.FILLED, "10.01");
        script.quietly();

        script.attachedFills(0, StopKind.TAKE_PROFIT, Side.BUY, "96", "10.01");
        assertThat(script.said("trade"))
                .containsExactly(
                        "trade 0 SELL TARGET size 10.01 from 99.9 to 96 gross 39.039 fees 1.07852745 funding 0 net 37.96047255 fills 2");
    }

    @Test
    void shouldBookFundingIntoTrade() {
        script.started().longOpen().funding(0, "0.75").quietly();

        script.attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "9.99");
        assertThat(script.said("trade").get(0)).contains("gross 38.961").contains("funding 0.75");
    }
}
