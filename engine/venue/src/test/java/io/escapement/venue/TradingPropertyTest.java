package io.escapement.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.VenueId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold whatever is asked in one-way and hedge mode; seeded, so that a failure can be repeated. */
class TradingPropertyTest {
    private static final int INDEXES = 3;

    /** Sums executions by order and position, and holds each message to what was told before. */
    private static final class Bookkeeper extends Recorder {
        private final Map<VenueId, Long> filled = new HashMap<>();
        private final Map<VenueId, OrderView> lastTold = new HashMap<>();
        private final long[] held = new long[2 * INDEXES];
        private Venue venue;
        private int trades;

        @Override
        public void onExecutions(long crossSequence, List<ExecutionView> rows) {
            for (final ExecutionView row : rows) {
                if (row.kind() != FillKind.FUNDING) {
                    book(row, venue.order(row.orderId(), ""));
                }
            }
        }

        private void book(ExecutionView row, OrderView order) {
            trades++;
            assertThat(row.size()).isPositive();
            filled.merge(row.orderId(), row.size(), Long::sum);
            final int at = row.instrumentId() * INDEXES + order.positionIndex();
            final long before = held[at];
            held[at] += row.side() == Side.BUY ? row.size() : -row.size();
            if (order.reduceOnly() || order.closeOnTrigger() || order.positionIndex() != 0 && row.closedSize() > 0) {
                assertThat(Math.abs(held[at])).isLessThan(Math.abs(before));
                assertThat(held[at] == 0 || held[at] > 0 == before > 0).isTrue();
            }
        }

        @Override
        public void onOrders(long crossSequence, List<OrderView> rows) {
            for (final OrderView row : rows) {
                final OrderView before = lastTold.put(row.orderId(), row);
                assertThat(row.filledSize() + row.leavesSize()).isLessThanOrEqualTo(row.size());
                if (before == null) {
                    continue;
                }
                assertThat(row.filledSize()).isGreaterThanOrEqualTo(before.filledSize());
                final boolean over = !before.open() && before.status() != OrderStatus.TRIGGERED;
                assertThat(!over || before.status() == OrderStatus.FILLED && row.status() == OrderStatus.FILLED)
                        .as("%s after %s", row, before)
                        .isTrue();
            }
        }

        @Override
        public void onPositions(List<PositionView> rows) {
            assertThat(rows.size()).isEqualTo(rows.get(0).positionIndex() == 0 ? 1 : 2);
        }
    }

    @Property(tries = 12)
    void shouldKeepOrdersFillsAndPositionsTogether(@ForAll long seed) {
        final Random random = new Random(seed);
        final Bookkeeper heard = new Bookkeeper();
        final VenueConfiguration configuration =
                VenueConfiguration.defaults().withInitialBalance((500L + random.nextInt(50_000)) * FixedPoint.ONE);
        final Venue venue =
                new Venue(configuration, SyntheticMarket.create(seed, List.of("BTCUSDT", "XRPUSDT"), 0, 1), heard);
        heard.venue = venue;
        heard.nowMs = venue::nowMs;
        final RandomCommands commands = new RandomCommands(random, venue);
        long token = 0;
        for (int i = 0; i < 500 && venue.step(); i++) {
            for (int j = random.nextInt(3); j > 0; j--) {
                venue.submit(++token, commands.next());
            }
            check(venue);
        }
        venue.advanceTo(venue.nowMs() + 10);
        checkSums(venue, heard);
        assertThat(heard.trades).isGreaterThan(20);
    }

    private static void check(Venue venue) {
        assertThat(venue.imbalance()).isZero();
        final long[] size = new long[2 * INDEXES];
        for (int i = 0; i < 2; i++) {
            for (final PositionView position : venue.positions(i)) {
                assertThat(position.positionIndex() != 1 || position.side() != Side.SELL)
                        .isTrue();
                assertThat(position.positionIndex() != 2 || position.side() != Side.BUY)
                        .isTrue();
                size[i * INDEXES + position.positionIndex()] =
                        position.side() == Side.SELL ? -position.size() : position.size();
            }
        }
        final Map<Integer, EnumMap<StopKind, Integer>> wholes = new HashMap<>();
        for (final OrderView order : venue.openOrders()) {
            final boolean closesAll = order.size() == 0 && order.reduceOnly() && order.closeOnTrigger();
            assertThat(order.leavesSize() > 0 || closesAll).as("%s", order).isTrue();
            assertThat(order.filledSize() + order.leavesSize()).isEqualTo(order.size());
            final int at = order.instrumentId() * INDEXES + order.positionIndex();
            if (order.stopKind() == StopKind.NONE || order.stopKind() == StopKind.STOP) {
                continue;
            }
            // Stops and targets close what is held, and no more.
            assertThat(size[at] != 0 && size[at] > 0 == (order.side() == Side.SELL))
                    .as("%s of a position of %s", order, size[at])
                    .isTrue();
            assertThat(order.leavesSize()).isLessThanOrEqualTo(Math.abs(size[at]));
            if (order.stopKind() == StopKind.STOP_LOSS
                    || order.stopKind() == StopKind.TAKE_PROFIT
                    || order.stopKind() == StopKind.TRAILING_STOP) {
                assertThat(order.leavesSize()).isEqualTo(Math.abs(size[at]));
                assertThat(wholes.computeIfAbsent(at, key -> new EnumMap<>(StopKind.class))
                                .merge(order.stopKind(), 1, Integer::sum))
                        .isEqualTo(1);
            }
        }
    }

    private static void checkSums(Venue venue, Bookkeeper heard) {
        for (final OrderView order : venue.orderHistory()) {
            assertThat(order.open()).isFalse();
            assertThat(order.filledSize()).isLessThanOrEqualTo(order.size());
            assertThat(heard.filled.getOrDefault(order.orderId(), 0L)).isEqualTo(order.filledSize());
        }
        for (int i = 0; i < 2; i++) {
            for (final PositionView position : venue.positions(i)) {
                final long held = heard.held[i * INDEXES + position.positionIndex()];
                assertThat(position.size()).isEqualTo(Math.abs(held));
            }
        }
    }
}
