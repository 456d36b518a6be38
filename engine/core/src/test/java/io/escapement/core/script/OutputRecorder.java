package io.escapement.core.script;

import static io.escapement.core.script.Amounts.text;

import io.escapement.codecs.sbe.*;
import io.escapement.codecs.sbe.Bool;
import io.escapement.core.output.OutputPort;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps outputs as short lines of text and remembers the commands, so that a test can answer them. */
public final class OutputRecorder implements OutputPort {
    /** A command as the gateway would know it. */
    public record Command(
            long cause,
            int index,
            CommandKind kind,
            QueryKind query,
            int instrument,
            int epoch,
            long sequence,
            int leg,
            Side side,
            long size) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<String> lines = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<String> exact = new ArrayList<>();

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        messages.add(copy);
        exact.add(cause + "/" + index + " " + HexFormat.of().formatHex(copy));
        header.wrap(buffer, offset);
        final String line = switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> place(cause, index, buffer, offset);
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(cause, index, buffer, offset);
            case SetLeverageDecoder.TEMPLATE_ID -> leverage(cause, index, buffer, offset);
            case SetTradingStopDecoder.TEMPLATE_ID -> stop(cause, index, buffer, offset);
            case QueryDecoder.TEMPLATE_ID -> query(cause, index, buffer, offset);
            case SignalTransitionDecoder.TEMPLATE_ID -> transition(buffer, offset);
            case TradeClosedDecoder.TEMPLATE_ID -> trade(buffer, offset);
            case PhantomOpenedDecoder.TEMPLATE_ID -> {
                final PhantomOpenedDecoder m = new PhantomOpenedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "phantom opened " + m.signalId();
            }
            case PhantomUpdatedDecoder.TEMPLATE_ID -> {
                final PhantomUpdatedDecoder m = new PhantomUpdatedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "phantom updated " + m.signalId() + " best " + text(m.maxFavourable()) + " worst "
                        + text(m.maxAdverse());
            }
            case PhantomClosedDecoder.TEMPLATE_ID -> {
                final PhantomClosedDecoder m = new PhantomClosedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "phantom closed " + m.signalId() + " " + m.reason() + " at " + text(m.exit());
            }
            case EvaluationDecoder.TEMPLATE_ID -> {
                final EvaluationDecoder m = new EvaluationDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "evaluation " + m.signalId() + " features " + m.features().count();
            }
            case SignalProposedDecoder.TEMPLATE_ID -> {
                final SignalProposedDecoder m = new SignalProposedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "proposed " + m.signalId() + " first " + text(m.firstTarget()) + " numbers "
                        + m.numbers().count();
            }
            case SignalContextDecoder.TEMPLATE_ID -> {
                final SignalContextDecoder m = new SignalContextDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "context " + m.signalId() + " " + m.regime() + " bucket " + m.volatilityBucket() + " hour "
                        + m.hour() + " weight " + m.weight() + " size " + m.sizeFactor() + " shift "
                        + m.thresholdShift();
            }
            case OutcomeRecordedDecoder.TEMPLATE_ID -> {
                final OutcomeRecordedDecoder m = new OutcomeRecordedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "outcome " + m.signalId() + (m.traded() == Bool.YES ? " traded " : " phantom ") + m.reason()
                        + " net " + text(m.netPnl());
            }
            case RiskStateDecoder.TEMPLATE_ID -> {
                final RiskStateDecoder m = new RiskStateDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "risk " + m.killStage() + (m.halted() == Bool.YES ? " halted " : " ") + m.reason() + " equity "
                        + text(m.equity());
            }
            case AccountReportDecoder.TEMPLATE_ID -> {
                final AccountReportDecoder m = new AccountReportDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "report " + m.occasion() + " equity " + text(m.equity()) + " open " + m.openPositions();
            }
            case SymbolReportDecoder.TEMPLATE_ID -> {
                final SymbolReportDecoder m = new SymbolReportDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "report of " + m.instrumentId() + " gross " + text(m.grossPnl()) + " fees " + text(m.fees())
                        + " funding " + text(m.funding()) + " trades " + m.trades();
            }
            case EntrySizedDecoder.TEMPLATE_ID -> {
                final EntrySizedDecoder m = new EntrySizedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "sized " + m.signalId() + " " + m.decidedBy() + " " + text(m.size());
            }
            case GuardStateDecoder.TEMPLATE_ID -> {
                final GuardStateDecoder m = new GuardStateDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                final String blocks = m.blocking() == Bool.YES ? " blocks " : " lets ";
                yield "guard " + m.reason() + " " + m.strategyId() + blocks
                        + (m.level() == GuardLevel.NULL_VAL
                                ? rounded(m.value()) + " threshold " + rounded(m.threshold())
                                : m.level() + " " + m.value() + " of " + m.threshold() + " size " + m.sizeFactor()
                                        + " shift " + m.thresholdShift());
            }
            case SymbolStateDecoder.TEMPLATE_ID -> {
                final SymbolStateDecoder m = new SymbolStateDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "symbol " + m.instrumentId() + " " + m.state();
            }
            case TrainingRequestedDecoder.TEMPLATE_ID -> {
                final TrainingRequestedDecoder m = new TrainingRequestedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "training " + m.instrumentId() + " " + m.reason() + " " + m.outcomes();
            }
            case AlertDecoder.TEMPLATE_ID -> {
                final AlertDecoder m = new AlertDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "alert " + m.kind() + " " + m.reason();
            }
            case FindingDecoder.TEMPLATE_ID -> {
                final FindingDecoder m = new FindingDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "finding " + m.kind() + " " + m.policy() + " ours " + text(m.ours()) + " venue's "
                        + text(m.venues());
            }
            case QuarantineDecoder.TEMPLATE_ID -> {
                final QuarantineDecoder m = new QuarantineDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "quarantine " + m.instrumentId() + (m.active() == Bool.YES ? " begins " : " ends ") + m.cause()
                        + (m.reason() == Reason.NONE ? "" : " " + m.reason());
            }
            case SwitchPositionModeDecoder.TEMPLATE_ID -> {
                final SwitchPositionModeDecoder m = new SwitchPositionModeDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                simple(cause, index, CommandKind.SWITCH_MODE, m.instrumentId());
                yield "switch to " + m.positionMode();
            }
            case RegimeChangedDecoder.TEMPLATE_ID -> {
                final RegimeChangedDecoder m = new RegimeChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "regime " + m.instrumentId() + " " + m.from() + " " + m.to();
            }
            case ModelChangedDecoder.TEMPLATE_ID -> {
                final ModelChangedDecoder m = new ModelChangedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "model " + m.role() + (m.accepted() == Bool.YES ? " accepted" : " refused " + m.reason());
            }
            case ShadowEvaluationDecoder.TEMPLATE_ID -> {
                final ShadowEvaluationDecoder m = new ShadowEvaluationDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "shadow " + m.signalId() + " live " + m.livePasses() + " passes " + m.passes() + " " + m.reason();
            }
            case ShadowComparisonDecoder.TEMPLATE_ID -> {
                final ShadowComparisonDecoder m = new ShadowComparisonDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "comparison " + m.signalId() + " judged " + m.judged() + " agreed " + m.agreed() + " live "
                        + m.liveResults() + " shadow " + m.shadowResults();
            }
            case AmendOrderDecoder.TEMPLATE_ID -> amend(cause, index, buffer, offset);
            case PlanStepDecoder.TEMPLATE_ID -> {
                final PlanStepDecoder m = new PlanStepDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "step " + m.signalId() + " " + m.reason() + " " + m.phase() + " at " + text(m.price())
                        + (m.size() == Long.MIN_VALUE ? "" : " size " + text(m.size()));
            }
            case BarReadinessDecoder.TEMPLATE_ID -> {
                final BarReadinessDecoder m = new BarReadinessDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "bars " + m.instrumentId() + " of " + m.intervalMinutes() + " " + m.state() + " " + m.bars()
                        + " of " + m.barsNeeded();
            }
            case LessonLearnedDecoder.TEMPLATE_ID -> {
                final LessonLearnedDecoder m = new LessonLearnedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "lesson " + m.kind() + " by " + m.signalId() + " count " + m.count() + " from "
                        + rounded(m.before()) + " to " + rounded(m.after());
            }
            case LessonAppliedDecoder.TEMPLATE_ID -> {
                final LessonAppliedDecoder m = new LessonAppliedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "applied " + m.signalId() + " probability " + rounded(m.modelProbability()) + " to "
                        + rounded(m.probability()) + " value " + rounded(m.expectedBps()) + " to "
                        + rounded(m.correctedBps()) + " weight " + rounded(m.sourceWeight());
            }
            case GateCostDecoder.TEMPLATE_ID -> {
                final GateCostDecoder m = new GateCostDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "gate " + m.reason() + " count " + m.count() + " result " + rounded(m.resultBps()) + " cost "
                        + rounded(m.costBps());
            }
            case GatesAskedDecoder.TEMPLATE_ID -> {
                final GatesAskedDecoder m = new GatesAskedDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                yield "asked " + m.signalId() + " comparisons "
                        + m.comparisons().count();
            }
            case StateHashDecoder.TEMPLATE_ID -> "hash";
            default -> "template " + header.templateId();
        };
        lines.add(line);
    }

    /** Lines since the last call. */
    public List<String> take() {
        final List<String> taken = new ArrayList<>(lines);
        lines.clear();
        return taken;
    }

    /** Puts lines back that were taken too early. */
    public void said(List<String> taken) {
        lines.addAll(0, taken);
    }

    /** All commands so far. */
    public List<Command> commands() {
        return commands;
    }

    /** Latest command of a kind. */
    public Command last(CommandKind kind) {
        for (int i = commands.size() - 1; i >= 0; i--) {
            if (commands.get(i).kind() == kind) {
                return commands.get(i);
            }
        }
        throw new AssertionError("no command of kind " + kind);
    }

    /** Hash over all bytes of all outputs in order. */
    public int bytesHash() {
        int hash = 1;
        for (final byte[] message : messages) {
            hash = 31 * hash + Arrays.hashCode(message);
        }
        return hash;
    }

    public int count() {
        return messages.size();
    }

    /** The latest message of a template, SBE header included. */
    public DirectBuffer latest(int templateId) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            final DirectBuffer message = new UnsafeBuffer(messages.get(i));
            if (header.wrap(message, 0).templateId() == templateId) {
                return message;
            }
        }
        throw new AssertionError("no message of template " + templateId);
    }

    public byte[] message(int index) {
        return messages.get(index);
    }

    private String place(long cause, int index, DirectBuffer buffer, int offset) {
        final PlaceOrderDecoder m = new PlaceOrderDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        commands.add(new Command(
                cause,
                index,
                CommandKind.PLACE,
                QueryKind.NULL_VAL,
                m.instrumentId(),
                m.clientOrderId().epoch(),
                m.clientOrderId().sequence(),
                m.clientOrderId().leg(),
                m.side(),
                m.size()));
        return "place " + m.instrumentId() + " " + m.side() + " " + m.orderType()
                + (m.timeInForce() == TimeInForce.POST_ONLY ? " post-only" : "")
                + (m.reduceOnly() == Bool.YES ? " reduce-only " : " ") + text(m.size()) + " at " + text(m.price())
                + " target " + text(m.takeProfit()) + " stop " + text(m.stopLoss());
    }

    private String amend(long cause, int index, DirectBuffer buffer, int offset) {
        final AmendOrderDecoder m = new AmendOrderDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        commands.add(new Command(
                cause,
                index,
                CommandKind.AMEND,
                QueryKind.NULL_VAL,
                m.instrumentId(),
                m.clientOrderId().epoch(),
                m.clientOrderId().sequence(),
                m.clientOrderId().leg(),
                Side.NULL_VAL,
                0));
        return "amend " + m.instrumentId() + " order " + m.clientOrderId().sequence() + " price " + text(m.price())
                + " size " + text(m.size());
    }

    private String cancel(long cause, int index, DirectBuffer buffer, int offset) {
        final CancelOrderDecoder m = new CancelOrderDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        commands.add(new Command(
                cause,
                index,
                CommandKind.CANCEL,
                QueryKind.NULL_VAL,
                m.instrumentId(),
                m.clientOrderId().epoch(),
                m.clientOrderId().sequence(),
                m.clientOrderId().leg(),
                Side.NULL_VAL,
                0));
        return "cancel " + m.instrumentId() + " order " + m.clientOrderId().sequence();
    }

    /** Every message with its key, byte for byte; those of the given templates left out. */
    public List<String> exactly(Integer... without) {
        final List<String> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (!List.of(without)
                    .contains(header.wrap(new UnsafeBuffer(messages.get(i)), 0).templateId())) {
                all.add(exact.get(i));
            }
        }
        return all;
    }

    private String leverage(long cause, int index, DirectBuffer buffer, int offset) {
        final SetLeverageDecoder m = new SetLeverageDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        simple(cause, index, CommandKind.SET_LEVERAGE, m.instrumentId());
        return "leverage " + m.instrumentId() + " " + text(m.leverage());
    }

    private String stop(long cause, int index, DirectBuffer buffer, int offset) {
        final SetTradingStopDecoder m = new SetTradingStopDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        simple(cause, index, CommandKind.SET_TRADING_STOP, m.instrumentId());
        return "set stop " + m.instrumentId() + " target " + text(m.takeProfit()) + " stop " + text(m.stopLoss())
                + (m.trailingStop() == Long.MIN_VALUE
                        ? ""
                        : " trailing " + text(m.trailingStop()) + " from " + text(m.activePrice()));
    }

    private String query(long cause, int index, DirectBuffer buffer, int offset) {
        final QueryDecoder m = new QueryDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        commands.add(new Command(
                cause,
                index,
                CommandKind.QUERY,
                m.kind(),
                m.instrumentId(),
                m.clientOrderId().epoch(),
                m.clientOrderId().sequence(),
                m.clientOrderId().leg(),
                Side.NULL_VAL,
                0));
        return "query " + m.kind()
                + (m.kind() == QueryKind.ORDER ? " order " + m.clientOrderId().sequence() : "")
                + (m.kind() == QueryKind.BARS ? " " + m.instrumentId() + " " + m.intervalMinutes() + "m" : "");
    }

    private void simple(long cause, int index, CommandKind kind, int instrument) {
        commands.add(new Command(
                cause,
                index,
                kind,
                QueryKind.NULL_VAL,
                instrument,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                0,
                Side.NULL_VAL,
                0));
    }

    private String transition(DirectBuffer buffer, int offset) {
        final SignalTransitionDecoder m = new SignalTransitionDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        return "signal " + m.signalId() + " " + m.toState() + (m.reason() == Reason.NONE ? "" : " " + m.reason());
    }

    private String trade(DirectBuffer buffer, int offset) {
        final TradeClosedDecoder m = new TradeClosedDecoder();
        m.wrapAndApplyHeader(buffer, offset, header);
        return "trade " + m.instrumentId() + " " + m.side() + " " + m.reason() + " size " + text(m.size()) + " from "
                + text(m.entryPrice()) + " to " + text(m.exitPrice()) + " gross " + text(m.grossPnl()) + " fees "
                + text(m.fees()) + " funding " + text(m.funding()) + " net " + text(m.netPnl()) + " fills "
                + m.fills();
    }

    /** Four decimals, so that expectations can be worked out by hand. */
    private static String rounded(double value) {
        return value != value
                ? "-"
                : BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).toPlainString();
    }
}
