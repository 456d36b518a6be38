package io.escapement.core.resume;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import org.agrona.DirectBuffer;

/**
 * Until when a journal holds every execution of the account: while the private stream was up and a reconciliation was
 * complete since. A run that died before it had asked for what it missed adds nothing.
 */
final class FillCoverage implements Persistent {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ConnectionStateDecoder connection = new ConnectionStateDecoder();
    private final ReconciliationEndDecoder end = new ReconciliationEndDecoder();
    private boolean streamUp;
    private boolean whole;
    private long untilNs;

    /**
     * The next input.
     *
     * @param buffer holds it
     * @param offset of the header
     * @param timeNs engine time with it
     */
    void onInput(DirectBuffer buffer, int offset, long timeNs) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case RunStartDecoder.TEMPLATE_ID -> setStream(false);
            case ConnectionStateDecoder.TEMPLATE_ID -> {
                connection.wrapAndApplyHeader(buffer, offset, header);
                if (connection.channel() == Channel.PRIVATE) {
                    setStream(connection.state() == LinkState.UP);
                }
            }
            case ReconciliationEndDecoder.TEMPLATE_ID -> {
                end.wrapAndApplyHeader(buffer, offset, header);
                whole |= streamUp && end.complete() == Bool.YES;
            }
            default -> {
                // Says nothing about the stream.
            }
        }
        if (whole) {
            untilNs = timeNs;
        }
    }

    /**
     * How far it reaches.
     *
     * @return nanoseconds since the epoch; 0 if there never was a complete reconciliation
     */
    long untilNs() {
        return untilNs;
    }

    @Override
    public void persist(StateIo io) {
        streamUp = io.flag(streamUp);
        whole = io.flag(whole);
        untilNs = io.i64(untilNs);
    }

    private void setStream(boolean up) {
        streamUp = up;
        whole = false;
    }
}
