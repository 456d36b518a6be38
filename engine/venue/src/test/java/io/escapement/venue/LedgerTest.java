package io.escapement.venue;

import static io.escapement.venue.Orders.buy;
import static io.escapement.venue.Orders.sell;
import static io.escapement.venue.ScriptedMarket.START_MS;
import static io.escapement.venue.ScriptedMarket.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.ClosedPnlView;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.TransactionType;
import io.escapement.venue.model.TransactionView;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerTest {
    @Test
    void shouldLogEachFillWithWhatItDidToTheCash() {
        final Fixture f =
                new Fixture(new ScriptedMarket(100).then(100).then(110).then(110));
        f.until(1);
        f.ask(buy(0.5).id("in"));
        final ExecutionView in = f.venue.executions(0).get(0);
        f.until(31);
        f.ask(sell(0.5).reduceOnly().id("out"));
        final ExecutionView out = f.venue.executions(0).get(1);

        final List<TransactionView> rows = f.venue.transactions(0, Long.MAX_VALUE);
        assertThat(rows).hasSize(2);
        final TransactionView newest = rows.get(0);
        assertThat(newest.type()).isEqualTo(TransactionType.TRADE);
        assertThat(newest.side()).isEqualTo(Side.SELL);
        assertThat(newest.quantity()).isEqualTo(units(0.5));
        assertThat(newest.size()).isZero();
        assertThat(newest.price()).isEqualTo(out.price());
        assertThat(newest.fee()).isEqualTo(out.fee());
        assertThat(newest.feeRate()).isEqualTo(55_000L);
        assertThat(newest.cashFlow()).isEqualTo(out.value() - in.value());
        assertThat(newest.funding()).isZero();
        assertThat(newest.change()).isEqualTo(out.value() - in.value() - out.fee());
        assertThat(newest.cashBalance()).isEqualTo(f.venue.wallet().walletBalance());
        assertThat(newest.tradeId()).isEqualTo(out.executionId());
        assertThat(newest.orderId()).isEqualTo(out.orderId());
        assertThat(newest.orderLinkId()).isEqualTo("out");
        assertThat(newest.sequence()).isEqualTo(2);
        final TransactionView oldest = rows.get(1);
        assertThat(oldest.size()).isEqualTo(units(0.5));
        assertThat(oldest.cashFlow()).isZero();
        assertThat(oldest.change()).isEqualTo(-in.fee());
        assertThat(oldest.cashBalance()).isEqualTo(units(10_000) - in.fee());

        assertThat(f.venue.transactions(START_MS + 31_000, Long.MAX_VALUE)).containsExactly(newest);
        assertThat(f.venue.transactions(0, START_MS + 30_999)).containsExactly(oldest);
    }

    @Test
    void shouldSumUpWhatAnOrderClosedOverItsFills() {
        final Fixture f = new Fixture(
                new ScriptedMarket(100).then(100).then(100).then(110).then(110));
        f.ask(buy(2));
        final long cost = f.venue.position(0).positionValue();
        final long openFee =
                f.venue.executions(0).stream().mapToLong(ExecutionView::fee).sum();
        f.until(61);
        // More than one level holds: several fills.
        f.ask(sell(2).reduceOnly());
        final List<ExecutionView> exits = f.venue.executions(START_MS + 1);
        final long exit = exits.stream().mapToLong(ExecutionView::value).sum();
        final long closeFee = exits.stream().mapToLong(ExecutionView::fee).sum();

        assertThat(f.venue.closedPnl(0, Long.MAX_VALUE)).hasSize(1);
        final ClosedPnlView row = f.venue.closedPnl(0, Long.MAX_VALUE).get(0);
        assertThat(row.orderId()).isEqualTo(exits.get(0).orderId());
        assertThat(row.side()).isEqualTo(Side.SELL);
        assertThat(row.orderType()).isEqualTo(OrderType.MARKET);
        assertThat(row.kind()).isEqualTo(FillKind.TRADE);
        assertThat(row.closedSize()).isEqualTo(units(2));
        assertThat(row.orderSize()).isEqualTo(units(2));
        assertThat(row.fillCount()).isEqualTo(exits.size());
        assertThat(row.entryValue()).isEqualTo(cost);
        assertThat(row.averageEntryPrice()).isEqualTo(cost / 2);
        assertThat(row.exitValue()).isEqualTo(exit);
        assertThat(row.averageExitPrice()).isEqualTo(exit / 2);
        assertThat(row.openFee()).isEqualTo(openFee);
        assertThat(row.closeFee()).isEqualTo(closeFee);
        assertThat(row.closedPnl()).isEqualTo(exit - cost - openFee - closeFee);
        assertThat(row.leverage()).isEqualTo(units(10));
        assertThat(row.updatedTimeMs()).isEqualTo(START_MS + 61_000);
        assertThat(f.venue.closedPnl(START_MS + 61_001, Long.MAX_VALUE)).isEmpty();
    }

    @Property(tries = 40)
    void shouldAddUpToTheCashWhateverIsTraded(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -400, max = 400) Integer> lots,
            @ForAll @LongRange(min = 1, max = 5) long drift) {
        final ScriptedMarket market = new ScriptedMarket(100);
        for (int i = 0; i <= lots.size() + 1; i++) {
            market.then(100 + (i * drift % 7) * 0.9);
        }
        final Fixture f = new Fixture(market);
        long transferred = 0;
        for (int i = 0; i < lots.size(); i++) {
            final int lot = lots.get(i);
            if (lot > 0) {
                f.ask(buy(lot / 100.0));
            } else if (lot < 0) {
                f.ask(sell(-lot / 100.0));
            } else {
                f.venue.transfer(units(1.25));
                transferred += units(1.25);
            }
            f.until(30.0 * (i + 1));
            long sum = units(10_000);
            long closed = 0;
            for (final TransactionView row : f.venue.transactions(0, Long.MAX_VALUE)) {
                sum += row.change();
                assertThat(row.change()).isEqualTo(row.cashFlow() + row.funding() - row.fee());
            }
            assertThat(sum).isEqualTo(f.venue.wallet().walletBalance());
            for (final ClosedPnlView row : f.venue.closedPnl(0, Long.MAX_VALUE)) {
                closed += row.closedPnl();
            }
            if (f.size(0) == 0) {
                // Flat: what was closed is all that was won or lost.
                assertThat(closed).isEqualTo(f.venue.wallet().walletBalance() - units(10_000) - transferred);
            }
            assertThat(f.venue.imbalance()).isZero();
        }
    }
}
