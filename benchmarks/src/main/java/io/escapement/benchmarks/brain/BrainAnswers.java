package io.escapement.benchmarks.brain;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.EvaluationDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.core.output.OutputPort;
import org.agrona.DirectBuffer;

/**
 * Listens to the core: counts what it says, keeps rows for the comparison, and what it asked to be answered.
 *
 * <p>An order comes back unsent, as from a gateway whose market has moved on: so every signal goes the whole way through
 * the gates to its order, and the account stays flat. What is kept is kept in arrays.
 */
final class BrainAnswers implements OutputPort {
    private static final int ROOM = 4096;
    private static final int ROWS = 4096;
    private static final int NOT_OURS = Integer.MIN_VALUE;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EvaluationDecoder evaluation = new EvaluationDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final SetLeverageDecoder leverage = new SetLeverageDecoder();
    private final QueryDecoder query = new QueryDecoder();

    /** Rows of features, as the core told them; each newer one replaces the oldest. */
    final float[][] rows;

    private final CommandKind[] kinds = new CommandKind[ROOM];
    private final QueryKind[] queries = new QueryKind[ROOM];
    private final long[] causes = new long[ROOM];
    private final int[] indexes = new int[ROOM];
    private final int[] instruments = new int[ROOM];
    private final int[] epochs = new int[ROOM];
    private final long[] orders = new long[ROOM];
    private final short[] legs = new short[ROOM];
    private int pending;

    long evaluations;
    long signals;
    long placed;
    long outputs;

    BrainAnswers(int features) {
        rows = new float[ROWS][features];
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        outputs++;
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case EvaluationDecoder.TEMPLATE_ID -> keepRow(buffer, offset);
            case SignalTransitionDecoder.TEMPLATE_ID -> {
                transition.wrapAndApplyHeader(buffer, offset, header);
                signals += transition.toState() == SignalState.GENERATED ? 1 : 0;
            }
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                place.wrapAndApplyHeader(buffer, offset, header);
                final int at = keep(CommandKind.PLACE, cause, index, place.instrumentId());
                epochs[at] = place.clientOrderId().epoch();
                orders[at] = place.clientOrderId().sequence();
                legs[at] = place.clientOrderId().leg();
                placed++;
            }
            case SetLeverageDecoder.TEMPLATE_ID -> {
                leverage.wrapAndApplyHeader(buffer, offset, header);
                keep(CommandKind.SET_LEVERAGE, cause, index, leverage.instrumentId());
            }
            case QueryDecoder.TEMPLATE_ID -> {
                query.wrapAndApplyHeader(buffer, offset, header);
                queries[keep(CommandKind.QUERY, cause, index, query.instrumentId())] = query.kind();
            }
            default -> {
                // Counted.
            }
        }
    }

    /** Whether a command waits for its answer. */
    boolean hasPending() {
        return pending > 0;
    }

    /** Encodes the answer to the command kept last. */
    void answer(BrainMessages messages, long now) {
        pending--;
        final CommandKind kind = kinds[pending];
        messages.outcome(
                now,
                instruments[pending],
                kind,
                queries[pending],
                kind == CommandKind.PLACE ? Outcome.UNSENT : Outcome.ACK,
                causes[pending],
                indexes[pending],
                epochs[pending],
                orders[pending],
                legs[pending]);
    }

    private int keep(CommandKind kind, long cause, int index, int instrument) {
        if (pending == ROOM) {
            throw new IllegalStateException("the core asked for more than " + ROOM + " things at once");
        }
        kinds[pending] = kind;
        queries[pending] = QueryKind.NULL_VAL;
        causes[pending] = cause;
        indexes[pending] = index;
        instruments[pending] = instrument;
        epochs[pending] = NOT_OURS;
        orders[pending] = Long.MIN_VALUE;
        legs[pending] = 0;
        return pending++;
    }

    private void keepRow(DirectBuffer buffer, int offset) {
        evaluation.wrapAndApplyHeader(buffer, offset, header);
        final float[] row = rows[(int) (evaluations++ & ROWS - 1)];
        final EvaluationDecoder.FeaturesDecoder features = evaluation.features();
        for (int i = 0; i < row.length && features.hasNext(); i++) {
            row[i] = (float) features.next().value();
        }
    }
}
