package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.script.ConstantModel;
import org.junit.jupiter.api.Test;

/** Each gate on its own: a signal that passes all the others is blocked by this one, with its reason. */
class GateTest {
    @Test
    void shouldBlockWithoutModelWhenOneIsRequired() {
        assertBlocked(new CoreScript("model.required", "true").started(), "NO_MODEL");
    }

    @Test
    void shouldBlockSymbolTheModelWasNotTrainedOn() {
        final CoreScript script = withModel("PAPER", 0, "BBBUSDT", RunMode.PAPER);
        assertBlocked(script, "COVERAGE");
    }

    @Test
    void shouldAskOnceForTrainingOfUntrainedSymbol() {
        final CoreScript script = untrained(90);
        assertThat(script.out.take())
                .contains("symbol 0 UNTRAINED_TRAINABLE", "training 0 COVERAGE 0", "symbol 1 TRAINED");

        script.in.activated(script.now, "");
        script.send();
        assertThat(script.said("symbol")).containsExactly("symbol 1 UNTRAINED_TRAINABLE");
        script.runStart(true, 2, "");
        script.in.activated(script.now, "");
        script.send();
        assertThat(script.said("symbol", "training")).isEmpty();
    }

    @Test
    void shouldCallSymbolShortWhenItWasListedADayTooLate() {
        assertThat(untrained(89).said("symbol", "training"))
                .containsExactly("symbol 0 UNTRAINED_SHORT_HISTORY", "symbol 1 TRAINED");
    }

    @Test
    void shouldBelieveOnlyTheBarsWhenNobodySaysWhenSymbolWasListed() {
        assertThat(untrained(-1).said("symbol", "training"))
                .containsExactly("symbol 0 UNTRAINED_SHORT_HISTORY", "symbol 1 TRAINED");
    }

    /** A model of the other symbol, and this one listed so many days ago; below 0: nobody knows. */
    private static CoreScript untrained(int days) {
        final ModelBundle bundle = ConstantModel.covering("PAPER", 0, "BBBUSDT");
        final CoreScript script = new CoreScript(ModelLibrary.of(bundle));
        script.in.launched(days < 0 ? Long.MIN_VALUE : script.now - days * 86_400_000_000_000L);
        return script.runStart(false, 1, bundle.sha256())
                .instruments()
                .warmUp()
                .connected()
                .quietly()
                .reconciled();
    }

    @Test
    void shouldRefusePaperModelForRealMoney() {
        final CoreScript script = withModel("PAPER", 0, "AAAUSDT", RunMode.MAINNET);
        assertBlocked(script, "NO_MODEL");
    }

    @Test
    void shouldCapPositionsOfModelOnTrial() {
        // 1 % of 10000 at 100.1.
        assertThat(withModel("CANARY", 0, "AAAUSDT", RunMode.MAINNET)
                        .longOrdered()
                        .said("place"))
                .containsExactly("place 0 BUY MARKET 0.99 at - target 104 stop 98");
    }

