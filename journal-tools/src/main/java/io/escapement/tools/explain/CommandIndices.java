package io.escapement.tools.explain;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.SwitchPositionModeDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands of a core by the input that caused them. What became of a command names it by its index among all outputs of its
 * cause; a core that says more or less beside its commands must be told by its own index, or it would not know its command.
 */
final class CommandIndices {
    private static final int LONGEST_INPUT = 1 << 16;

    private final Map<Long, List<Integer>> indices = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RequestOutcomeDecoder outcome = new RequestOutcomeDecoder();
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[LONGEST_INPUT]);

    static boolean isCommand(int template) {
        return template >= PlaceOrderDecoder.TEMPLATE_ID && template <= SwitchPositionModeDecoder.TEMPLATE_ID;
    }

    void onCommand(long cause, int index) {
        indices.computeIfAbsent(cause, key -> new ArrayList<>()).add(index);
    }

    /** The input as another core, whose commands are the same so far, must hear it. */
    DirectBuffer asHeardBy(CommandIndices other, DirectBuffer buffer, int offset, int length) {
        copy.putBytes(0, buffer, offset, length);
        if (header.wrap(copy, 0).templateId() == RequestOutcomeDecoder.TEMPLATE_ID) {
            outcome.wrapAndApplyHeader(copy, 0, header);
            final List<Integer> mine = indices.getOrDefault(outcome.commandSequence(), List.of());
            final List<Integer> theirs = other.indices.getOrDefault(outcome.commandSequence(), List.of());
            final int place = mine.indexOf(outcome.commandIndex());
            if (place >= 0 && place < theirs.size()) {
                copy.putShort(
                        MessageHeaderDecoder.ENCODED_LENGTH + RequestOutcomeDecoder.commandIndexEncodingOffset(),
                        theirs.get(place).shortValue(),
                        RequestOutcomeDecoder.BYTE_ORDER);
            }
        }
        return copy;
    }
}
