package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.amend;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.model.ExecutionView;
import org.junit.jupiter.api.Test;

/** Resting orders at a price that is printed: who stands before them, and what of a print reaches them. */
class QueueTest {
    /** Size that the book shows at the bid of a market that stands at 100 after a fall. */
    private static double shownAtBid(ScriptedMarket market) {
        final Fixture f = new Fixture(market);
        f.until(1);
        return f.venue.book(0, 1).bidSize(0) / 1e8;
    }

    /** Stands at 100 as the bid; the next prints there are sells of a size. */
    private static ScriptedMarket market(double traded) {
        return new ScriptedMarket(100.1)
                .then(100)
                .trading(traded)
                .then(100.1)
                .then(100)
                .then(100.1)
                .then(100);
    }

    @Test
    void shouldNotFillWhenPrintsAtThePriceAreSmallerThanWhatStoodBefore() {
        final double shown = shownAtBid(market(1));
        final Fixture f = new Fixture(market(Math.floor(shown * 400) / 1000));
        f.until(1);
        f.ask(buy(1).limit(100).id("r"));
        f.until(61);
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.NEW);
        assertThat(f.venue.executions(0)).isEmpty();
    }

    @Test
    void shouldFillOnlyWhatAPrintLeavesBehindTheQueue() {
        final double shown = shownAtBid(market(1));
        final double traded = shown + 0.25;
        final Fixture f = new Fixture(market(traded));
        f.until(1);
        f.ask(buy(1).limit(100).id("r"));
        f.until(61);
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(f.order("r").filledSize()).isEqualTo(units(0.25));
        final ExecutionView fill = f.venue.executions(0).get(0);
        assertThat(fill.maker()).isTrue();
        assertThat(fill.price()).isEqualTo(units(100));
        // Now it is the first: the next print at the price fills the rest.
        f.until(121);
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void shouldNotBeFilledByTakersOfItsOwnSide() {
        // The ask is printed at 100: buyers do not meet a bid.
        final Fixture f = new Fixture(new ScriptedMarket(99.9).then(99.9).then(100));
        f.until(1);
        f.ask(buy(1).limit(99.8).id("r"));
        f.until(60);
        assertThat(f.order("r").status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void shouldStandAloneWhenItIsBetterThanTheBestPrice() {
        final Fixture f = new Fixture(
                new ScriptedMarket(99.9).spread(3).then(100).trading(0.4).then(99.9));
        f.until(1);
        // Best bid 99.7, best ask 100: nobody else bids 99.9, so the first seller there meets it.
        f.ask(buy(1).limit(99.9).id("r"));
        f.until(31);
        assertThat(f.order("r").filledSize()).isEqualTo(units(0.4));
        assertThat(f.order("r").averagePrice()).isEqualTo(units(99.9));
    }

    @Test
    void shouldFillTheOlderOfTwoOwnOrdersFirstWhenBothStandAtThePrice() {
        final double shown = shownAtBid(market(1));
        final Fixture f = new Fixture(market(shown + 1.5));
        f.until(1);
        f.ask(buy(1).limit(100).id("first"));
        f.ask(buy(1).limit(100).id("second"));
        f.until(61);
        assertThat(f.order("first").filledSize()).isEqualTo(units(1));
        assertThat(f.order("second").filledSize()).isEqualTo(units(0.5));
    }

    @Test
    void shouldKeepItsPlaceWhenTheSizeShrinksAndLoseItWhenItGrowsOrThePriceChanges() {
        final double shown = shownAtBid(market(1));
        final Fixture f = new Fixture(market(shown + 1));
        f.until(1);
        f.ask(buy(2).limit(100).id("first"));
        f.ask(buy(1).limit(100).id("second"));
        assertThat(f.ask(amend("first", KEEP, 1)).accepted()).isTrue();
        f.until(61);
        assertThat(f.order("first").filledSize()).isEqualTo(units(1));
        assertThat(f.order("second").filledSize()).isZero();

        final Fixture g = new Fixture(market(shown + 1));
        g.until(1);
        g.ask(buy(1).limit(100).id("first"));
        g.ask(buy(1).limit(100).id("second"));
        assertThat(g.ask(amend("first", KEEP, 2)).accepted()).isTrue();
        g.until(61);
        assertThat(g.order("second").filledSize()).isEqualTo(units(1));
        assertThat(g.order("first").filledSize()).isZero();

        final Fixture h = new Fixture(market(shown + 1));
        h.until(1);
        h.ask(buy(1).limit(100).id("first"));
        h.ask(buy(1).limit(100).id("second"));
        assertThat(h.ask(amend("first", 99.9, KEEP)).accepted()).isTrue();
        assertThat(h.ask(amend("first", 100, KEEP)).accepted()).isTrue();
        h.until(61);
        assertThat(h.order("second").filledSize()).isEqualTo(units(1));
        assertThat(h.order("first").filledSize()).isZero();
    }

    @Test
    void shouldFillAtOnceWhenThePriceGoesThrough() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(100.5).then(101));
        f.until(1);
        f.ask(sell(1).limit(100.4).id("s"));
        f.until(31);
        assertThat(f.order("s").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(f.order("s").averagePrice()).isEqualTo(units(100.4));
    }
}
