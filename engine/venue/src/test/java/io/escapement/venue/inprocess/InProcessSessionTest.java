package io.escapement.venue.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.QueryEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.ReconciliationBeginDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.SetLeverageEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SwitchPositionModeEncoder;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class InProcessSessionTest {
    private static final long NONE = FixedPoint.NULL;
    private static final SessionConfiguration BOTH = new SessionConfiguration(
            List.of("ETHUSDT", "BTCUSDT"), new int[] {3, 15}, 4, new int[] {50}, true, true, "esc");

    private final UnsafeBuffer command = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<UnsafeBuffer> inputs = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long sequence;

    private InProcessSession session(SessionConfiguration configuration) {
        return new InProcessSession(
                VenueConfiguration.defaults(),
                SyntheticMarket.create(5, List.of("BTCUSDT", "ETHUSDT"), 0, 1),
                configuration,
                this::record);
    }

    private void record(DirectBuffer buffer, int offset, int length) {
        sequence++;
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        final UnsafeBuffer input = new UnsafeBuffer(copy);
        inputs.add(input);
        header.wrap(input, 0);
        names.add(nameOf(header.templateId()));
    }

    private static String nameOf(int templateId) {
        return switch (templateId) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> "InstrumentDefinition";
            case BarDecoder.TEMPLATE_ID -> "Bar";
            case BookSnapshotDecoder.TEMPLATE_ID -> "BookSnapshot";
            case BookDeltaDecoder.TEMPLATE_ID -> "BookDelta";
            case PublicTradeDecoder.TEMPLATE_ID -> "PublicTrade";
            case TickerDecoder.TEMPLATE_ID -> "Ticker";
            case OrderUpdateDecoder.TEMPLATE_ID -> "OrderUpdate";
            case FillDecoder.TEMPLATE_ID -> "Fill";
            case PositionUpdateDecoder.TEMPLATE_ID -> "PositionUpdate";
            case WalletUpdateDecoder.TEMPLATE_ID -> "WalletUpdate";
            case RequestOutcomeDecoder.TEMPLATE_ID -> "RequestOutcome";
            case ConnectionStateDecoder.TEMPLATE_ID -> "ConnectionState";
            case ReconciliationBeginDecoder.TEMPLATE_ID -> "ReconciliationBegin";
            case ReconciliationEndDecoder.TEMPLATE_ID -> "ReconciliationEnd";
            case FeeRatesDecoder.TEMPLATE_ID -> "FeeRates";
            default -> "template " + templateId;
        };
    }

    private void forget() {
        inputs.clear();
        names.clear();
    }

    private void setLeverage(InProcessSession session, int instrumentId, long leverage) {
        final int length = new SetLeverageEncoder()
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .engineTimeNs(1)
                .instrumentId(instrumentId)
                .leverage(leverage)
                .expireTimeNs(NONE)
                .encodedLength();
        session.onOutput(sequence, 3, command, 0, length + MessageHeaderEncoder.ENCODED_LENGTH);
    }

    private void buy(InProcessSession session, int instrumentId, long size, long id, long stop, long expireTimeNs) {
        final PlaceOrderEncoder order = new PlaceOrderEncoder()
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .engineTimeNs(1)
                .instrumentId(instrumentId)
                .signalId(9)
                .side(Side.BUY)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.IOC)
                .reduceOnly(Bool.NO)
                .closeOnTrigger(Bool.NO)
                .triggerBy(TriggerBy.LAST_PRICE)
                .positionIndex((short) 0)
                .price(NONE)
                .size(size)
                .takeProfit(NONE)
                .stopLoss(stop)
                .expireTimeNs(expireTimeNs);
        order.clientOrderId().epoch(2).sequence(id).leg((short) 1);
        session.onOutput(sequence, 0, command, 0, order.encodedLength() + MessageHeaderEncoder.ENCODED_LENGTH);
    }

    private int query(InProcessSession session, QueryKind kind, long id) {
        final QueryEncoder query = new QueryEncoder()
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .engineTimeNs(1)
                .instrumentId(0)
                .kind(kind)
                .intervalMinutes(0)
                .fromTimeNs(NONE)
                .toTimeNs(NONE)
                .expireTimeNs(NONE);
        query.clientOrderId().epoch(2).sequence(id).leg((short) 1);
        query.orderId().high(0).low(0);
        session.onOutput(sequence, 1, command, 0, query.encodedLength() + MessageHeaderEncoder.ENCODED_LENGTH);
        return inputs.size();
    }

    private RequestOutcomeDecoder outcome(int index) {
        return new RequestOutcomeDecoder().wrapAndApplyHeader(inputs.get(index), 0, header);
    }

    @Test
    void shouldRunTheStartScriptInItsOrder() {
        session(BOTH).start();
        final List<String> expected =
                new ArrayList<>(List.of("InstrumentDefinition", "InstrumentDefinition", "FeeRates", "FeeRates"));
        for (int i = 0; i < 16; i++) {
            expected.add("Bar");
        }
        expected.addAll(List.of(
                "ConnectionState",
                "ConnectionState",
                "ReconciliationBegin",
                "WalletUpdate",
                "ReconciliationEnd",
                "ConnectionState"));
        for (int i = 0; i < 2; i++) {
            // Books of 50 levels in three parts, then the ticker.
            expected.addAll(List.of("BookSnapshot", "BookSnapshot", "BookSnapshot", "Ticker"));
        }
        assertThat(names).isEqualTo(expected);
        final BarDecoder first = new BarDecoder().wrapAndApplyHeader(inputs.get(4), 0, header);
        assertThat(first.instrumentId()).isZero();
        assertThat(first.intervalMinutes()).isEqualTo(3);
        assertThat(first.openTimeNs()).isEqualTo((SyntheticMarket.START_MS - 12 * 60_000) * 1_000_000);
        assertThat(first.confirm()).isEqualTo(Bool.YES);
        assertThat(first.volume().exponent()).isEqualTo((byte) -8);
        final BarDecoder last = new BarDecoder().wrapAndApplyHeader(inputs.get(19), 0, header);
        assertThat(last.instrumentId()).isEqualTo(1);
        assertThat(last.intervalMinutes()).isEqualTo(15);
        assertThat(last.openTimeNs()).isEqualTo((SyntheticMarket.START_MS - 15 * 60_000) * 1_000_000);
    }

    @Test
    void shouldBeginEveryBookAndTickerWithASnapshot() {
        final InProcessSession session = session(BOTH);
        session.start();
        // The venue's instruments are in another order than the session's: BTC first.
        assertThat(names).filteredOn("Ticker"::equals).hasSize(2);
        final int snapshot = names.indexOf("BookSnapshot");
        final BookSnapshotDecoder part = new BookSnapshotDecoder().wrapAndApplyHeader(inputs.get(snapshot), 0, header);
        assertThat(part.instrumentId()).isEqualTo(1);
        assertThat(part.first()).isEqualTo(Bool.YES);
        assertThat(part.last()).isEqualTo(Bool.NO);
        assertThat(part.depth()).isEqualTo(50);
        assertThat(part.bids().count()).isEqualTo(24);
        assertThat(names).filteredOn("BookSnapshot"::equals).hasSize(6);
        final long update = part.updateId();
        forget();
        session.step();
        final BookDeltaDecoder delta =
                new BookDeltaDecoder().wrapAndApplyHeader(inputs.get(names.indexOf("BookDelta")), 0, header);
        assertThat(delta.updateId()).isEqualTo(update + 1);
        final TickerDecoder ticker =
                new TickerDecoder().wrapAndApplyHeader(inputs.get(names.indexOf("Ticker")), 0, header);
        assertThat(ticker.snapshot()).isEqualTo(Bool.NO);
        assertThat(ticker.nextFundingTimeNs()).isEqualTo(NONE);
        assertThat(inputs).allMatch(input -> input.capacity() <= InputArena.MAX_LENGTH);
    }

    @Test
    void shouldAnswerRestCommandsBeforeTheMarketMoves() {
        final InProcessSession session = session(BOTH);
        session.start();
        session.step();
        forget();
        setLeverage(session, 0, 3 * FixedPoint.ONE);
        setLeverage(session, 0, 3 * FixedPoint.ONE);
        session.step();
        // Asked between instants here, so answered behind the next public inputs.
        final int first = names.indexOf("RequestOutcome");
        assertThat(outcome(first).outcome()).isEqualTo(Outcome.ACK);
        assertThat(outcome(first).commandSequence()).isEqualTo(sequence - inputs.size());
        assertThat(outcome(first).commandIndex()).isEqualTo(3);
        assertThat(outcome(first + 1).outcome()).isEqualTo(Outcome.ALREADY_SO);
        assertThat(outcome(first + 1).venueCode()).isEqualTo(110043);
        assertThat(outcome(first + 1).text()).isEqualTo("leverage not modified");
        assertThat(session.venue().position(1).leverage()).isEqualTo(3 * FixedPoint.ONE);
    }

    @Test
    void shouldTellAnOrdersLifeWithItsClientId() {
        final InProcessSession session = session(BOTH);
        session.start();
        session.step();
        forget();
        buy(session, 0, FixedPoint.ONE, 77, 10 * FixedPoint.ONE, NONE);
        final long sentMs = session.venue().nowMs();
        while (!names.contains("WalletUpdate")) {
            session.step();
        }
        assertThat(names)
                .containsExactly(
                        "RequestOutcome", "Fill", "OrderUpdate", "OrderUpdate", "PositionUpdate", "WalletUpdate");
        assertThat(outcome(0).outcome()).isEqualTo(Outcome.ACK);
        assertThat(outcome(0).receiveTimeNs()).isEqualTo((sentMs + 5) * 1_000_000);
        assertThat(outcome(0).clientOrderId().sequence()).isEqualTo(77);
        final FillDecoder fill = new FillDecoder().wrapAndApplyHeader(inputs.get(1), 0, header);
        assertThat(fill.instrumentId()).isZero();
        assertThat(fill.clientOrderId().epoch()).isEqualTo(2);
        assertThat(fill.clientOrderId().sequence()).isEqualTo(77);
        assertThat(fill.clientOrderId().leg()).isEqualTo((short) 1);
        assertThat(fill.receiveTimeNs()).isEqualTo((sentMs + 8) * 1_000_000);
        assertThat(fill.executionTimeNs()).isEqualTo((sentMs + 5) * 1_000_000);
        final OrderUpdateDecoder entry = new OrderUpdateDecoder().wrapAndApplyHeader(inputs.get(2), 0, header);
        assertThat(entry.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(entry.last()).isEqualTo(Bool.NO);
        final OrderUpdateDecoder stop = new OrderUpdateDecoder().wrapAndApplyHeader(inputs.get(3), 0, header);
        assertThat(stop.status()).isEqualTo(OrderStatus.UNTRIGGERED);
        assertThat(stop.clientOrderId().epoch()).isEqualTo(Integer.MIN_VALUE);
        assertThat(stop.parentClientOrderId().sequence()).isEqualTo(77);
        assertThat(stop.price()).isEqualTo(NONE);
        assertThat(stop.last()).isEqualTo(Bool.YES);
    }

    @Test
    void shouldRefuseToSendWhatHasExpired() {
        final InProcessSession session = session(BOTH);
        session.start();
        session.step();
        forget();
        buy(session, 0, FixedPoint.ONE, 1, NONE, session.venue().nowMs() * 1_000_000 - 1);
        session.step();
        final RequestOutcomeDecoder outcome = outcome(names.indexOf("RequestOutcome"));
        assertThat(outcome.outcome()).isEqualTo(Outcome.UNSENT);
        assertThat(outcome.venueCode()).isEqualTo(-1);
        assertThat(session.venue().executions(0)).isEmpty();
    }

    @Test
    void shouldAnswerQueriesWithRowsAndAnOutcome() {
        final InProcessSession session = session(
                new SessionConfiguration(List.of("ETHUSDT"), new int[] {15}, 1, new int[0], false, false, "esc"));
        session.start();
        session.step();
        buy(session, 0, FixedPoint.ONE, 5, 10 * FixedPoint.ONE, NONE);
        for (int i = 0; i < 4; i++) {
            session.step();
        }
        forget();
        query(session, QueryKind.RECONCILE, 0);
        query(session, QueryKind.ORDER, 5);
        query(session, QueryKind.ORDER, 6);
        session.step();
        final List<String> answers = names.subList(names.indexOf("ReconciliationBegin"), names.size());
        assertThat(answers)
                .containsExactly(
                        "ReconciliationBegin",
                        "OrderUpdate",
                        "Fill",
                        "PositionUpdate",
                        "WalletUpdate",
                        "ReconciliationEnd",
                        "RequestOutcome",
                        "OrderUpdate",
                        "RequestOutcome",
                        "RequestOutcome");
        assertThat(outcome(names.size() - 1).outcome()).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void shouldGiveTheSameInputsWhenRunTwice() {
        assertThat(hashOfADay()).isEqualTo(hashOfADay());
    }

    private static long hashOfADay() {
        final CRC32C crc = new CRC32C();
        final InProcessSession session = new InProcessSession(
                VenueConfiguration.defaults(),
                SyntheticMarket.create(5, List.of("BTCUSDT", "ETHUSDT"), 0, 1),
                BOTH,
                (buffer, offset, length) -> crc.update(buffer.byteArray(), offset, length));
        session.start();
        while (session.step()) {
            // To the end of the market.
        }
        return crc.getValue();
    }

    @Test
    void shouldRefuseSymbolsAndIntervalsThatTheMarketLacks() {
        assertThatThrownBy(() -> session(new SessionConfiguration(
                        List.of("DOGEUSDT"), new int[] {3}, 0, new int[0], false, false, "esc")))
                .hasMessageContaining("the market has no DOGEUSDT");
        assertThatThrownBy(() -> session(new SessionConfiguration(
                        List.of("BTCUSDT"), new int[] {7}, 0, new int[0], false, false, "esc")))
                .hasMessageContaining("no bars of 7 minutes");
    }

    private void switchMode(InProcessSession session, PositionMode mode) {
        final int length = new SwitchPositionModeEncoder()
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .engineTimeNs(1)
                .instrumentId(0)
                .positionMode(mode)
                .expireTimeNs(NONE)
                .encodedLength();
        session.onOutput(sequence, 4, command, 0, length + MessageHeaderEncoder.ENCODED_LENGTH);
        session.step();
    }

    @Test
    void shouldSwitchThePositionModeAndTellBothSides() {
        final InProcessSession session = session(BOTH);
        session.start();
        forget();
        switchMode(session, PositionMode.HEDGE);
        assertThat(session.venue().positions(1)).hasSize(2);
        final RequestOutcomeDecoder done = outcome(names.lastIndexOf("RequestOutcome"));
        assertThat(done.kind()).isEqualTo(CommandKind.SWITCH_MODE);
        assertThat(done.outcome()).isEqualTo(Outcome.ACK);
        switchMode(session, PositionMode.HEDGE);
        assertThat(outcome(names.lastIndexOf("RequestOutcome")).outcome()).isEqualTo(Outcome.ALREADY_SO);
        forget();
        // An index that the core does not use is refused, for the instrument is hedged now.
        buy(session, 0, 10 * FixedPoint.ONE / 100, 1, NONE, NONE);
        for (int i = 0; i < 5; i++) {
            session.step();
        }
        final RequestOutcomeDecoder refused = outcome(names.lastIndexOf("RequestOutcome"));
        assertThat(refused.outcome()).isEqualTo(Outcome.REJECT);
        assertThat(refused.venueCode()).isEqualTo(10001);
    }
}
