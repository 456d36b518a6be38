package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.market.BarSeries;
import org.junit.jupiter.api.Test;

/** Bars built from the venue's trades instead of its klines. */
class TradeBuiltBarsTest {
    private static final long SECOND = 1_000_000_000L;

    private final CoreScript script = new CoreScript("bars.source", "trades").started();
    private final BarSeries bars = script.core.parts().market.bars(0, 0);
    private long trades;

    @Test
    void shouldEndABarWithTheFirstTradeAfterIt() {
        trade("100", "1").after(CoreScript.QUARTER);
        firstBarFilledIn();
        trade("101", "2").trade("103", "1").trade("99", "4").trade("100", "1").after(CoreScript.QUARTER);
        trade("105", "1");
        assertBar(5, "101", "103", "99", "100");
        assertThat(bars.volumeOf(0)).isEqualTo(8.0);
        assertThat(bars.turnoverOf(0)).isEqualTo(202.0 + 103 + 396 + 100);
    }

    @Test
    void shouldEndABarSomeTimeAfterItsEndWithoutATrade() {
        trade("100", "1").after(CoreScript.QUARTER);
        firstBarFilledIn();
        trade("101", "2").after(CoreScript.QUARTER);
        assertThat(bars.closedCount()).isEqualTo(4);
        after(SECOND);
        assertBar(5, "101", "101", "101", "101");
        // Nothing traded: flat at the close before.
        after(CoreScript.QUARTER);
        assertBar(6, "101", "101", "101", "101");
        assertThat(bars.volumeOf(0)).isZero();
    }

    @Test
    void shouldTradeOnABarBuiltFromTrades() {
        trade("100", "1").after(CoreScript.QUARTER);
        firstBarFilledIn();
        trade("100", "1").after(CoreScript.QUARTER);
        script.quotes().proposesLong(0);
        trade("100", "1");
        after(5 * SECOND);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldAskForABarThatBeganBeforeTradesFlowed() {
        trade("100", "1").after(CoreScript.QUARTER);
        script.quietly();
        trade("101", "1");
        assertThat(bars.gapOpen()).isTrue();
        assertThat(script.said("query")).hasSize(1);
        firstBarFilledIn();
        assertThat(bars.gapOpen()).isFalse();
    }

    @Test
    void shouldNotTellABarThatHadAHole() {
        trade("100", "1").after(CoreScript.QUARTER);
        firstBarFilledIn();
        trade("101", "1");
        script.gap(0, LinkState.GAP_OPENED).gap(0, LinkState.GAP_CLOSED);
        trade("102", "1").after(CoreScript.QUARTER + SECOND);
        assertThat(bars.closedCount()).isEqualTo(4);
        assertThat(bars.gapOpen()).isTrue();
        // The next one is whole again, once the venue has told the one between.
        script.bar(0, DataSource.QUERY, script.barOpen + CoreScript.QUARTER, "101", "102", "101", "102");
        trade("104", "1").after(CoreScript.QUARTER);
        assertBar(6, "104", "104", "104", "104");
    }

    @Test
    void shouldLeaveAnEndedBarAsItIsWhenATradeComesLate() {
        trade("100", "1").after(CoreScript.QUARTER);
        firstBarFilledIn();
        trade("101", "1").after(CoreScript.QUARTER + SECOND);
        final long late = script.now - 2 * SECOND;
        script.in.trade(late, 0, Side.BUY, of("500"), of("1"), ++trades);
        script.send();
        trade("102", "1").after(CoreScript.QUARTER);
        assertBar(6, "102", "102", "102", "102");
    }

    @Test
    void shouldCompareTheVenuesBarsOnly() {
        trade("100", "1").after(CoreScript.QUARTER);
        firstBarFilledIn();
        trade("101", "1").after(CoreScript.QUARTER);
        final long open = script.barOpen + CoreScript.QUARTER;
        // Ahead of ours: ours counts.
        script.bar(0, DataSource.STREAM, open, "100", "102", "100", "102");
        after(SECOND);
        assertBar(5, "101", "101", "101", "101");
        script.quietly();
        script.bar(0, DataSource.STREAM, open, "100", "102", "100", "102");
        assertThat(script.said("alert")).containsExactly("alert BAR_DIFFERS NONE");
        assertThat(bars.conflicts()).isEqualTo(1);
    }

    private TradeBuiltBarsTest trade(String price, String size) {
        script.in.trade(script.now, 0, Side.BUY, of(price), of(size), ++trades);
        script.send();
        return this;
    }

    private TradeBuiltBarsTest after(long nanos) {
        script.after(nanos);
        return this;
    }

    /** The bar that had begun when trades began to flow is told by the venue. */
    private void firstBarFilledIn() {
        script.bar(0, DataSource.QUERY, script.barOpen, "100", "100", "100", "100");
    }

    private void assertBar(long count, String open, String high, String low, String close) {
        assertThat(bars.closedCount()).isEqualTo(count);
        assertThat(bars.open(0)).isEqualTo(of(open));
        assertThat(bars.high(0)).isEqualTo(of(high));
        assertThat(bars.low(0)).isEqualTo(of(low));
        assertThat(bars.close(0)).isEqualTo(of(close));
    }
}
