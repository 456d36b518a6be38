package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.amend;
import static io.escapement.venue.Orders.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens because commands and messages take time. */
class TimingTest {
    private static Fixture with(Latency latency, ScriptedMarket market) {
        return new Fixture(VenueConfiguration.defaults().withLatency(latency), market);
    }

    @Test
    void shouldTellFilledTwiceWhenACancelRacesTheFill() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98));
        f.ask(buy(1).limit(99).id("r"));
        // On its way at 29.997, there two milliseconds after the fill, one before it is heard.
        f.until(29.997);
        f.venue.submit(7, new VenueCommand.Cancel(0, null, "r"));
        f.until(31);
        assertThat(f.heard.results.get(0).accepted()).isTrue();
        final List<OrderView> rows = f.heard.orders;
        assertThat(rows)
                .extracting(OrderView::status)
                .containsExactly(OrderStatus.NEW, OrderStatus.FILLED, OrderStatus.FILLED);
        assertThat(rows.get(1).cancelType()).isEqualTo(CancelType.NONE);
        assertThat(rows.get(2).cancelType()).isEqualTo(CancelType.USER);
        assertThat(rows.get(2).rejectReason()).isEqualTo(RejectReason.TOO_LATE_TO_CANCEL);
        assertThat(rows.get(2).filledSize()).isEqualTo(rows.get(1).filledSize());
        assertThat(f.heard.executions).hasSize(1);
    }

    @Test
    void shouldRefuseACancelOnceTheFillHasBeenHeard() {
        final Fixture f = new Fixture(new ScriptedMarket(100).then(100).then(98));
        f.ask(buy(1).limit(99).id("r"));
        f.until(29.998);
        f.venue.submit(7, new VenueCommand.Cancel(0, null, "r"));
        f.until(31);
        assertThat(f.heard.results.get(0).retCode()).isEqualTo(RetCode.ORDER_NOT_FOUND);
        assertThat(f.heard.results.get(0).retMsg()).isEqualTo("order not exists or too late to cancel");
    }

    @Test
    void shouldRefuseAChangeWhileTheLastOneIsProcessed() {
        final Fixture f =
                new Fixture(VenueConfiguration.defaults().withProcessingMs(20), new ScriptedMarket(100).then(100));
        f.until(1);
        f.ask(buy(1).limit(99).id("r"));
        f.until(1.019);
        assertThat(f.ask(amend("r", 98, KEEP)).retCode()).isEqualTo(RetCode.IN_PROCESS);
        assertThat(f.ask(new VenueCommand.Cancel(0, null, "r")).retCode()).isEqualTo(RetCode.IN_PROCESS);
        f.until(1.020);
        assertThat(f.ask(amend("r", 98, KEEP)).accepted()).isTrue();
    }

    @Test
    void shouldLetPublicMessagesBeHeardLaterWhenTheFeedIsSlow() {
        final Fixture f = with(
                Latency.defaults().withFeedMs(40),
                new ScriptedMarket(100).then(100).then(99));
        f.venue.subscriptions().ticker(0, true);
        f.venue.subscriptions().trades(0, true);
        f.venue.subscriptions().book(0, 50, true);
        f.venue.subscriptions().klines(0, 1, true);
        f.until(20);
        assertThat(f.heard.log).containsExactly("40 trades 0", "40 book 0 50", "40 ticker 0", "40 bar 0 1");
        f.heard.log.clear();
        f.until(61);
        assertThat(f.heard.log)
                .containsExactly(
                        "30040 trades 0", "30040 book 0 50", "30040 ticker 0", "30040 bar 0 1", "60040 bar 0 1 closed");
    }

    @Test
    void shouldShowACopyOfTheMomentWhenTheFeedIsSlow() {
        final List<Long> heard = new ArrayList<>();
        final Recorder recorder = new Recorder() {
            @Override
            public void onTicker(int instrumentId, io.escapement.venue.model.TickerView ticker) {
                heard.add(ticker.lastPrice());
            }

            @Override
            public void onBook(int instrumentId, int depth, io.escapement.venue.model.BookView book) {
                heard.add(book.askPrice(0));
            }
        };
        final Venue venue = new Venue(
                VenueConfiguration.defaults().withLatency(Latency.defaults().withFeedMs(31_000)),
                new ScriptedMarket(100).then(100).then(103),
                recorder);
        venue.subscriptions().ticker(0, true);
        venue.subscriptions().book(0, 50, true);
        venue.advanceTo(ScriptedMarket.START_MS + 62_000);
        assertThat(heard)
                .containsExactly(
                        ScriptedMarket.units(100),
                        ScriptedMarket.units(100),
                        ScriptedMarket.units(103),
                        ScriptedMarket.units(103));
    }

    @Test
    void shouldRepeatJitterFromItsSeedAndKeepTheOrderOfEachWay() {
        final List<String> first = jittered(1);
        assertThat(jittered(1)).isEqualTo(first);
        assertThat(jittered(2)).isNotEqualTo(first);
        final List<String> results =
                first.stream().filter(line -> line.contains("result")).toList();
        assertThat(results).hasSize(20);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i)).contains("result " + (i + 1) + " ");
        }
    }

    private static List<String> jittered(long seed) {
        final Fixture f = with(
                Latency.defaults().withJitter(50, seed),
                new ScriptedMarket(100).then(100).then(100));
        f.until(1);
        for (int i = 1; i <= 20; i++) {
            f.venue.submit(i, buy(0.1).limit(98).place());
        }
        f.until(2);
        return f.heard.log;
    }

    @Test
    void shouldNameTheLatencyThatIsOutOfRange() {
        assertThatThrownBy(() -> new Latency(0, 0, 3, 4, 0, 0)).hasMessageContaining("orderMs=0");
        assertThatThrownBy(() -> new Latency(0, 5, 3, 2, 0, 0)).hasMessageContaining("accountMs=2");
        assertThatThrownBy(() -> Latency.defaults().withJitter(-1, 0)).hasMessageContaining("jitterMs=-1");
    }
}
