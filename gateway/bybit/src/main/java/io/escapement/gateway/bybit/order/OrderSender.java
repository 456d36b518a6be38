package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.codecs.sbe.SwitchPositionModeDecoder;
import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.session.PingBarrier;
import org.agrona.DirectBuffer;

/**
 * Takes the core's outputs and hands commands on: queries to REST, everything else to the desk.
 *
 * <p>Thread: the event loop. Nothing allocates but queries.
 */
public final class OrderSender implements CommandSink {
    private final OrderDesk desk;
    private final RestCommands rest;
    private final PingBarrier barrier;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final CancelAllDecoder cancelAll = new CancelAllDecoder();
    private final SetLeverageDecoder setLeverage = new SetLeverageDecoder();
    private final SetTradingStopDecoder setTradingStop = new SetTradingStopDecoder();
    private final SwitchPositionModeDecoder switchMode = new SwitchPositionModeDecoder();
    private final QueryDecoder query = new QueryDecoder();

    /**
     * Before a desk.
     *
     * @param desk takes commands
     * @param rest takes queries
     * @param barrier told when it comes back
     */
    public OrderSender(OrderDesk desk, RestCommands rest, PingBarrier barrier) {
        this.desk = desk;
        this.rest = rest;
        this.barrier = barrier;
    }

    @Override
    public void onBarrier(long token) {
        barrier.onBarrier(token);
    }

    @Override
    public void onCommand(DirectBuffer buffer, int offset, int length, long causeSequence, int index) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                place.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.PLACE, place.instrumentId(), place.expireTimeNs());
                about(command, place.clientOrderId());
                command.urgent = place.reduceOnly() == Bool.YES;
                command.side = place.side();
                command.size = place.size();
                desk.submit(command);
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                amend.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.AMEND, amend.instrumentId(), amend.expireTimeNs());
                about(command, amend.clientOrderId());
                desk.submit(command);
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                cancel.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.CANCEL, cancel.instrumentId(), cancel.expireTimeNs());
                about(command, cancel.clientOrderId());
                command.urgent = true;
                desk.submit(command);
            }
            case CancelAllDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                cancelAll.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.CANCEL_ALL, cancelAll.instrumentId(), cancelAll.expireTimeNs());
                command.urgent = true;
                desk.submit(command);
            }
            case SetLeverageDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                setLeverage.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.SET_LEVERAGE, setLeverage.instrumentId(), setLeverage.expireTimeNs());
                desk.submit(command);
            }
            case SetTradingStopDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                setTradingStop.wrapAndApplyHeader(command.message(), 0, header);
                final int instrumentId = setTradingStop.instrumentId();
                about(command, CommandKind.SET_TRADING_STOP, instrumentId, setTradingStop.expireTimeNs());
                command.urgent = true;
                desk.submit(command);
            }
            case SwitchPositionModeDecoder.TEMPLATE_ID -> {
                final SentCommand command = begin(buffer, offset, length, causeSequence, index);
                switchMode.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.SWITCH_MODE, switchMode.instrumentId(), switchMode.expireTimeNs());
                desk.submit(command);
            }
            case QueryDecoder.TEMPLATE_ID -> {
                final SentCommand command = fill(new SentCommand(), buffer, offset, length, causeSequence, index);
                query.wrapAndApplyHeader(command.message(), 0, header);
                about(command, CommandKind.QUERY, query.instrumentId(), query.expireTimeNs());
                about(command, query.clientOrderId());
                command.queryKind = query.kind();
                if (desk.isFresh(command)) {
                    barrier.onRequestBegun();
                    rest.ask(command);
                }
            }
            default -> {
                // Signals, alerts, hashes: said for the journal, not for the venue.
            }
        }
    }

    private SentCommand begin(DirectBuffer buffer, int offset, int length, long causeSequence, int index) {
        return fill(desk.acquire(), buffer, offset, length, causeSequence, index);
    }

    private static SentCommand fill(
            SentCommand command, DirectBuffer buffer, int offset, int length, long causeSequence, int index) {
        command.begin(buffer, offset, length);
        command.causeSequence = causeSequence;
        command.index = index;
        return command;
    }

    private static void about(SentCommand command, CommandKind kind, int instrumentId, long expireTimeNs) {
        command.kind = kind;
        command.instrumentId = instrumentId;
        command.expireTimeNs = expireTimeNs;
    }

    private static void about(SentCommand command, ClientOrderIdDecoder id) {
        command.epoch = id.epoch();
        command.sequence = id.sequence();
        command.leg = id.leg();
    }
}
