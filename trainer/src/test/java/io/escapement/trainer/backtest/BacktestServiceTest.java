package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.TradeLine;
import io.escapement.trainer.history.FundingRate;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.task.Progress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestServiceTest {
    private static final String FREE = "model.required = false\nregime.enabled = false\nconviction.prior = 0.6\n";

    @TempDir
    private Path folder;

    private HistoryFolder history;

    @BeforeEach
    void twoSymbolsOfQuartersAlone() {
        history = new HistoryFolder(folder);
        history.write("AAAUSDT", 15, Waves.bars(100, 60, 3));
        history.write("BBBUSDT", 15, Waves.bars(7, 60, 5));
    }

    @Test
    void shouldTradeAHistoryOfQuartersAloneAndSayWhatWasLeftOut() {
        final BacktestService.Prepared prepared = BacktestService.prepare(request());

        assertThat(prepared.notes())
                .containsExactly("the history has no bars of 3 m: bars.intervals is 15,60,240,"
                        + " switched off: microTrend, scalp");
        assertThat(BacktestService.run(request(), Progress.NONE).trades()).isNotEmpty();
    }

    @Test
    void shouldComeToTheSameTwice() {
        final BacktestTask task = new BacktestTask();

        assertThat(task.run(request().toJson(), Progress.NONE).toString())
                .isEqualTo(task.run(request().toJson(), Progress.NONE).toString());
    }

    @Test
    void shouldComeToTheSameOverAMarketInMemory() {
        final BacktestResult whole = BacktestService.run(request(), Progress.NONE);
        final BacktestMarket market = MarketReader.read(request().market(), List.of());
        final CoreConfiguration configuration = CoreConfiguration.parse(
                FREE + "bars.intervals = 15,60,240\n" + "microTrend.enabled = false\nstrategy.scalp.enabled = false\n");

        final BacktestTotals first = BacktestService.quick(market, request(), configuration, null);
        final BacktestTotals second = BacktestService.quick(market, request(), configuration, null);

        assertThat(String.format("%016x", first.stateHash()))
                .isEqualTo(whole.run().stateHash());
        assertThat(second.stateHash()).isEqualTo(first.stateHash());
        assertThat(second.trades()).isEqualTo(first.trades()).hasSameSizeAs(whole.trades());
        assertThat(Numbers.money(first.netPnl())).isEqualTo(whole.summary().net());
        assertThat(first.maxDrawdown()).isEqualTo(whole.summary().maxDrawdown());
    }

    @Test
    void shouldPayTheRatesThatWerePaid() {
        final BacktestResult free = BacktestService.run(request(), Progress.NONE);
        pay("AAAUSDT", "0.01");
        pay("BBBUSDT", "0.01");
        final BacktestResult dear = BacktestService.run(request(), Progress.NONE);

        // A hundredth of the notional each eight hours is a hundred times the venue model's usual rate.
        final TradeLine trade = dear.trades().stream()
                .filter(closed -> closed.funding().signum() != 0)
                .findFirst()
                .orElseThrow();
        final double notional = trade.size().multiply(trade.entry()).doubleValue() * payments(trade);
        assertThat(trade.funding().abs().doubleValue()).isBetween(0.009 * notional, 0.011 * notional);
        assertThat(dear.costs().funding().abs().doubleValue())
                .isGreaterThan(10 * free.costs().funding().abs().doubleValue());
    }

    @Test
    void shouldKeepARequestInItsJson() {
        final BacktestRequest request = request();

        assertThat(BacktestRequest.fromJson(request.toJson())).isEqualTo(request);
    }

    @Test
    void shouldRefuseAFieldNobodyKnows() {
        final ObjectNode json = (ObjectNode) request().toJson();
        json.put("simbols", "AAAUSDT");

        assertThatThrownBy(() -> BacktestRequest.fromJson(json))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("simbols");
    }

    @Test
    void shouldNameWhatIsMissing() {
        refused(with("configuration", FREE + "bars.intervals = 1,3,15"), "no bars that make 1,3 m");
        refused(with("configuration", "bars.intervall = 15"), "unknown configuration key bars.intervall");
        refused(with("configuration", ""), "no model: name one with --model");
        refused((ObjectNode) request().toJson(), "symbols", "CCCUSDT", "no history of CCCUSDT");
        refused(
                with("fromMs", Waves.START_MS - 3_600_000),
                "the history of all symbols begins at 2025-01-01T00:00:00Z");
        refused(with("fromMs", Waves.START_MS + 90L * 86_400_000), "nothing lies between");
        refused(with("fromMs", Waves.START_MS + 86_400_001), "no whole hour");
        refused(with("toMs", Waves.START_MS + 90L * 86_400_000), "the history ends at 2025-03-02T00:00:00Z");
    }

    @Test
    void shouldRefuseOtherDataThanAskedFor() {
        final ObjectNode json = (ObjectNode) request().toJson();
        final String content = MarketReader.read(request().market(), List.of()).contentSha256();
        json.withObject("/market").put("contentSha256", content);
        assertThat(BacktestService.run(BacktestRequest.fromJson(json), Progress.NONE)
                        .trades())
                .isNotEmpty();

        pay("AAAUSDT", "0.0001");

        assertThatThrownBy(() -> BacktestService.run(BacktestRequest.fromJson(json), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("is not what was asked for");
    }

    private BacktestRequest request() {
        return BacktestRequest.of(MarketChoice.history(folder.toString()), FREE, null);
    }

    private ObjectNode with(String field, String value) {
        return ((ObjectNode) request().toJson()).put(field, value);
    }

    private ObjectNode with(String field, long value) {
        return ((ObjectNode) request().toJson()).put(field, value);
    }

    private static void refused(ObjectNode json, String message) {
        assertThatThrownBy(() -> BacktestService.run(BacktestRequest.fromJson(json), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining(message);
    }

    private static void refused(ObjectNode json, String list, String item, String message) {
        json.putArray(list).add(item);
        refused(json, message);
    }

    private void pay(String symbol, String rate) {
        final List<FundingRate> rates = new ArrayList<>();
        for (int i = 0; i < 60 * 3; i++) {
            rates.add(new FundingRate(Waves.START_MS + i * 28_800_000L, new BigDecimal(rate)));
        }
        history.mergeFunding(symbol, rates);
    }

    private static long payments(TradeLine trade) {
        return Math.floorDiv(trade.closeMs(), 28_800_000L) - Math.floorDiv(trade.openMs(), 28_800_000L);
    }
}
