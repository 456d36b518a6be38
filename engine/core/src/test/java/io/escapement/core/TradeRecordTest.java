package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AccountReportDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.ReportOccasion;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import org.junit.jupiter.api.Test;

/** What a trade's record tells, and what the account's. The long is 9.99 at 100.1, planned at 100, stop 98, target 104. */
class TradeRecordTest {
    private static final double EXACT = 1e-9;

    @Test
    void shouldTellPlanAgainstOutcomeWhenStopped() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.mark(0, "103").mark(0, "99");
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "97.9", "9.99");

        final TradeClosedDecoder trade = trade(script);
        assertThat(trade.reason()).isEqualTo(Reason.STOP);
        assertThat(trade.plannedEntry()).isEqualTo(of("100"));
        assertThat(trade.expectedPrice()).isEqualTo(of("100.1"));
        assertThat(trade.plannedStop()).isEqualTo(of("98"));
        assertThat(trade.plannedTarget()).isEqualTo(of("104"));
        assertThat(trade.lastStop()).isEqualTo(of("98"));
        // Paid 0.1 more than 100; sold 0.1 below the stop of 98.
        assertThat(trade.entrySlippageBps()).isCloseTo(10, within(EXACT));
        assertThat(trade.exitSlippageBps()).isCloseTo(0.1 / 98 * 1e4, within(1e-6));
        // The risk is 2.1 a unit: from 100.1 to 103 in favour, to the fill at 97.9 against.
        assertThat(trade.bestPrice()).isEqualTo(of("103"));
        assertThat(trade.worstPrice()).isEqualTo(of("97.9"));
        assertThat(trade.favourableR()).isCloseTo(2.9 / 2.1, within(EXACT));
        assertThat(trade.adverseR()).isCloseTo(2.2 / 2.1, within(EXACT));
        assertThat(trade.partialExits()).isZero();
        assertThat(trade.probability()).isEqualTo(0.9);
        assertThat(trade.sizedBy()).isEqualTo(Reason.RISK_POSITION);
        assertThat(trade.sizeFactor()).isEqualTo(1);
        assertThat(trade.equityBefore()).isEqualTo(of("10000"));
        // −2.2 · 9.99 and the fees, which a taker paid.
        assertThat(trade.grossPnl()).isEqualTo(of("-21.978"));
        assertThat(trade.equityAfter()).isEqualTo(of("10000") + trade.netPnl());
        assertThat(trade.makerFees() + trade.takerFees()).isEqualTo(trade.fees());
        assertThat(trade.closeTimeNs() - trade.openTimeNs()).isZero();
        assertThat(trade.signalTimeNs()).isEqualTo(script.barOpen);
        assertThat(trade.resultR()).isCloseTo(FixedPoint.toDouble(trade.netPnl()) / (2.1 * 9.99), within(EXACT));
    }

    @Test
    void shouldCountPartialExitsAndMeasureEachAgainstItsPlan() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "5");
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "97", "4.99");
        final TradeClosedDecoder trade = trade(script);
        // Nothing slipped on 5 at 104, 1 on 4.99 at 98.
        assertThat(trade.exitSlippageBps()).isCloseTo(4.99 / (5 * 104 + 4.99 * 98) * 1e4, within(1e-6));
    }

    @Test
    void shouldMeasureExitAtMarketAgainstThePriceItWasAskedForAt() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.mark(0, "101").operator(OperatorAction.FLATTEN);
        script.fillAll("100.5");
        final TradeClosedDecoder trade = trade(script);
        assertThat(trade.reason()).isEqualTo(Reason.OPERATOR);
        assertThat(trade.exitSlippageBps()).isCloseTo(0.5 / 101 * 1e4, within(1e-6));
    }

    @Test
    void shouldTellNoPlanOfAPositionNobodyHerePlanned() {
        final CoreScript script = new CoreScript().started();
        script.reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "1", "100", "95").reconcileEnd();
        script.positionRow(0, Side.BUY, "1", "100", "95");
        script.seconds(10).reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "1", "100", "95").reconcileEnd();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "95", "1");
        final TradeClosedDecoder trade = trade(script);
        assertThat(trade.plannedEntry()).isEqualTo(FixedPoint.NULL);
        assertThat(trade.entrySlippageBps()).isNaN();
        assertThat(trade.probability()).isNaN();
        assertThat(trade.sizedBy()).isEqualTo(Reason.NONE);
        assertThat(trade.equityBefore()).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldReportTheAccountWhenStoppedAndAtRegularTimes() {
        final CoreScript script = new CoreScript("risk.reportEveryMs", "3600000", "exit.maxHoldMs", "864000000")
                .started()
                .longOpen();
        script.mark(0, "101").funding(0, "0.5");
        script.operator(OperatorAction.STOP);
        final AccountReportDecoder report = report(script);
        assertThat(report.occasion()).isEqualTo(ReportOccasion.STOP);
        // 9.99 · 0.9 unrealised; a fee of 0.54999945 and funding of 0.5 are paid.
        assertThat(report.unrealised()).isEqualTo(of("8.991"));
        assertThat(report.fees()).isEqualTo(of("0.54999945"));
        assertThat(report.funding()).isEqualTo(of("0.5"));
        assertThat(report.equity()).isEqualTo(of("10007.94100055"));
        assertThat(report.walletBalance()).isEqualTo(of("9998.95000055"));
        assertThat(report.longExposure()).isEqualTo(of("1008.99"));
        assertThat(report.shortExposure()).isZero();
        assertThat(report.marginUsed()).isEqualTo(of("336.33"));
        assertThat(report.marginAvailable()).isEqualTo(of("9671.61100055"));
        assertThat(report.openPositions()).isEqualTo(1);
        assertThat(report.trades()).isZero();
        assertThat(script.said("report of"))
                .containsExactly("report of 0 gross 0 fees 0.54999945 funding 0.5 trades 0");
        script.after(60 * CoreScript.MINUTE);
        assertThat(script.said("report TIME")).hasSize(1);
    }

    private static TradeClosedDecoder trade(CoreScript script) {
        final TradeClosedDecoder trade = new TradeClosedDecoder();
        trade.wrapAndApplyHeader(script.out.latest(TradeClosedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        return trade;
    }

    private static AccountReportDecoder report(CoreScript script) {
        final AccountReportDecoder report = new AccountReportDecoder();
        report.wrapAndApplyHeader(script.out.latest(AccountReportDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        return report;
    }
}
