package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** Costs in basis points. Without quotes, funding and fees of the account: twice 5.5 of fees and twice 1 of slippage. */
class TradeCostsTest {
    private static final double BARE = 13;
    private static final long HOLD = 960 * MINUTE;

    private final Surroundings around = new Surroundings();
    private final TradeCosts costs = new TradeCosts(Surroundings.configuration(), around.market, around.instruments);

    @Test
    void shouldTakeTheAccountsFeesOnceTheyAreKnown() {
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
        around.fees(0, "0.001", "0.0002");
        assertThat(bps(Side.BUY)).isCloseTo(22, within(1e-9));
    }

    @Test
    void shouldCountTheSpreadOfBothSidesOnly() {
        around.quote(0, "100", "100.1");
        assertThat(bps(Side.BUY)).isCloseTo(BARE + 10, within(1e-9));
        around.quote(0, "100.1", "100");
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
    }

    @Test
    void shouldCountNoSpreadWhereOneSideIsMissing() {
        around.quote(0, null, "100");
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
        final Surroundings other = new Surroundings().quote(0, "100", null);
        assertThat(new TradeCosts(Surroundings.configuration(), other.market, other.instruments)
                        .costsBps(0, Side.BUY, other.now, HOLD))
                .isCloseTo(BARE, within(1e-9));
    }

    @Test
    void shouldCountFundingForWhoPaysItOnly() {
        around.funding(0, of("0.0003"), around.now + HOLD);
        assertThat(bps(Side.BUY)).isCloseTo(BARE + 3, within(1e-9));
        assertThat(bps(Side.SELL)).isCloseTo(BARE, within(1e-9));
        around.funding(0, of("-0.0003"), around.now + HOLD);
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
        assertThat(bps(Side.SELL)).isCloseTo(BARE + 3, within(1e-9));
    }

    @Test
    void shouldCountNoFundingAfterTheHold() {
        around.funding(0, of("0.0003"), around.now + HOLD + 1);
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
    }

    @Test
    void shouldCountNoFundingWhenTheRateIsUnknown() {
        around.funding(0, FixedPoint.NULL, around.now + HOLD);
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
        assertThat(bps(Side.SELL)).isCloseTo(BARE, within(1e-9));
    }

    @Test
    void shouldCountNoFundingWhenItsTimeIsUnknown() {
        around.funding(0, of("0.0003"), FixedPoint.NULL);
        assertThat(bps(Side.BUY)).isCloseTo(BARE, within(1e-9));
    }

    @Test
    void shouldCountEveryPaymentWithinTheHold() {
        // Every eight hours: 16 hours from the first in an hour hold that one and the next.
        around.defined(0, "AAAUSDT").funding(0, of("0.0003"), around.now + 60 * MINUTE);
        assertThat(bps(Side.BUY)).isCloseTo(BARE + 6, within(1e-9));
        around.funding(0, of("0.0003"), around.now);
        assertThat(bps(Side.BUY)).isCloseTo(BARE + 9, within(1e-9));
    }

    @Test
    void shouldCountOnePaymentWhenNobodyKnowsHowOftenItIsMade() {
        around.in.fundedEvery(0);
        around.defined(0, "AAAUSDT").funding(0, of("0.0003"), around.now + 60 * MINUTE);
        assertThat(bps(Side.BUY)).isCloseTo(BARE + 3, within(1e-9));
    }

    private double bps(Side side) {
        return costs.costsBps(0, side, around.now, HOLD);
    }
}
