package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.codecs.sbe.SwitchPositionModeDecoder;
import io.escapement.gateway.bybit.publish.SentCommand;
import org.agrona.DirectBuffer;

/** The body of any command: the same on the trade socket and by REST. One thread at a time. */
public final class CommandBodies {
    private final OrderEncoder encoder;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final CancelAllDecoder cancelAll = new CancelAllDecoder();
    private final SetLeverageDecoder setLeverage = new SetLeverageDecoder();
    private final SetTradingStopDecoder setTradingStop = new SetTradingStopDecoder();
    private final SwitchPositionModeDecoder switchMode = new SwitchPositionModeDecoder();

    /**
     * Into an encoder.
     *
     * @param encoder of the same thread
     */
    public CommandBodies(OrderEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * The REST body of a command.
     *
     * @param command holds its message
     * @return JSON
     */
    public byte[] of(SentCommand command) {
        encoder.beginBody();
        write(command);
        return encoder.copy();
    }

    /** Writes where the encoder stands. */
    void write(SentCommand command) {
        final DirectBuffer message = command.message();
        switch (command.kind) {
            case PLACE -> encoder.place(place.wrapAndApplyHeader(message, 0, header));
            case AMEND -> encoder.amend(amend.wrapAndApplyHeader(message, 0, header));
            case CANCEL -> encoder.cancel(cancel.wrapAndApplyHeader(message, 0, header));
            case CANCEL_ALL -> encoder.cancelAll(cancelAll.wrapAndApplyHeader(message, 0, header));
            case SET_LEVERAGE -> encoder.setLeverage(setLeverage.wrapAndApplyHeader(message, 0, header));
            case SET_TRADING_STOP -> encoder.setTradingStop(setTradingStop.wrapAndApplyHeader(message, 0, header));
            case SWITCH_MODE -> encoder.switchMode(switchMode.wrapAndApplyHeader(message, 0, header));
            default -> throw new IllegalArgumentException("no command for the venue: kind=" + command.kind);
        }
    }
}
