package io.escapement.venue;

import static io.escapement.venue.Asks.KEEP;
import static io.escapement.venue.Asks.amend;
import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Fixture f = new Fixture(new ScriptedMarket(100).then(100));

    @Test
    void shouldAnswerEachByItsIndex() {
        final CommandResult placed = f.ask(new VenueCommand.Batch(
                CommandKind.PLACE,
                List.of(
                        buy(1).limit(99).id("a").place(),
                        buy(1).limit(99).id("a").place(),
                        buy(1).limit(98).id("b").place())));
        assertThat(placed.accepted()).isTrue();
        assertThat(placed.rows()).extracting(CommandResult::retCode).containsExactly(0, RetCode.DUPLICATE_LINK_ID, 0);
        assertThat(placed.rows()).extracting(CommandResult::orderLinkId).containsExactly("a", "", "b");
        final CommandResult amended =
                f.ask(new VenueCommand.Batch(CommandKind.AMEND, List.of(amend("a", 97, KEEP), amend("x", 97, KEEP))));
        assertThat(amended.rows()).extracting(CommandResult::retCode).containsExactly(0, RetCode.ORDER_NOT_FOUND);
        final CommandResult cancelled = f.ask(new VenueCommand.Batch(
                CommandKind.CANCEL,
                List.of(new VenueCommand.Cancel(0, null, "b"), new VenueCommand.Cancel(0, null, "b"))));
        assertThat(cancelled.rows()).extracting(CommandResult::retCode).containsExactly(0, RetCode.ORDER_NOT_FOUND);
        assertThat(f.order("b").status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shouldRefuseBatchesThatAreEmptyOrTooLarge() {
        assertThat(f.ask(new VenueCommand.Batch(CommandKind.PLACE, List.of())).retCode())
                .isEqualTo(RetCode.PARAMETER);
        final List<VenueCommand> many = Collections.nCopies(21, buy(1).limit(99).place());
        assertThat(f.ask(new VenueCommand.Batch(CommandKind.PLACE, many)).retCode())
                .isEqualTo(RetCode.PARAMETER);
        assertThat(f.venue.openOrders()).isEmpty();
        assertThat(f.ask(new VenueCommand.Batch(CommandKind.PLACE, many.subList(0, 20)))
                        .rows())
                .hasSize(20);
    }

    @Test
    void shouldCancelOnlyTheChosenClassesOfOrders() {
        f.ask(buy(1).stop(90).target(120));
        f.ask(buy(1).limit(95).id("active"));
        f.ask(buy(1).trigger(110, 1).id("stop"));
        assertThat(f.ask(new VenueCommand.CancelAll(0, false, true, false)).cancelled())
                .extracting(OrderView::orderLinkId)
                .containsExactly("stop");
        assertThat(f.ask(new VenueCommand.CancelAll(0, false, false, true)).cancelled())
                .extracting(OrderView::stopKind)
                .containsExactly(StopKind.STOP_LOSS, StopKind.TAKE_PROFIT);
        assertThat(f.venue.position(0).stopLoss()).isZero();
        assertThat(f.ask(new VenueCommand.CancelAll(0, true, false, false)).cancelled())
                .extracting(OrderView::orderLinkId)
                .containsExactly("active");
    }

    @Test
    void shouldCancelAtMostFiveHundredAtOnce() {
        final Fixture g = new Fixture(new ScriptedMarket(100, 50).then(100, 50));
        for (int i = 0; i < 300; i++) {
            g.ask(sell(0.1).limit(102));
            g.ask(sell(0.2).limit(52).of(1));
        }
        final VenueCommand all = new VenueCommand.CancelAll(-1, true, true, true);
        assertThat(g.ask(all).cancelled()).hasSize(500);
        assertThat(g.ask(all).cancelled()).hasSize(100);
        assertThat(g.venue.openOrders()).isEmpty();
    }
}