    @Test
    void shouldTradeNothingWhenNamedModelIsNotThere() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "0".repeat(64)).instruments().warmUp();
        script.connected().reconciled().publicUp().leverageConfirmed().quotes().quietly();
        assertBlocked(script, "NO_MODEL");
    }

    @Test
    void shouldTradeWhenModelIsConvincedEnough() {
        final CoreScript script = withModel("PAPER", 0.5, "AAAUSDT", RunMode.PAPER);
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldBlockWhenMarginIsBelowTheBundlesThreshold() {
        assertBlocked(withModel("PAPER", 1.5, "AAAUSDT", RunMode.PAPER), "CONVICTION_PROBABILITY");
    }

    @Test
    void shouldBlockWhenProbabilityIsBelowTheConfiguredOne() {
        final CoreScript script = new CoreScript("conviction.minProbability", "0.91").started();
        assertBlocked(script, "CONVICTION_PROBABILITY");
    }

    @Test
    void shouldBlockWhenExpectedValueDoesNotPay() {
        // 0.4 · 400 − 0.6 · 200 = 40 bps; costs are 11 fees + 2 slippage + 20.02 spread = 33.02.
        assertBlocked(
                new CoreScript("conviction.prior", "0.4", "conviction.minValueBps", "7").started(), "CONVICTION_VALUE");
        assertThat(new CoreScript("conviction.prior", "0.4", "conviction.minValueBps", "6.9")
                        .started()
                        .longOrdered()
                        .said("place"))
                .hasSize(1);
    }

    @Test
    void shouldBlockWhileTooFewBarsHaveClosed() {
        assertBlocked(new CoreScript("bars.warmUp", "5").started(), "DATA_HEALTH");
    }

    @Test
    void shouldBlockWhenNeededIntervalIsNotFollowed() {
        assertBlocked(new CoreScript(new ScriptedStrategy().looksAt(60)).started(), "INTERVAL_NOT_FOLLOWED");
    }

    @Test
    void shouldBlockWhileGapIsOpen() {
        final CoreScript script = new CoreScript().started();
        script.in.connection(script.now, Channel.PUBLIC, LinkState.GAP_OPENED, 0, 15);
        assertBlocked(script.send(), "GAP_OPEN");
    }

    @Test
    void shouldTradeAgainWhenGapIsClosed() {
        final CoreScript script = new CoreScript().started();
        script.in.connection(script.now, Channel.PUBLIC, LinkState.GAP_OPENED, 0, 15);
        script.send();
        script.in.connection(script.now, Channel.PUBLIC, LinkState.GAP_CLOSED, 0, 15);
        assertThat(script.send().longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldBlockWhenQuoteIsOld() {
        final CoreScript script = new CoreScript("data.maxQuoteAgeMs", "1000").started();
        script.proposesLong(0).quarterEnds().seconds(2).closes(0);
        assertThat(script.said("signal")).contains("signal 1 BLOCKED STALE");
    }

    @Test
    void shouldBlockWhenSmallIntervalDidNotClose() {
        final CoreScript script = new CoreScript("bars.intervals", "3,15", "bars.warmUp", "1");
        script.runStart(false, 1, "").instruments().warmUp();
        for (int i = 0; i < 2; i++) {
            script.bar(i, 3, DataSource.WARM_UP, script.barOpen - 3 * CoreScript.MINUTE, "100", "100", "100", "100");
        }
        script.connected().reconciled().publicUp().leverageConfirmed().quotes();

        script.longOrdered();
        assertThat(script.said("signal")).containsExactly("signal 1 GENERATED");
        script.seconds(6);
        assertThat(script.said("signal"))
                .startsWith("signal 1 EVALUATING")
                .anyMatch(line -> line.startsWith("signal 1 BLOCKED"));
    }

    @Test
    void shouldBlockSignalWithStopOnTheWrongSide() {
        final CoreScript script = new CoreScript().started();
        script.strategy.propose(0, Side.BUY, of("100"), of("101"), of("104"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal"))
                .contains("signal 1 BLOCKED PRIMARY_SIGNAL", "signal 1 LEARNED PRIMARY_SIGNAL");
    }

    @Test
    void shouldTakeOnePositionPerSymbol() {
        final CoreScript script = new CoreScript().started().longOpen().quietly();
        assertThat(script.longOrdered().said("signal")).contains("signal 2 BLOCKED POSITION_OWNED");
    }

    @Test
    void shouldLimitOpenPositions() {
        final CoreScript script = new CoreScript("risk.maxOpenPositions", "1")
                .started()
                .longOpen()
                .quietly();
        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 BLOCKED OPEN_POSITION_LIMIT");
    }

    @Test
    void shouldEnterBestOfOneCloseAndBlockTheRest() {
        final CoreScript script = new CoreScript("portfolio.maxEntriesPerClose", "1").started();
        script.strategy.propose(0, Side.BUY, of("100"), of("98"), of("103"));
        script.strategy.propose(1, Side.BUY, of("100"), of("98"), of("104"));
        script.quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal"))
                .contains("signal 2 EXECUTING", "signal 1 BLOCKED PORTFOLIO_SELECTION")
                .doesNotContain("signal 1 APPROVED");
    }

    @Test
    void shouldRankEqualCandidatesById() {
        final CoreScript script = new CoreScript("portfolio.maxEntriesPerClose", "1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(1).closes(0);
        assertThat(script.said("place")).containsExactly("place 1 BUY MARKET 9.99 at - target 104 stop 98");
    }

    @Test
    void shouldSelectAfterGraceWhenBarsAreMissing() {
        final CoreScript script = new CoreScript("signal.candidateGraceMs", "5000").started();
        script.proposesLong(0).quarterEnds().closes(0).quietly();
        assertThat(script.seconds(4).said()).isEmpty();
        assertThat(script.seconds(1).said("place")).hasSize(1);
    }

    @Test
    void shouldCallSignalOfLateBarStale() {
        final CoreScript script = new CoreScript().started();
        script.quarterEnds().closes(0).seconds(6).proposesLong(1).quietly().closes(1);
        assertThat(script.said("signal")).startsWith("signal 1 GENERATED", "signal 1 BLOCKED STALE");
    }

    @Test
    void shouldMakeNoSignalsFromBackfilledBars() {
        final CoreScript script = new CoreScript().started().proposesLong(0).quarterEnds();
        script.bar(0, DataSource.BACKFILL, script.barOpen - CoreScript.QUARTER, "100", "100", "100", "100");
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldBlockWhileHaltedAndTradeAfterResume() {
        final CoreScript script = new CoreScript().started().operator(OperatorAction.HALT);
        assertBlocked(script, "HALTED");
        script.operator(OperatorAction.RESUME);
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldBlockWhileStopping() {
        assertBlocked(new CoreScript().started().operator(OperatorAction.STOP), "STOPPING");
    }

    @Test
    void shouldBlockWhenPrivateConnectionIsDown() {
        assertBlocked(new CoreScript().started().link(Channel.PRIVATE, LinkState.DOWN), "NOT_RECONCILED");
    }

    @Test
    void shouldBlockUntilLeverageIsConfirmed() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "")
                .instruments()
                .warmUp()
                .connected()
                .reconciled()
                .publicUp();
        assertBlocked(script, "RISK_LEVERAGE");
    }

    @Test
    void shouldBlockWithoutWallet() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments().warmUp().connected();
        script.reconcileBegin().reconcileEnd().publicUp().leverageConfirmed();
        assertBlocked(script, "NO_WALLET");
    }

    @Test
    void shouldBlockWithoutCredits() {
        final CoreScript script = new CoreScript("command.credits", "1").started();
        // The first entry is not answered yet.
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 1 EXECUTING", "signal 2 BLOCKED CREDITS");
    }

    @Test
    void shouldBlockWhenPriceHasRunAway() {
        final CoreScript script = new CoreScript("risk.priceBand", "0.01").started();
        script.proposesLong(0).quarterEnds().quote(0, "101", "101.1").closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 1 BLOCKED RISK_PRICE_BAND");
    }

    @Test
    void shouldLimitEntriesPerMinute() {
        final CoreScript script = new CoreScript("risk.maxEntriesPerMinute", "1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 1 EXECUTING", "signal 2 BLOCKED RISK_ORDER_RATE");
    }

    @Test
    void shouldLimitExposureOverPositionsAndEntries() {
        final CoreScript script = new CoreScript("risk.maxPosition", "0.1", "risk.maxExposure", "0.1").started();
        script.proposesLong(0).proposesLong(1).quarterEnds().closes(0).closes(1);
        // 9.99 · 100.1 = 999.999 of 1000: what is left buys no lot.
        assertThat(script.said("signal")).contains("signal 1 EXECUTING", "signal 2 BLOCKED RISK_EXPOSURE");
    }

    @Test
    void shouldSizeByRiskWhenThatIsLess() {
        // 0.1 % of 10000 is 10; loss per unit 2.1 + 0.00055 · 198.1 = 2.208955; 4.5270 rounds down to 4.52.
        assertThat(new CoreScript("risk.perTrade", "0.001")
                        .started()
                        .longOrdered()
                        .said("place"))
                .containsExactly("place 0 BUY MARKET 4.52 at - target 104 stop 98");
    }

    @Test
    void shouldDenyWhatIsBelowTheSmallestNotional() {
        // 0.0001 of 10000 is 1: 0.45 units are 45.045, above 5; 0.00001 gives 0.04 units, 4.004, below.
        assertBlocked(new CoreScript("risk.perTrade", "0.00001").started(), "RISK_MIN_NOTIONAL");
    }

    @Test
    void shouldUseLimitOrdersWhenConfigured() {
        // 10 % of equity at 100.1, the worst that repricing may reach, is 9.99; at 100, where it stays, it is 10.
        assertThat(new CoreScript("entry.type", "LIMIT").started().longOrdered().said("place"))
                .containsExactly("place 0 BUY LIMIT 9.99 at 100 target 104 stop 98");
        final CoreScript still = new CoreScript("entry.type", "LIMIT", "entry.repriceMs", "0");
        assertThat(still.started().longOrdered().said("place"))
                .containsExactly("place 0 BUY LIMIT 10 at 100 target 104 stop 98");
    }

    @Test
    void shouldBlockInstrumentThatLeftTheUniverse() {
        final CoreScript script = new CoreScript().started();
        script.in.universe(script.now, 0, UniverseAction.REMOVE);
        assertBlocked(script.send(), "REMOVED");
    }

    @Test
    void shouldBlockInstrumentThatIsNotTradingAnyMore() {
        final CoreScript script = new CoreScript().started();
        script.in.instrument(script.now, 0, "AAAUSDT", "0.1", "0.01", InstrumentStatus.DELIVERING);
        assertBlocked(script.send(), "COVERAGE");
    }

    private static CoreScript withModel(String stage, double threshold, String symbol, RunMode mode) {
        final ModelBundle bundle = ConstantModel.covering(stage, threshold, symbol);
        final CoreScript script = new CoreScript(ModelLibrary.of(bundle));
        script.in.runStart(script.now, mode, false, 1, bundle.sha256());
        script.send()
                .instruments()
                .warmUp()
                .connected()
                .reconciled()
                .publicUp()
                .leverageConfirmed()
                .quotes();
        return script.quietly();
    }

    private static void assertBlocked(CoreScript script, String reason) {
        script.longOrdered();
        assertThat(script.said("signal"))
                .startsWith("signal 1 GENERATED", "signal 1 EVALUATING")
                .contains("signal 1 BLOCKED " + reason)
                .doesNotContain("signal 1 EXECUTING");
    }
}
