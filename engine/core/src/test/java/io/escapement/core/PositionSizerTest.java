package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.risk.PositionSizer;
import org.junit.jupiter.api.Test;

/** A long at 100.1, stop 98, of an account of 10000: a tenth of it is 9.99 units. */
class PositionSizerTest {
    @Test
    void shouldDenyVolatilityThatIsNegativeOrWithoutEnd() {
        final PositionSizer sizer = sizer("risk.targetVolatility", "0.01");
        assertThat(sized(sizer, OrderType.MARKET, "104", 0.9, -0.1)).isEqualTo(Reason.RISK_VOLATILITY);
        assertThat(sizer.value()).isEqualTo(-0.1);
        assertThat(sized(sizer, OrderType.MARKET, "104", 0.9, Double.POSITIVE_INFINITY))
                .isEqualTo(Reason.RISK_VOLATILITY);
        assertThat(sized(sizer, OrderType.MARKET, "104", 0.9, 0.1)).isEqualTo(Reason.NONE);
    }

    @Test
    void shouldDenyWhenFeesTakeTheWholeGain() {
        // 0.05 of gain, 0.00055 · 200.25 = 0.11 of fees.
        final PositionSizer sizer = sizer();
        assertThat(sized(sizer, OrderType.MARKET, "100.15", 0.9, 0.1)).isEqualTo(Reason.RISK_KELLY);
        assertThat(sizer.value()).isEqualTo(-1);
        assertThat(sized(sizer, OrderType.MARKET, "100.15", Double.NaN, 0.1)).isEqualTo(Reason.RISK_KELLY);
        assertThat(sizer.value()).isNaN();
    }

    @Test
    void shouldNotBlameTheFactorForASizeThatWasTooSmallBefore() {
        // 0.00001 of 10000 is 0.1; at 2.208955 a unit 0.045 units, of which a tenth is less than the smallest order.
        final PositionSizer factor = sizer("risk.perTrade", "0.00001");
        factor.size(0, Side.BUY, OrderType.MARKET, of("100.1"), of("98"), of("104"), 0.9, 0.1, 0.1);
        assertThat(factor.denial()).isEqualTo(Reason.RISK_SIZE_FACTOR);
        // With the stop at 88 it loses 12.1 + 0.00055 · 188.1 = 12.203455 a unit: 0.008 units.
        final PositionSizer share = sizer("risk.perTrade", "0.00001");
        share.size(0, Side.BUY, OrderType.MARKET, of("100.1"), of("88"), of("130"), 0.9, 0.1, 0.1);
        assertThat(share.denial()).isEqualTo(Reason.RISK_PER_TRADE);
    }

    @Test
    void shouldLetWhatDoesNotMoveAtAllBeAsLargeAsTheOtherLimitsAllow() {
        final PositionSizer sizer = sizer("risk.targetVolatility", "0.5");
        assertThat(sized(sizer, OrderType.MARKET, "104", 0.9, 0)).isEqualTo(Reason.NONE);
        assertThat(sizer.size()).isEqualTo(of("9.99"));
    }

    @Test
    void shouldKnowTheLargestOrderOfEachType() {
        final CoreScript script = new CoreScript().started();
        define(script, "5", "3", "100");
        final PositionSizer sizer = script.core.parts().sizer;
        assertThat(sized(sizer, OrderType.MARKET, "104", 0.9, 0.1)).isEqualTo(Reason.NONE);
        assertThat(sizer.size()).isEqualTo(of("3"));
        assertThat(sized(sizer, OrderType.LIMIT, "104", 0.9, 0.1)).isEqualTo(Reason.NONE);
        assertThat(sizer.size()).isEqualTo(of("5"));
    }

    @Test
    void shouldSetNoLimitThatTheVenueDoesNotName() {
        final CoreScript script = new CoreScript().started();
        define(script, "0", "0", "0");
        final PositionSizer sizer = script.core.parts().sizer;
        assertThat(sized(sizer, OrderType.MARKET, "104", 0.9, 0.1)).isEqualTo(Reason.NONE);
        assertThat(sizer.size()).isEqualTo(of("9.99"));
    }

    @Test
    void shouldTakeTheAccountsOwnFeeOnceItIsKnown() {
        final CoreScript script = new CoreScript().started();
        script.in.fees(script.now, 0, "0.001", "0.0002");
        assertThat(script.send().core.parts().sizer.takerRate(0)).isEqualTo(of("0.001"));
    }

    private static PositionSizer sizer(String... keysAndValues) {
        return new CoreScript(keysAndValues).started().core.parts().sizer;
    }

    private static void define(CoreScript script, String largest, String largestMarket, String leverage) {
        script.in.instrument(script.now, 0, "AAAUSDT", "0.1", "0.01", InstrumentStatus.TRADING);
        new InstrumentDefinitionEncoder()
                .wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .maxOrderSize(of(largest))
                .maxMarketOrderSize(of(largestMarket))
                .maxLeverage(of(leverage));
        script.send();
    }

    private static Reason sized(PositionSizer sizer, OrderType type, String target, double probability, double moves) {
        sizer.size(0, Side.BUY, type, of("100.1"), of("98"), of(target), probability, moves, 1);
        return sizer.denial();
    }
}
