package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Id128Decoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.codecs.sbe.SwitchPositionModeDecoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.PositionMode;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.Trigger;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/** Reads the core's outputs; what is no command is nothing. */
final class CommandDecoder {
    private final int[] venueIds;
    private final byte[] instance;
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
     * For the instruments of a session.
     *
     * @param venueIds the venue's instrument id of each of the core's
     * @param instance name inside client order ids
     */
    CommandDecoder(int[] venueIds, String instance) {
        this.venueIds = venueIds;
        this.instance = instance.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] instance() {
        return instance;
    }

    /** The command in an output, or null. */
    Command decode(DirectBuffer buffer, int offset, long causeSequence, int index) {
        header.wrap(buffer, offset);
        final Command command = new Command();
        command.causeSequence = causeSequence;
        command.index = index;
        switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> place(command, buffer, offset);
            case AmendOrderDecoder.TEMPLATE_ID -> amend(command, buffer, offset);
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(command, buffer, offset);
            case CancelAllDecoder.TEMPLATE_ID -> {
                cancelAll.wrapAndApplyHeader(buffer, offset, header);
                about(command, CommandKind.CANCEL_ALL, cancelAll.instrumentId(), cancelAll.expireTimeNs());
                command.venueCommand = new VenueCommand.CancelAll(venueId(command.instrumentId), true, false, false);
            }
            case SetLeverageDecoder.TEMPLATE_ID -> {
                setLeverage.wrapAndApplyHeader(buffer, offset, header);
                about(command, CommandKind.SET_LEVERAGE, setLeverage.instrumentId(), setLeverage.expireTimeNs());
                final long leverage = setLeverage.leverage();
                command.venueCommand = new VenueCommand.SetLeverage(venueId(command.instrumentId), leverage, leverage);
            }
            case SetTradingStopDecoder.TEMPLATE_ID -> {
                setTradingStop.wrapAndApplyHeader(buffer, offset, header);
                about(
                        command,
                        CommandKind.SET_TRADING_STOP,
                        setTradingStop.instrumentId(),
                        setTradingStop.expireTimeNs());
                final TriggerBy by = trigger(setTradingStop.triggerBy());
                command.venueCommand = new VenueCommand.SetTradingStop(
                        venueId(command.instrumentId),
                        index(setTradingStop.positionIndex()),
                        bracket(setTradingStop.takeProfit(), setTradingStop.stopLoss(), by),
                        FixedPoint.NULL,
                        FixedPoint.NULL,
                        setTradingStop.trailingStop(),
                        setTradingStop.activePrice());
            }
            case SwitchPositionModeDecoder.TEMPLATE_ID -> {
                switchMode.wrapAndApplyHeader(buffer, offset, header);
                about(command, CommandKind.SWITCH_MODE, switchMode.instrumentId(), switchMode.expireTimeNs());
                final boolean hedge = switchMode.positionMode() == io.escapement.codecs.sbe.PositionMode.HEDGE;
                command.venueCommand = new VenueCommand.SwitchMode(
                        venueId(command.instrumentId), hedge ? PositionMode.HEDGE : PositionMode.ONE_WAY);
            }
            case QueryDecoder.TEMPLATE_ID -> query(command, buffer, offset);
            default -> {
                return null;
            }
        }
        return command;
    }

    private void place(Command command, DirectBuffer buffer, int offset) {
        place.wrapAndApplyHeader(buffer, offset, header);
        about(command, CommandKind.PLACE, place.instrumentId(), place.expireTimeNs());
        about(command, place.clientOrderId());
        final boolean limit = place.orderType() == OrderType.LIMIT;
        final TriggerBy by = trigger(place.triggerBy());
        command.venueCommand = new VenueCommand.Place(
                venueId(command.instrumentId),
                index(place.positionIndex()),
                command.linkId(instance),
                place.side(),
                limit ? OrderType.LIMIT : OrderType.MARKET,
                limit ? timeInForce(place.timeInForce()) : TimeInForce.IOC,
                limit ? place.price() : FixedPoint.NULL,
                place.size(),
                place.reduceOnly() == Bool.YES,
                place.closeOnTrigger() == Bool.YES,
                Trigger.NONE,
                bracket(place.takeProfit(), place.stopLoss(), by),
                Slippage.NONE,
                SmpType.NONE);
    }

    private void amend(Command command, DirectBuffer buffer, int offset) {
        amend.wrapAndApplyHeader(buffer, offset, header);
        about(command, CommandKind.AMEND, amend.instrumentId(), amend.expireTimeNs());
        about(command, amend.clientOrderId());
        command.venueCommand = new VenueCommand.Amend(
                venueId(command.instrumentId),
                orderId(command, amend.orderId()),
                command.linkId(instance),
                amend.price(),
                amend.size(),
                FixedPoint.NULL,
                TriggerBy.NULL_VAL,
                Bracket.NONE);
    }

    private void cancel(Command command, DirectBuffer buffer, int offset) {
        cancel.wrapAndApplyHeader(buffer, offset, header);
        about(command, CommandKind.CANCEL, cancel.instrumentId(), cancel.expireTimeNs());
        about(command, cancel.clientOrderId());
        command.venueCommand = new VenueCommand.Cancel(
                venueId(command.instrumentId), orderId(command, cancel.orderId()), command.linkId(instance));
    }

    private void query(Command command, DirectBuffer buffer, int offset) {
        query.wrapAndApplyHeader(buffer, offset, header);
        about(command, CommandKind.QUERY, query.instrumentId(), query.expireTimeNs());
        about(command, query.clientOrderId());
        command.queryKind = query.kind();
        command.orderId = orderId(command, query.orderId());
        command.intervalMinutes = query.intervalMinutes();
        command.fromTimeNs = query.fromTimeNs();
        command.toTimeNs = query.toTimeNs();
    }

    private static void about(Command command, CommandKind kind, int instrumentId, long expireTimeNs) {
        command.kind = kind;
        command.instrumentId = instrumentId;
        command.expireTimeNs = expireTimeNs;
    }

    private static void about(Command command, ClientOrderIdDecoder id) {
        command.epoch = id.epoch();
        command.sequence = id.sequence();
        command.leg = id.leg();
    }

    /** Our own id goes before the venue's. */
    private static VenueId orderId(Command command, Id128Decoder id) {
        return command.hasClientOrderId() ? null : new VenueId(id.high(), id.low());
    }

    private int venueId(int instrumentId) {
        return instrumentId == Integer.MIN_VALUE ? -1 : venueIds[instrumentId];
    }

    /** Of a position; what does not say is of the one-way one. */
    private static int index(short positionIndex) {
        return positionIndex == PlaceOrderDecoder.positionIndexNullValue() ? 0 : positionIndex;
    }

    private static TimeInForce timeInForce(TimeInForce value) {
        return switch (value) {
            case IOC, FOK, POST_ONLY -> value;
            default -> TimeInForce.GTC;
        };
    }

    private static Bracket bracket(long takeProfit, long stopLoss, TriggerBy by) {
        return new Bracket(TpslMode.FULL, Exit.market(takeProfit, by), Exit.market(stopLoss, by));
    }

    private static TriggerBy trigger(TriggerBy value) {
        return value == TriggerBy.NULL_VAL ? TriggerBy.LAST_PRICE : value;
    }
}
