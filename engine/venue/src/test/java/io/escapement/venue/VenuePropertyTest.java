package io.escapement.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.Trigger;
import io.escapement.venue.model.VenueCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold whatever is done; seeded, so that a failure can be repeated. */
class VenuePropertyTest {
    private static final long NONE = FixedPoint.NULL;
    private static final TimeInForce[] FORCES = {
        TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.POST_ONLY
    };

    /** Follows the delta stream of one book. */
    private static final class Books extends Recorder {
        private final Map<Integer, TreeMap<Long, Long>> bids = new HashMap<>();
        private final Map<Integer, TreeMap<Long, Long>> asks = new HashMap<>();
        private final Map<Integer, Long> lastUpdate = new HashMap<>();
        private int checked;

        @Override
        public void onBook(int instrumentId, int depth, BookView book) {
            final TreeMap<Long, Long> bid = bids.computeIfAbsent(instrumentId, id -> new TreeMap<>());
            final TreeMap<Long, Long> ask = asks.computeIfAbsent(instrumentId, id -> new TreeMap<>());
            final Long last = lastUpdate.put(instrumentId, book.updateId());
            if (last == null) {
                for (int i = 0; i < book.levels(); i++) {
                    bid.put(book.bidPrice(i), book.bidSize(i));
                    ask.put(book.askPrice(i), book.askSize(i));
                }
            } else {
                assertThat(book.updateId()).isEqualTo(last + 1);
                for (int i = 0; i < book.changedBids(); i++) {
                    apply(bid, book.changedBidPrice(i), book.changedBidSize(i));
                }
                for (int i = 0; i < book.changedAsks(); i++) {
                    apply(ask, book.changedAskPrice(i), book.changedAskSize(i));
                }
            }
            assertThat(bid).hasSize(depth);
            assertThat(ask).hasSize(depth);
            assertThat(bid.lastKey()).isEqualTo(book.bidPrice(0)).isLessThan(ask.firstKey());
            assertThat(ask.firstKey()).isEqualTo(book.askPrice(0));
            assertThat(bid.get(book.bidPrice(depth - 1))).isEqualTo(book.bidSize(depth - 1));
            checked++;
        }

        private static void apply(TreeMap<Long, Long> side, long price, long size) {
            if (size == 0) {
                assertThat(side.remove(price)).isNotNull();
            } else {
                side.put(price, size);
            }
        }
    }

    @Property(tries = 8)
    void shouldConserveCashAndFillsAndNeverCrossTheBook(@ForAll long seed) {
        final Random random = new Random(seed);
        final Books heard = new Books();
        final VenueConfiguration configuration =
                VenueConfiguration.defaults().withInitialBalance((200L + random.nextInt(20_000)) * FixedPoint.ONE);
        final Venue venue =
                new Venue(configuration, SyntheticMarket.create(seed, List.of("BTCUSDT", "XRPUSDT"), 0, 1), heard);
        heard.nowMs = venue::nowMs;
        venue.subscriptions().book(0, 50, true);
        venue.subscriptions().book(1, 50, true);
        long token = 0;
        for (int i = 0; i < 600 && venue.step(); i++) {
            if (random.nextInt(3) == 0) {
                venue.submit(++token, command(random, venue));
            }
            if (i % 10 == 0) {
                check(venue);
            }
        }
        check(venue);
        assertThat(heard.checked).isGreaterThan(300);
        assertThat(venue.executions(0)).isNotEmpty();
    }

    private static void check(Venue venue) {
        assertThat(venue.imbalance()).isZero();
        final long[] held = new long[2];
        for (final ExecutionView row : venue.executions(0)) {
            if (row.kind() != FillKind.FUNDING) {
                held[row.instrumentId()] += row.side() == Side.BUY ? row.size() : -row.size();
            }
        }
        for (int i = 0; i < held.length; i++) {
            final long size = venue.position(i).size();
            assertThat(venue.position(i).side() == Side.SELL ? -size : size).isEqualTo(held[i]);
        }
        for (final OrderView order : venue.openOrders()) {
            assertThat(order.leavesSize()).isPositive();
            assertThat(order.filledSize() + order.leavesSize()).isEqualTo(order.size());
        }
    }

    private static VenueCommand command(Random random, Venue venue) {
        final int instrumentId = random.nextInt(2);
        final InstrumentRules rules = venue.instruments().get(instrumentId);
        final long tick = rules.tickSize();
        final long last = venue.ticker(instrumentId).lastPrice();
        final boolean buys = random.nextBoolean();
        final long far = FixedPoint.floorToStep(last / 50, tick);
        final long size = (1 + random.nextInt(60))
                * FixedPoint.floorToStep(10 * FixedPoint.ONE * 1000 / (last / 100_000), rules.lotSize());
        return switch (random.nextInt(8)) {
            case 0 ->
                new VenueCommand.CancelAll(random.nextInt(3) - 1, true, random.nextInt(4) == 0, random.nextInt(4) == 0);
            case 1 -> Asks.leverage(instrumentId, 1 + random.nextInt(50));
            case 2 ->
                new VenueCommand.SetTradingStop(
                        instrumentId,
                        0,
                        new Bracket(
                                TpslMode.FULL,
                                Exit.NONE,
                                Exit.market(buys ? last - far : last + far, TriggerBy.MARK_PRICE)),
                        NONE,
                        NONE,
                        NONE,
                        NONE);
            default ->
                new VenueCommand.Place(
                        instrumentId,
                        0,
                        "",
                        buys ? Side.BUY : Side.SELL,
                        random.nextBoolean() ? OrderType.MARKET : OrderType.LIMIT,
                        FORCES[random.nextInt(4)],
                        last + (random.nextInt(41) - 20) * tick * 10,
                        size,
                        random.nextInt(5) == 0,
                        false,
                        Trigger.NONE,
                        new Bracket(
                                TpslMode.NONE,
                                Exit.NONE,
                                Exit.market(
                                        random.nextInt(3) == 0 ? NONE : buys ? last - far : last + far,
                                        TriggerBy.LAST_PRICE)),
                        Slippage.NONE,
                        SmpType.NONE);
        };
    }
}
