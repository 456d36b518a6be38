package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.RiskStateDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.WalletUpdateEncoder;
import io.escapement.core.risk.Account;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What the account is worth, by which price, and what it is before the wallet is known. */
class AccountTest {
    @Test
    void shouldValueAPositionAtTheMarkAndNotAtTheLastPrice() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.in.ticker(script.now, 0, of("103"), of("101"), of("102.9"), of("103.1"));
        // 9.99 · (101 − 100.1)
        assertThat(account(script.send()).unrealised(0)).isEqualTo(of("8.991"));
    }

    @Test
    void shouldValueAPositionWithoutAMarkAtTheLastPriceAndElseAtItsCost() {
        final CoreScript closed = new CoreScript();
        closed.runStart(false, 1, "").instruments().warmUp();
        assertThat(account(holding(closed)).unrealised(0)).isEqualTo(of("100"));
        assertThat(account(closed).exposure()).isEqualTo(of("200"));

        final CoreScript unheard = new CoreScript();
        unheard.runStart(false, 1, "").instruments();
        assertThat(account(holding(unheard)).unrealised(0)).isZero();
        assertThat(account(unheard).exposure()).isEqualTo(of("100"));
    }

    @Test
    void shouldBeWorthNothingThatIsToldWhileTheWalletIsNotKnown() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments().warmUp().connected();
        // The last bar closed at 100, the fee is 0.0605: there is a result, and a fall from the best one.
        script.attachedFills(0, StopKind.NONE, Side.BUY, "110", "1");
        script.operator(OperatorAction.HALT);
        final RiskStateDecoder told = latestRisk(script);
        assertThat(told.drawdown()).isEqualTo(of("10.0605"));
        assertThat(told.equity()).isEqualTo(FixedPoint.NULL);
        assertThat(told.peakEquity()).isEqualTo(FixedPoint.NULL);
        assertThat(told.liquidationDistance()).isEqualTo(FixedPoint.NULL);
        assertThat(account(script).walletBalance()).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldTakeNoOtherCoinForTheWalletNorARowWithoutABalance() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments().warmUp().connected();
        row(script, DataSource.STREAM, "BTC", of("3"));
        row(script, DataSource.STREAM, "USDT", FixedPoint.NULL);
        assertThat(account(script).isKnown()).isFalse();
        script.wallet("10000");
        row(script, DataSource.STREAM, "BTC", of("3"));
        row(script, DataSource.STREAM, "USDT", FixedPoint.NULL);
        assertThat(account(script).toldBalance()).isEqualTo(of("10000"));
    }

    @Test
    void shouldNotTakeAnotherCoinForTheAnswerAboutTheWallet() {
        final CoreScript script = new CoreScript().started();
        script.wallet("15000").seconds(10);
        assertThat(script.said("query")).containsExactly("query WALLET");
        row(script, DataSource.QUERY, "BTC", of("3"));
        assertThat(script.said("finding")).isEmpty();
        row(script, DataSource.QUERY, "USDT", of("14000"));
        assertThat(script.said("finding")).containsExactly("finding DEPOSIT ADOPTED ours 10000 venue's 14000");
    }

    @Test
    void shouldAddUpWhatIsLostInTheQuartersOfADay() {
        final CoreScript script = Armed.armed("risk.maxRollingLoss", "0.01");
        // 59.94 in one quarter, 49.95 more in the next.
        script.mark(0, "94").after(CoreScript.QUARTER).mark(0, "94").after(CoreScript.QUARTER);
        assertThat(script.said("alert")).isEmpty();
        assertThat(script.mark(0, "89").said("alert")).containsExactly("alert ROLLING_LOSS RISK_ROLLING_LOSS");
    }

    @Test
    void shouldForgetTheLossOf24HoursWhenAnOperatorResets() {
        final CoreScript script = Armed.armed("risk.maxRollingLoss", "0.01").mark(0, "89");
        assertThat(script.said("alert")).hasSize(1);
        script.operator(OperatorAction.RESET_KILL).quietly();
        assertThat(script.mark(0, "80").said("alert")).isEmpty();
        // 20 · 9.99 since the reset
        assertThat(script.mark(0, "69").said("alert")).hasSize(1);
    }

    /** 2 bought outside at 50. */
    private static CoreScript holding(CoreScript script) {
        script.connected().reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "2", "50", "40");
        return script.wallet("10000").reconcileEnd().seconds(3);
    }

    private static void row(CoreScript script, DataSource source, String coin, long balance) {
        script.in.wallet(script.now, source, balance);
        new WalletUpdateEncoder()
                .wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .coin(coin);
        script.send();
    }

    private static RiskStateDecoder latestRisk(CoreScript script) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int m = script.out.count() - 1; m >= 0; m--) {
            final UnsafeBuffer buffer = new UnsafeBuffer(script.out.message(m));
            if (header.wrap(buffer, 0).templateId() == RiskStateDecoder.TEMPLATE_ID) {
                return new RiskStateDecoder().wrapAndApplyHeader(buffer, 0, header);
            }
        }
        throw new AssertionError("no state of risk was told");
    }

    private static Account account(CoreScript script) {
        return script.core.parts().account;
    }
}
