package io.escapement.venue;

import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.START_MS;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceKind;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.TransactionType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketDataTest {
    private static final long HOUR_MS = 3_600_000L;

    private static Venue synthetic(String... symbols) {
        return new Venue(
                VenueConfiguration.defaults(), SyntheticMarket.create(9, List.of(symbols), 0, 3), new Recorder());
    }

    @Test
    void shouldNoteMarkIndexAndPremiumOfTheRunningMinute() {
        final Fixture f = new Fixture(
                new ScriptedMarket(100).then(100).then(110).then(104).then(104));
        f.until(59);
        // Mark: 100, then three quarters of the way to 110 on the tick: 107.5. Funding: 0.01 % and all of 0.05 %.
        final Bar mark =
                f.venue.priceKlines(PriceKind.MARK, 0, 1, START_MS, -1, 10).get(0);
        assertThat(mark.open()).isEqualTo(units(100));
        assertThat(mark.high()).isEqualTo(units(107.5));
        assertThat(mark.close()).isEqualTo(units(107.5));
        final Bar index =
                f.venue.priceKlines(PriceKind.INDEX, 0, 1, START_MS, -1, 10).get(0);
        // 107.5 * (1 - 0.0006) = 107.4355, down to the tick.
        assertThat(index.close()).isEqualTo(units(107.4));
        final Bar premium =
                f.venue.priceKlines(PriceKind.PREMIUM, 0, 1, START_MS, -1, 10).get(0);
        // 0.1 / 107.4 = 0.000931098…
        assertThat(premium.close()).isEqualTo(93_109L);
    }

    @ParameterizedTest
    @EnumSource(PriceKind.class)
    void shouldServeBarsOfOtherPricesThatAddUpAcrossTheStart(PriceKind kind) {
        final Venue venue = synthetic("ETHUSDT");
        venue.advanceTo(SyntheticMarket.START_MS + 95 * 60_000);
        final long from = SyntheticMarket.START_MS - 26 * HOUR_MS;
        final List<Bar> fine = venue.priceKlines(kind, 0, 3, from, venue.nowMs(), 1000);
        final List<Bar> coarse = venue.priceKlines(kind, 0, 60, from, venue.nowMs(), 1000);
        assertThat(fine).hasSize(26 * 20 + 32);
        assertThat(coarse).hasSize(28);
        for (int i = 0; i < coarse.size(); i++) {
            final List<Bar> parts = fine.subList(i * 20, Math.min(fine.size(), (i + 1) * 20));
            assertThat(coarse.get(i).open()).isEqualTo(parts.get(0).open());
            assertThat(coarse.get(i).high())
                    .isEqualTo(parts.stream().mapToLong(Bar::high).max().orElseThrow());
            assertThat(coarse.get(i).low())
                    .isEqualTo(parts.stream().mapToLong(Bar::low).min().orElseThrow());
            assertThat(coarse.get(i).close())
                    .isEqualTo(parts.get(parts.size() - 1).close());
        }
    }

    @Test
    void shouldServeAThousandMarkBarsOfEveryInterval() {
        final Venue venue = synthetic("BTCUSDT");
        for (final int minutes : new int[] {1, 15, 60, 720, BarIntervals.DAY, BarIntervals.WEEK}) {
            final List<Bar> bars = venue.priceKlines(PriceKind.MARK, 0, minutes, -1, -1, 1000);
            assertThat(bars).as("bars of %d minutes", minutes).hasSize(1000);
        }
    }

    @Test
    void shouldTellSettlementsOfBeforeAndAfterTheStartNewestFirst() {
        final Venue venue = synthetic("BTCUSDT");
        venue.advanceTo(SyntheticMarket.START_MS + 9 * HOUR_MS);
        final List<FundingRate> rates = venue.fundingHistory(0, -1, -1, 200);
        assertThat(rates).hasSize(200);
        for (int i = 0; i < rates.size(); i++) {
            assertThat(rates.get(i).timeMs()).isEqualTo(SyntheticMarket.START_MS + (8 - 8L * i) * HOUR_MS);
            // 0.01 % and at most 0.05 % either way.
            assertThat(rates.get(i).rate()).isBetween(-40_000L, 60_000L);
        }
        assertThat(venue.fundingHistory(0, SyntheticMarket.START_MS, SyntheticMarket.START_MS, 10))
                .hasSize(1);
    }

    @Test
    void shouldSettleHourlyOnceTheIntervalIsSwitched() {
        final ScriptedMarket market = new ScriptedMarket(100);
        for (int i = 0; i < 2 * 120 + 10; i++) {
            market.then(100);
        }
        final Fixture f = new Fixture(market);
        f.ask(buy(1));
        f.until(600);
        f.venue.changeInstrument(f.venue.instruments().get(0).withFundingInterval(60));
        assertThat(f.venue.ticker(0).nextFundingTimeMs()).isEqualTo(START_MS + HOUR_MS);
        assertThat(f.venue.ticker(0).fundingIntervalHours()).isEqualTo(1);
        f.until(2 * 3600 + 10);
        final List<ExecutionView> paid = f.venue.executions(START_MS + 1);
        assertThat(paid).hasSize(2).allMatch(row -> row.kind() == FillKind.FUNDING);
        assertThat(paid).extracting(ExecutionView::timeMs).containsExactly(START_MS + HOUR_MS, START_MS + 2 * HOUR_MS);
        // 100 * 0.0001, from cash, and with the other sign in the log.
        assertThat(paid.get(0).fee()).isEqualTo(units(0.01));
        assertThat(f.venue.transactions(0, Long.MAX_VALUE).get(0).type()).isEqualTo(TransactionType.SETTLEMENT);
        assertThat(f.venue.transactions(0, Long.MAX_VALUE).get(0).funding()).isEqualTo(-units(0.01));
    }

    @Test
    void shouldMoveToTheNewPriceStep() {
        final Fixture f = new Fixture(
                new ScriptedMarket(100).then(100.3).then(100.3).then(101.4).then(101.4));
        f.until(31);
        f.venue.changeInstrument(f.venue.instruments().get(0).withTickSize(FixedPoint.ONE / 2));
        f.until(61);
        assertThat(f.venue.instruments().get(0).tickSize()).isEqualTo(units(0.5));
        assertThat(f.venue.ticker(0).lastPrice()).isEqualTo(units(101.5));
        final BookView book = f.venue.book(0, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(book.bidPrice(i) % units(0.5)).isZero();
            assertThat(book.askPrice(i) % units(0.5)).isZero();
        }
        assertThat(f.ask(buy(1).limit(90.1)).retCode()).isEqualTo(RetCode.PARAMETER);
        assertThat(f.ask(buy(1).limit(97.5)).accepted()).isTrue();
        assertThat(f.venue.klines(0, 1, START_MS, -1, 5).get(0).open()).isEqualTo(units(101.5));
    }

    @Test
    void shouldSettleAndCloseADelistedInstrument() {
        final List<InstrumentRules> told = new ArrayList<>();
        final ScriptedMarket market = new ScriptedMarket(100);
        for (int i = 0; i < 20; i++) {
            market.then(100);
        }
        final Recorder heard = new Recorder() {
            @Override
            public void onInstrument(InstrumentRules rules) {
                told.add(rules);
            }
        };
        final Venue venue = new Venue(VenueConfiguration.defaults(), market, heard);
        venue.execute(buy(1).stop(90).place());
        venue.execute(buy(1).limit(97).id("rest").place());
        final long deliveryMs = START_MS + 125_000;
        venue.changeInstrument(venue.instruments().get(0).with(InstrumentStatus.DELIVERING, deliveryMs));
        venue.advanceTo(START_MS + 1_000);
        assertThat(venue.execute(buy(1).limit(98).place()).retCode()).isEqualTo(RetCode.DELISTING);
        assertThat(venue.execute(sell(0.25).reduceOnly().place()).accepted()).isTrue();

        venue.advanceTo(START_MS + 200_000);
        final List<ExecutionView> rows = venue.executions(0);
        final ExecutionView last = rows.get(rows.size() - 1);
        assertThat(last.kind()).isEqualTo(FillKind.DELIVERY);
        assertThat(last.timeMs()).isEqualTo(deliveryMs);
        assertThat(last.size()).isEqualTo(units(0.75));
        // The index: 100 * (1 - 0.0001), down to the tick.
        assertThat(last.price()).isEqualTo(units(99.9));
        assertThat(last.fee()).isZero();
        assertThat(last.createType().word()).isEqualTo("CreateBySettle");
        assertThat(venue.order(null, "rest").cancelType().word()).isEqualTo("CancelBySettle");
        assertThat(venue.openOrders()).isEmpty();
        assertThat(venue.orderHistory()).allMatch(order -> order.status() != OrderStatus.UNTRIGGERED);
        assertThat(venue.execute(buy(1).place()).retCode()).isEqualTo(RetCode.NOT_LIVE);
        assertThat(told)
                .extracting(InstrumentRules::status)
                .containsExactly(InstrumentStatus.DELIVERING, InstrumentStatus.CLOSED);
        assertThat(venue.transactions(0, Long.MAX_VALUE).get(0).type()).isEqualTo(TransactionType.DELIVERY);
        assertThat(venue.imbalance()).isZero();
    }

    @Test
    void shouldRefuseToChangeAnInstrumentIntoAnother() {
        final Fixture f = new Fixture(new ScriptedMarket(100, 50).then(100, 50));
        final InstrumentRules other = f.venue.instruments().get(1);
        final Fixture single = new Fixture(new ScriptedMarket(100, 60).then(100, 60));
        assertThat(other.symbol()).isEqualTo("BUSDT");
        final InstrumentRules renamed = new ScriptedMarket(1).rules(0);
        single.venue.changeInstrument(renamed);
        assertThatThrownBy(() -> single.venue.changeInstrument(stranger()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTCUSDT");
    }

    private static InstrumentRules stranger() {
        return SyntheticMarket.create(1, List.of("BTCUSDT"), 0, 1).rules(0);
    }

    @Test
    void shouldBoundLimitPricesAroundTheMark() {
        final List<PriceLimit> heard = new ArrayList<>();
        final Venue venue = new Venue(
                VenueConfiguration.defaults(),
                new ScriptedMarket(100).then(100).then(100).then(102).then(102),
                new Recorder() {
                    @Override
                    public void onPriceLimit(int instrumentId, PriceLimit limit) {
                        heard.add(limit);
                    }
                });
        venue.subscriptions().priceLimit(0, true);
        assertThat(venue.priceLimit(0)).isEqualTo(new PriceLimit(units(105), units(95)));
        venue.advanceTo(START_MS + 61_000);
        // Told when it moves only: mark 101.5, 106.575 down and 96.425 up to the tick.
        assertThat(heard)
                .containsExactly(new PriceLimit(units(105), units(95)), new PriceLimit(units(106.5), units(96.5)));
    }

    @Test
    void shouldServeRecentTradesNewestFirstEvenBeforeTheFirstPoint() {
        final Venue venue = synthetic("XRPUSDT");
        final List<TradePrint> before = venue.recentTrades(0, 50);
        assertThat(before).hasSize(50);
        venue.advanceTo(SyntheticMarket.START_MS + HOUR_MS);
        final List<TradePrint> rows = venue.recentTrades(0, 500);
        assertThat(rows).hasSize(500);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).timeMs()).isLessThanOrEqualTo(rows.get(i - 1).timeMs());
            assertThat(rows.get(i).size()).isPositive();
        }
        assertThat(rows.get(0).price()).isEqualTo(venue.ticker(0).lastPrice());
    }

    @Test
    void shouldLiquidateOthersAfterWideMoves() {
        final List<LiquidationView> heard = new ArrayList<>();
        final Venue venue = new Venue(
                VenueConfiguration.defaults(), SyntheticMarket.create(2, List.of("SOLUSDT"), 0, 3), new Recorder() {
                    @Override
                    public void onLiquidations(int instrumentId, List<LiquidationView> rows) {
                        heard.addAll(rows);
                    }
                });
        venue.subscriptions().liquidations(0, true);
        venue.advanceTo(SyntheticMarket.START_MS + 72 * HOUR_MS - 1);
        // A handful in three days, not a stream.
        assertThat(heard).hasSizeBetween(1, 400);
        assertThat(heard).allMatch(row -> row.size() > 0 && row.bankruptcyPrice() > 0);
    }
}
