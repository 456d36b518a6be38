package io.escapement.venue;

import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.SmpType;
import org.junit.jupiter.api.Test;

/** Orders of the account that would match each other: an own ask of 1 stands a tick below the best one. */
class SelfMatchTest {
    private final Fixture f =
            new Fixture(new ScriptedMarket(100).then(100).spread(3).then(100));

    private void rest() {
        f.until(31);
        f.ask(sell(1).limit(f.venue.book(0, 1).askPrice(0) / 1e8 - 0.1).id("own"));
        assertThat(f.order("own").status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void shouldMatchAndFillBothWhenNothingIsSaid() {
        rest();
        f.ask(buy(0.4).id("taker"));
        assertThat(f.order("own").filledSize()).isEqualTo(units(0.4));
        assertThat(f.order("taker").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(f.venue.executions(0)).extracting(ExecutionView::maker).containsExactly(true, false);
        assertThat(f.size(0)).isZero();
        assertThat(f.venue.imbalance()).isZero();
    }

    @Test
    void shouldEndTheRestingOrderAndGoOnWhenTheMakerIsToBeCancelled() {
        rest();
        f.ask(buy(0.4).id("taker").smp(SmpType.CANCEL_MAKER));
        assertThat(f.order("own").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("own").cancelType()).isEqualTo(CancelType.SELF_MATCH);
        assertThat(f.order("own").rejectReason()).isEqualTo(RejectReason.SELF_MATCH);
        assertThat(f.order("own").smpOrderId()).isEqualTo(f.order("taker").orderId());
        assertThat(f.order("taker").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(f.size(0)).isEqualTo(units(0.4));
    }

    @Test
    void shouldEndTheIncomingOrderWhenTheTakerIsToBeCancelled() {
        rest();
        f.ask(buy(0.4).id("taker").smp(SmpType.CANCEL_TAKER));
        assertThat(f.order("own").status()).isEqualTo(OrderStatus.NEW);
        assertThat(f.order("taker").status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(f.order("taker").cancelType()).isEqualTo(CancelType.SELF_MATCH);
        assertThat(f.order("taker").smpOrderId()).isEqualTo(f.order("own").orderId());
        assertThat(f.size(0)).isZero();
    }

    @Test
    void shouldEndBothWhenBothAreToBeCancelled() {
        rest();
        f.ask(buy(0.4).id("taker").smp(SmpType.CANCEL_BOTH));
        assertThat(f.order("own").cancelType()).isEqualTo(CancelType.SELF_MATCH);
        assertThat(f.order("taker").cancelType()).isEqualTo(CancelType.SELF_MATCH);
        assertThat(f.venue.executions(0)).isEmpty();
    }

    @Test
    void shouldRefuseAPostOnlyOrderThatWouldTakeAnOwnOne() {
        rest();
        f.ask(buy(1).limit(f.order("own").price() / 1e8, TimeInForce.POST_ONLY).id("p"));
        assertThat(f.order("p").rejectReason()).isEqualTo(RejectReason.POST_ONLY_WOULD_TAKE);
    }

    @Test
    void shouldCountOwnOrdersForAnAllOrNothingOrderOnlyIfItMayMatchThem() {
        rest();
        final double price = f.order("own").price() / 1e8;
        f.ask(buy(1).limit(price, TimeInForce.FOK).smp(SmpType.CANCEL_MAKER).id("without"));
        assertThat(f.order("without").rejectReason()).isEqualTo(RejectReason.NO_FULL_FILL);
        f.ask(buy(1).limit(price, TimeInForce.FOK).id("with"));
        assertThat(f.order("with").status()).isEqualTo(OrderStatus.FILLED);
    }
}
