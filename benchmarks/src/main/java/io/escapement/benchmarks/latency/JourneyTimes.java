package io.escapement.benchmarks.latency;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What a run's journal says about its ticks: which inputs a frame became, and which frame caused an order. Frames come
 * on one socket, so the n-th frame is the n-th that the journal has whole.
 */
final class JourneyTimes {
    private static final int NO_FRAME = -1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final PublicTradeDecoder trade = new PublicTradeDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final Path journal;
    private final CompletionFile completions;
    private int[] frameOfSequence = new int[1 << 16];

    JourneyTimes(Path journal, CompletionFile completions) {
        this.journal = journal;
        this.completions = completions;
    }

    /**
     * Reads a run.
     *
     * @param from first frame that counts
     * @param to behind the last
     * @param sent schedule of the frames
     * @param arrivals of orders by client order id
     * @param instance in client order ids
     * @throws IllegalStateException if a frame is missing
     */
    EngineTimes read(int from, int to, OpenLoop sent, Map<String, Long> arrivals, String instance) {
        final EngineTimes times = new EngineTimes();
        try (JournalView view = Journal.openReadOnly(journal)) {
            final int frames = readInputs(view.inputs(), from, to, sent, times);
            if (frames < to) {
                throw new IllegalStateException("only " + frames + " of " + to + " frames reached the core");
            }
            readOrders(view.outputs(), from, to, sent, arrivals, instance, times);
        }
        return times;
    }

    private int readInputs(JournalReader inputs, int from, int to, OpenLoop sent, EngineTimes times) {
        int frame = 0;
        while (inputs.next()) {
            final long sequence = inputs.sequence();
            if (sequence >= frameOfSequence.length) {
                frameOfSequence = Arrays.copyOf(frameOfSequence, 2 * frameOfSequence.length);
            }
            final Bool last = lastOfFrame(inputs);
            frameOfSequence[(int) sequence] = last == Bool.NULL_VAL ? NO_FRAME : frame;
            if (last == Bool.YES) {
                if (frame >= from && frame < to) {
                    times.claimed(completions.claimed(sequence) - sent.intended(frame));
                    times.completed(completions.done(sequence) - sent.intended(frame));
                }
                frame++;
            }
        }
        return frame;
    }

    /** Whether an input is the last of its public frame; null value if it comes from elsewhere. */
    private Bool lastOfFrame(JournalReader input) {
        header.wrap(input.buffer(), input.offset());
        return switch (header.templateId()) {
            case BarDecoder.TEMPLATE_ID ->
                bar.wrapAndApplyHeader(input.buffer(), input.offset(), header).source() == DataSource.STREAM
                        ? Bool.YES
                        : Bool.NULL_VAL;
            case TickerDecoder.TEMPLATE_ID -> Bool.YES;
            case BookSnapshotDecoder.TEMPLATE_ID ->
                snapshot.wrapAndApplyHeader(input.buffer(), input.offset(), header)
                        .last();
            case BookDeltaDecoder.TEMPLATE_ID ->
                delta.wrapAndApplyHeader(input.buffer(), input.offset(), header).last();
            case PublicTradeDecoder.TEMPLATE_ID ->
                trade.wrapAndApplyHeader(input.buffer(), input.offset(), header).last();
            default -> Bool.NULL_VAL;
        };
    }

    private void readOrders(
            JournalReader outputs,
            int from,
            int to,
            OpenLoop sent,
            Map<String, Long> arrivals,
            String instance,
            EngineTimes times) {
        final byte[] name = instance.getBytes(StandardCharsets.US_ASCII);
        final byte[] id = new byte[ClientOrderIds.MAX_LENGTH];
        while (outputs.next()) {
            header.wrap(outputs.buffer(), outputs.offset());
            if (header.templateId() != PlaceOrderDecoder.TEMPLATE_ID) {
                continue;
            }
            final int frame = frameOfSequence[(int) outputs.sequence()];
            if (frame == NO_FRAME || frame < from || frame >= to) {
                continue;
            }
            final ClientOrderIdDecoder order = place.wrapAndApplyHeader(outputs.buffer(), outputs.offset(), header)
                    .clientOrderId();
            final int length = ClientOrderIds.format(name, order.epoch(), order.sequence(), order.leg(), id, 0);
            final Long arrival = arrivals.get(new String(id, 0, length, StandardCharsets.US_ASCII));
            if (arrival == null) {
                times.unsent();
                continue;
            }
            times.decided(completions.done(outputs.sequence()) - sent.intended(frame));
            times.ordered(frame, arrival - sent.intended(frame));
        }
    }
}
