package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.sbe.AccountReportEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.ReportOccasion;
import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.MonthReturn;
import io.escapement.trainer.backtest.result.RunFacts;
import java.math.BigDecimal;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Accounts of 100 USDT on the last days of January and the first of February. */
class WipedOutTest {
    /** 2025-01-30. */
    private static final long START_MS = 1_738_195_200_000L;

    private static final long DAY_MS = 86_400_000L;
    private static final long USDT = 100_000_000L;

    private final RunRecord record = new RunRecord(15, false);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

    @Test
    void shouldSayThatNothingWasLeftInsteadOfRatios() {
        // Half is lost, then more than all, then a little earned with what was borrowed.
        report(1, -50);
        report(2, -120);
        report(3, -110);

        final BacktestResult result = result();

        assertThat(result.notes())
                .containsExactly(
                        "a note",
                        "WARNING: nothing was left of the account at 2025-02-01T00:00:00Z: there are no ratios of"
                                + " daily returns, and no returns of what came after");
        assertThat(result.summary().sharpe()).isNaN();
        assertThat(result.summary().sortino()).isNaN();
        assertThat(result.summary().probabilisticSharpe()).isNaN();
        assertThat(result.summary().minimumTrackRecordDays()).isNaN();
        assertThat(result.summary().totalReturn()).isCloseTo(-1.1, within(1e-12));
        assertThat(result.summary().maxDrawdown()).isCloseTo(1.2, within(1e-12));
        assertThat(result.summary().days()).isEqualTo(2);
        assertThat(result.months()).extracting(MonthReturn::value).containsExactly(-1.2, Double.NaN);
        final JsonNode json = BacktestJson.tree(result);
        assertThat(json.path("summary").path("sharpe").isNull()).isTrue();
        assertThat(json.path("equity").get(1).path("equity").asDouble()).isEqualTo(-20);
        assertThat(json.path("equity").get(1).path("longShare").isNull()).isTrue();
    }

    @Test
    void shouldReckonLeverageByTimesWithSomethingLeft() {
        report(1, -50);
        report(2, -120);

        // 25 USDT of longs over 50 USDT; over what isn't there it would be negative.
        assertThat(result().summary().meanLeverage()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldHaveRatiosWhenHardlyAnythingIsLeft() {
        report(1, -50);
        report(2, -99);

        final BacktestResult result = result();

        assertThat(result.notes()).containsExactly("a note");
        assertThat(result.summary().sharpe()).isNegative();
    }

    private void report(int day, long earned) {
        final AccountReportEncoder report =
                new AccountReportEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        report.engineTimeNs((START_MS + day * DAY_MS) * 1_000_000L)
                .occasion(ReportOccasion.DAY_END)
                .equity((100 + earned) * USDT)
                .unrealised(0)
                .grossPnl(earned * USDT)
                .fees(0)
                .funding(0)
                .longExposure(25 * USDT)
                .shortExposure(0)
                .openPositions(1);
        record.onOutput(1, 0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + report.encodedLength());
    }

    private BacktestResult result() {
        final RunFacts facts = new RunFacts(
                "BACKTEST",
                "by hand",
                "BACKTEST",
                List.of(),
                START_MS,
                START_MS + 3 * DAY_MS,
                3,
                BigDecimal.valueOf(100),
                0,
                0,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                null,
                null);
        return new ResultBuilder(record, facts, null).build(List.of("a note"), 1);
    }
}
