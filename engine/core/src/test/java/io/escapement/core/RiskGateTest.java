package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.EntrySizedDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.script.ConstantModel;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The halves of the last gate's conditions, each alone, and what it tells of an entry that it let pass. */
class RiskGateTest {
    @Test
    void shouldBlockWhenOnlyTheTradeConnectionIsDown() {
        final CoreScript script = new CoreScript().started().link(Channel.TRADE, LinkState.DOWN);
        assertBlocked(script.longOrdered(), "NOT_RECONCILED");
    }

    @Test
    void shouldBlockWhenConnectedAgainButNotYetReconciled() {
        final CoreScript script = new CoreScript().started();
        script.link(Channel.PRIVATE, LinkState.DOWN).link(Channel.PRIVATE, LinkState.UP);
        assertBlocked(script.longOrdered(), "NOT_RECONCILED");
    }

    @Test
    void shouldDenyWhenOneSideOfTheQuoteWentAwayWhileOthersWereWaitedFor() {
        final CoreScript noAsk = new CoreScript().started().proposesLong(0).quarterEnds();
        assertBlocked(noAsk.closes(0).quote(0, "99.9", "0").closes(1), "RISK_NO_PRICE");

        final CoreScript noBid = new CoreScript().started().proposesLong(0).quarterEnds();
        assertBlocked(noBid.closes(0).quote(0, "0", "100.1").closes(1), "RISK_NO_PRICE");
    }

    @Test
    void shouldSizeShortAtThePriceItStartsFromWhereFollowingWouldAllowMore() {
        // A tenth of 10000 is 10 units at 100, and 10.01 at 99.9, the lowest that repricing may reach.
        final CoreScript script = new CoreScript("entry.type", "LIMIT").started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        assertThat(script.said("place")).containsExactly("place 0 SELL LIMIT 10 at 100 target 96 stop 102");
    }

    @Test
    void shouldDenyEntryThatFollowingTheQuoteWouldMakeTooSmall() {
        // A thousandth of 10000 is 0.1 units at 100, worth 10; at 100.1 it is 0.09, worth 9.009.
        final CoreScript script =
                new CoreScript("entry.type", "LIMIT", "risk.maxPosition", "0.001", "risk.minOrderNotional", "10");
        assertBlocked(script.started().longOrdered(), "RISK_MIN_NOTIONAL");
    }

    @Test
    void shouldDenyShortThatIsTooSmallAtThePriceItStartsFrom() {
        // A thousandth of 9999.9 is 9.9999: 0.09 units at 100, worth 9; at 99.9 it would be 0.1, worth 9.99.
        final CoreScript script =
                new CoreScript("entry.type", "LIMIT", "risk.maxPosition", "0.001", "risk.minOrderNotional", "9.9");
        script.runStart(false, 1, "").instruments().warmUp().connected();
        script.reconcileBegin().wallet("9999.9").reconcileEnd().publicUp();
        script.leverageConfirmed().quotes().proposesShort(0).quarterEnds().closes(0);
        assertBlocked(script.closes(1), "RISK_MIN_NOTIONAL");
    }

    @Test
    void shouldTellTheProbabilityAndThatVolatilityIsNotKnown() {
        final CoreScript script = new CoreScript().started().longOrdered();
        final EntrySizedDecoder sized = new EntrySizedDecoder();
        sized.wrapAndApplyHeader(latest(script, EntrySizedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertThat(sized.probability()).isEqualTo(0.9);
        assertThat(sized.dailyVolatility()).isNaN();
        assertThat(sized.side()).isEqualTo(Side.BUY);
        assertThat(sized.notional()).isEqualTo(of("999.999"));
        assertThat(sized.price()).isEqualTo(of("100.1"));
        assertThat(sized.equity()).isEqualTo(of("10000"));
        assertThat(sized.exposure()).isZero();
    }

    @Test
    void shouldRememberTheModelThatJudgedATrade() {
        final ModelBundle bundle = ConstantModel.covering("PAPER", 0, "AAAUSDT");
        final CoreScript script = new CoreScript(ModelLibrary.of(bundle));
        script.in.runStart(script.now, RunMode.PAPER, false, 1, bundle.sha256());
        script.send().instruments().warmUp().connected().reconciled().publicUp();
        script.leverageConfirmed().quotes();
        assertThat(modelOfTrade(script)).isEqualTo(bundle.hashPrefix());
        assertThat(modelOfTrade(new CoreScript().started())).isZero();
    }

    private static long modelOfTrade(CoreScript script) {
        script.longOpen().attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "9.99");
        final TradeClosedDecoder trade = new TradeClosedDecoder();
        trade.wrapAndApplyHeader(latest(script, TradeClosedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        return trade.modelHashPrefix();
    }

    private static void assertBlocked(CoreScript script, String reason) {
        assertThat(script.said("signal", "place"))
                .contains("signal 1 BLOCKED " + reason)
                .noneMatch(line -> line.startsWith("place"));
    }

    private static UnsafeBuffer latest(CoreScript script, int template) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int m = script.out.count() - 1; m >= 0; m--) {
            final UnsafeBuffer buffer = new UnsafeBuffer(script.out.message(m));
            if (header.wrap(buffer, 0).templateId() == template) {
                return buffer;
            }
        }
        throw new AssertionError("no message of template " + template);
    }
}
