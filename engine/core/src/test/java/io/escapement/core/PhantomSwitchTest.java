package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.GateCostDecoder;
import io.escapement.codecs.sbe.LessonAppliedDecoder;
import io.escapement.codecs.sbe.LessonLearnedDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.PhantomClosedDecoder;
import io.escapement.codecs.sbe.PhantomOpenedDecoder;
import io.escapement.codecs.sbe.PhantomUpdatedDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.StateHashDecoder;
import io.escapement.codecs.sbe.TrainingRequestedDecoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.hash.Hash64;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With learning frozen, phantoms change nothing but what is said of phantoms: two cores get the inputs of one random
 * session, one follows phantoms, the other does not, and all their other words are the same bytes in the same order.
 */
class PhantomSwitchTest {
    private static final int STEPS = 3000;

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void shouldTradeAlikeWithAndWithoutPhantoms(long seed) {
        final CoreConfiguration frozen = RandomSession.configuration(seed)
                .with("learning.freeze", "true")
                .with("capacity.signals", "16")
                .with("phantom.besideTrades", "true");
        final TradingWords with = new TradingWords();
        final TradingWords without = new TradingWords();
        final RandomSession session = new RandomSession(seed, frozen, with);
        final ScriptedStrategy strategy = new ScriptedStrategy();
        final TradingCore other =
                new TradingCore(frozen.with("phantom.enabled", "false"), ModelLibrary.EMPTY, without, strategy);
        session.strategy.twin = strategy;
        session.venue.follower = (sequence, buffer, offset, length) ->
                other.onInput(sequence, with.commands.asCalledBy(without.commands, buffer, offset, length), 0, length);

        session.venue.start(false);
        for (int step = 0; step < STEPS; step++) {
            session.venue.step();
            assertThat(without.bytes).as("seed %d step %d", seed, step).isEqualTo(with.bytes);
        }

        assertThat(with.phantoms).isGreaterThan(20);
        assertThat(without.phantoms).isZero();
        assertThat(session.venue.tradesClosed).isPositive();
    }

    /**
     * Commands by their cause, in order. What became of a command names it by its index among all outputs of its cause,
     * words about phantoms included, so the second core must be told by its own index.
     */
    private static final class Commands {
        private final Map<Long, List<Integer>> indices = new HashMap<>();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final RequestOutcomeDecoder outcome = new RequestOutcomeDecoder();
        private final UnsafeBuffer copy = new UnsafeBuffer(new byte[4096]);

        void onOutput(int template, long cause, int index) {
            if (template >= PlaceOrderDecoder.TEMPLATE_ID && template < SignalTransitionDecoder.TEMPLATE_ID) {
                indices.computeIfAbsent(cause, key -> new ArrayList<>()).add(index);
            }
        }

        DirectBuffer asCalledBy(Commands other, DirectBuffer buffer, int offset, int length) {
            copy.putBytes(0, buffer, offset, length);
            if (header.wrap(copy, 0).templateId() == RequestOutcomeDecoder.TEMPLATE_ID) {
                outcome.wrapAndApplyHeader(copy, 0, header);
                final long cause = outcome.commandSequence();
                final int place = indices.get(cause).indexOf(outcome.commandIndex());
                copy.putShort(
                        MessageHeaderDecoder.ENCODED_LENGTH + RequestOutcomeDecoder.commandIndexEncodingOffset(),
                        other.indices.get(cause).get(place).shortValue(),
                        RequestOutcomeDecoder.BYTE_ORDER);
            }
            return copy;
        }
    }

    /** Folds every output but those about phantoms and outcomes into one number. */
    private static final class TradingWords implements OutputPort {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final SignalTransitionDecoder step = new SignalTransitionDecoder();
        final Commands commands = new Commands();
        long bytes;
        int phantoms;

        @Override
        public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
            final int template = header.wrap(buffer, offset).templateId();
            commands.onOutput(template, cause, index);
            phantoms += template == PhantomOpenedDecoder.TEMPLATE_ID ? 1 : 0;
            if (isAboutOutcomes(template, buffer, offset)) {
                return;
            }
            bytes = Hash64.mix(bytes, cause);
            for (int i = 0; i < length; i++) {
                bytes = Hash64.mix(bytes, buffer.getByte(offset + i));
            }
        }

        private boolean isAboutOutcomes(int template, DirectBuffer buffer, int offset) {
            return switch (template) {
                case PhantomOpenedDecoder.TEMPLATE_ID,
                        PhantomUpdatedDecoder.TEMPLATE_ID,
                        PhantomClosedDecoder.TEMPLATE_ID,
                        OutcomeRecordedDecoder.TEMPLATE_ID,
                        LessonLearnedDecoder.TEMPLATE_ID,
                        LessonAppliedDecoder.TEMPLATE_ID,
                        GateCostDecoder.TEMPLATE_ID,
                        TrainingRequestedDecoder.TEMPLATE_ID,
                        StateHashDecoder.TEMPLATE_ID -> true;
                case SignalTransitionDecoder.TEMPLATE_ID -> {
                    step.wrapAndApplyHeader(buffer, offset, header);
                    yield step.toState() == SignalState.LEARNED;
                }
                default -> false;
            };
        }
    }
}
