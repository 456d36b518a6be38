package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.text.MessagePrinter;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.rest.Outcomes;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.UUID;

/** Decodes single frames with the decoders of production and prints the results. Knows every symbol it meets. */
final class FramePrinter implements GatewayClock {
    private static final int SYMBOL_CAPACITY = 4096;
    private static final long NS_PER_MINUTE = 60_000_000_000L;

    private final PrintWriter out;
    private final int interval;
    private final SymbolTable symbols;
    private final CapturePort port = new CapturePort();
    private final FrameDecoder frames;
    private final RestDecoder answers;
    private final MessagePrinter printer;
    private final RestShape shape = new RestShape();
    private long localTimeNs;
    private int line;
    private int broken;
    private int firstBroken;

    FramePrinter(String instance, int interval, PrintWriter out) {
        this.out = out;
        this.interval = interval;
        symbols = SymbolTable.learning(SYMBOL_CAPACITY, instance);
        frames = new FrameDecoder(symbols, this, port);
        answers = new RestDecoder(symbols, this, port);
        printer = new MessagePrinter(symbols);
    }

    /**
     * Says where the next frame begins.
     *
     * @param number of the line in the file, from 1
     */
    void atLine(int number) {
        line = number;
    }

    /** @return how many frames were no whole JSON */
    int broken() {
        return broken;
    }

    /** @return line of the first of them */
    int firstBroken() {
        return firstBroken;
    }

    @Override
    public long nowNs() {
        return localTimeNs;
    }

    /** The time the recorder noted; without one, the venue's. */
    @Override
    public long stamp(long venueTimeNs) {
        return localTimeNs == Long.MIN_VALUE ? venueTimeNs : localTimeNs;
    }

    /**
     * Prints what a stream frame becomes.
     *
     * @param bytes hold it
     * @param offset of its first byte
     * @param length in bytes
     * @param receivedNs when a recorder received it, {@link Long#MIN_VALUE} if not known
     */
    void printFrame(byte[] bytes, int offset, int length, long receivedNs) {
        localTimeNs = receivedNs;
        port.clear();
        final Verdict verdict = frames.onFrame(bytes, offset, length);
        if (verdict == Verdict.REPLY) {
            printReply(frames.reply());
        } else {
            printMessages(verdict, frames.problemKey());
        }
    }

    /**
     * Prints what a REST answer becomes; which request it answers is told from its rows.
     *
     * @param bytes hold it
     * @param offset of its first byte
     * @param length in bytes
     */
    void printAnswer(byte[] bytes, int offset, int length) {
        localTimeNs = Long.MIN_VALUE;
        port.clear();
        final Verdict envelope = answers.read(bytes, offset, length);
        if (envelope != Verdict.REPLY) {
            printMessages(envelope, answers.problemKey());
            return;
        }
        final RestShape.Kind kind = answers.code() == 0 ? shape.of(bytes, offset, length) : RestShape.Kind.OTHER;
        final Verdict verdict = switch (kind) {
            case INSTRUMENTS -> answers.instruments();
            case FEES -> answers.feeRates();
            case BARS -> printBars(bytes);
            case ORDERS -> answers.orders();
            case FILLS -> answers.fills();
            case POSITIONS -> answers.positions();
            case WALLET -> answers.wallet();
            default -> Verdict.REPLY;
        };
        if (verdict == Verdict.REPLY) {
            printPlainAnswer();
        } else {
            printMessages(verdict, answers.problemKey());
        }
    }

    private Verdict printBars(byte[] bytes) {
        final int instrumentId = symbols.idOf(bytes, shape.symbolOffset(), shape.symbolLength());
        final long between = shape.barDistanceMs() * 1_000_000L / NS_PER_MINUTE;
        final int minutes = interval > 0 ? interval : (int) Math.max(1, Math.min(between, 10_080));
        final int known = instrumentId == SymbolTable.UNKNOWN ? Integer.MIN_VALUE : instrumentId;
        return answers.bars(known, minutes, DataSource.QUERY, Long.MIN_VALUE, Long.MAX_VALUE, true);
    }

    private void printMessages(Verdict verdict, String key) {
        for (int i = 0; i < port.count(); i++) {
            out.println(printer.toJson(port.message(i), 0));
        }
        if (verdict.isRefusal()) {
            final String where = key.isEmpty() ? "" : ",\"key\":" + quoted(key);
            out.println("{\"refused\":\"" + word(verdict) + "\"" + where + ",\"line\":" + line + "}");
            if (verdict == Verdict.TRUNCATED || verdict == Verdict.MALFORMED) {
                firstBroken = broken == 0 ? line : firstBroken;
                broken++;
            }
        } else if (verdict == Verdict.EMPTY) {
            out.println("{\"empty\":\"no rows for us\"}");
        }
    }

    private void printReply(OpReply reply) {
        final StringBuilder line = new StringBuilder("{\"reply\":\"" + reply.op() + "\"");
        line.append(",\"success\":")
                .append(reply.success())
                .append(",\"code\":")
                .append(reply.code());
        if (reply.op().ordinal() >= OpReply.Op.ORDER_CREATE.ordinal() && reply.op() != OpReply.Op.OTHER) {
            line.append(",\"outcome\":\"")
                    .append(Outcomes.ofCode(kindOf(reply.op()), reply.success() ? 0 : reply.code()))
                    .append('"');
        }
        append(line, "requestId", reply.requestId().toString());
        append(line, "text", reply.text());
        append(line, "linkId", reply.linkId().toString());
        appendOrderId(line, reply.orderIdHigh(), reply.orderIdLow());
        appendTime(line, reply.venueTimeNs());
        out.println(line.append('}'));
    }

    private static CommandKind kindOf(OpReply.Op op) {
        return switch (op) {
            case ORDER_AMEND -> CommandKind.AMEND;
            case ORDER_CANCEL -> CommandKind.CANCEL;
            default -> CommandKind.PLACE;
        };
    }

    private void printPlainAnswer() {
        final StringBuilder line = new StringBuilder("{\"reply\":\"REST\"");
        line.append(",\"success\":")
                .append(answers.code() == 0)
                .append(",\"code\":")
                .append(answers.code());
        append(line, "text", answers.text());
        append(line, "nextPageCursor", answers.nextPageCursor());
        appendOrderId(line, answers.orderIdHigh(), answers.orderIdLow());
        appendTime(line, answers.serverTimeNs());
        out.println(line.append('}'));
    }

    private static void append(StringBuilder line, String name, String text) {
        if (!text.isEmpty()) {
            line.append(",\"").append(name).append("\":").append(quoted(text));
        }
    }

    private static void appendOrderId(StringBuilder line, long high, long low) {
        if (high != 0 || low != 0) {
            line.append(",\"orderId\":\"").append(new UUID(high, low)).append('"');
        }
    }

    private static void appendTime(StringBuilder line, long timeNs) {
        if (timeNs != Long.MIN_VALUE) {
            line.append(",\"exchangeTimeNs\":").append(timeNs);
        }
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String quoted(String text) {
        final StringBuilder line = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            final char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                line.append('\\').append(letter);
            } else if (letter < ' ') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                line.append(letter);
            }
        }
        return line.append('"').toString();
    }
}
