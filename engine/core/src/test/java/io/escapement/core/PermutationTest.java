package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static io.escapement.core.script.Amounts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.script.OutputRecorder.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The venue's private messages about one order come in any order: whichever it is, orders, position, cash and protection
 * end the same, and nobody is alarmed.
 */
class PermutationTest {
    private static final int NOT_OURS = CoreScript.NOT_OURS;
    private static final String ENTRY = "100.1";
    private static final String EXIT = "98";

    /** One order's life: what has happened before, and the messages that tell of the rest, in the order of nature. */
    enum Life {
        ENTRY_FILLED_IN_TWO {
            @Override
            CoreScript before() {
                return small().started().longOrdered();
            }

            @Override
            List<Consumer<CoreScript>> messages(Command place) {
                return List.of(
                        s -> s.answer(place, Outcome.ACK, 0),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.NEW, "0"),
                        s -> fill(s, place, 1, StopKind.NONE, Side.BUY, ENTRY, "4"),
                        s -> fill(s, place, 2, StopKind.NONE, Side.BUY, ENTRY, "5.99"),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.FILLED, "9.99"),
                        s -> row(s, "9.99", 2),
                        s -> s.wallet("9999.45000055"));
            }

            @Override
            List<Consumer<CoreScript>> more(Command place) {
                return List.of(
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.PARTIALLY_FILLED, "4"),
                        s -> row(s, "4", 1));
            }
        },

        EXIT_FILLED_IN_TWO {
            @Override
            CoreScript before() {
                return small().started().longOpen().operator(OperatorAction.FLATTEN);
            }

            @Override
            List<Consumer<CoreScript>> messages(Command place) {
                return List.of(
                        s -> s.answer(place, Outcome.ACK, 0),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.NEW, "0"),
                        s -> fill(s, place, 1, StopKind.NONE, Side.SELL, EXIT, "4"),
                        s -> fill(s, place, 2, StopKind.NONE, Side.SELL, EXIT, "5.99"),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.FILLED, "9.99"),
                        s -> row(s, "0", 2),
                        s -> s.wallet("9977.93253955"));
            }

            @Override
            List<Consumer<CoreScript>> more(Command place) {
                return List.of(
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.PARTIALLY_FILLED, "4"),
                        s -> row(s, "5.99", 1));
            }
        },

        STOP_HIT {
            @Override
            CoreScript before() {
                return small().started().longOpen();
            }

            @Override
            List<Consumer<CoreScript>> messages(Command place) {
                return List.of(
                        s -> attached(s, OrderStatus.TRIGGERED, "0"),
                        s -> fill(s, null, 1, StopKind.STOP_LOSS, Side.SELL, EXIT, "4"),
                        s -> fill(s, null, 2, StopKind.STOP_LOSS, Side.SELL, EXIT, "5.99"),
                        s -> attached(s, OrderStatus.FILLED, "9.99"),
                        s -> row(s, "0", 2),
                        s -> s.wallet("9977.93253955"));
            }

            @Override
            List<Consumer<CoreScript>> more(Command place) {
                // The filled entry tells of itself once more, and the target that went with the position.
                return List.of(
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.FILLED, "9.99"),
                        s -> row(s, "5.99", 1));
            }
        },

        PARTLY_FILLED_THEN_CANCELLED {
            @Override
            CoreScript before() {
                return small("entry.type", "LIMIT").started().longOrdered().operator(OperatorAction.CANCEL_ENTRIES);
            }

            @Override
            List<Consumer<CoreScript>> messages(Command place) {
                return List.of(
                        s -> s.answer(place, Outcome.ACK, 0),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.NEW, "0"),
                        s -> fill(s, place, 1, StopKind.NONE, Side.BUY, "100", "3"),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.PARTIALLY_FILLED, "3"),
                        s -> s.answerLast(CommandKind.CANCEL, Outcome.ACK, 0),
                        s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.CANCELLED, "3"),
                        s -> row(s, "3", 1));
            }

            @Override
            List<Consumer<CoreScript>> more(Command place) {
                return List.of(s -> s.orderUpdate(place, DataSource.STREAM, OrderStatus.CANCELLED, "3"));
            }
        };

        /** A script up to the moment when the messages come. */
        abstract CoreScript before();

        /** The messages that are permuted exhaustively. */
        abstract List<Consumer<CoreScript>> messages(Command place);

        /** Further ones for the random orders. */
        abstract List<Consumer<CoreScript>> more(Command place);
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndTheSameWhateverTheOrderOfMessages(Life life) {
        final int count = life.messages(null).size();
        final int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        final String expected = play(life, order);
        permute(life, order, 0, expected);
    }

    @Property(tries = 1500)
    void shouldEndTheSameWhenMessagesComeTwiceAndWithCompany(@ForAll Life life, @ForAll long seed) {
        final Random random = new Random(seed);
        final CoreScript script = life.before();
        final Command place = script.out.last(CommandKind.PLACE);
        final List<Consumer<CoreScript>> messages = new ArrayList<>(life.messages(place));
        messages.addAll(life.more(place));
        for (final Consumer<CoreScript> message : List.copyOf(messages)) {
            if (random.nextInt(3) == 0) {
                messages.add(message);
            }
        }
        Collections.shuffle(messages, random);
        script.quietly();
        messages.forEach(message -> message.accept(script));
        final CoreScript natural = life.before();
        life.messages(natural.out.last(CommandKind.PLACE)).forEach(message -> message.accept(natural));
        assertThat(digest(script)).isEqualTo(digest(natural));
        assertThat(alarms(script)).isEmpty();
    }

    private void permute(Life life, int[] order, int from, String expected) {
        if (from == order.length) {
            final String digest = play(life, order);
            if (!digest.equals(expected)) {
                assertThat(digest).as("order %s", Arrays.toString(order)).isEqualTo(expected);
            }
            return;
        }
        for (int i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(life, order, from + 1, expected);
            swap(order, from, i);
        }
    }

    private static void swap(int[] order, int a, int b) {
        final int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }

    /** Plays the messages in an order, lets a minute pass, and tells what stands. */
    private static String play(Life life, int[] order) {
        final CoreScript script = life.before();
        final List<Consumer<CoreScript>> messages = life.messages(script.out.last(CommandKind.PLACE));
        script.quietly();
        for (final int at : order) {
            messages.get(at).accept(script);
        }
        return digest(script) + " alarms " + alarms(script);
    }

    private static List<String> alarms(CoreScript script) {
        return script.seconds(14).said().stream()
                .filter(line -> line.startsWith("alert")
                        || line.startsWith("finding")
                        || line.startsWith("query")
                        || line.startsWith("set stop"))
                .toList();
    }

    private static String digest(CoreScript script) {
        final CoreParts parts = script.core.parts();
        return "orders " + parts.orders.table().size() + " position " + text(parts.positions.size(0)) + " cost "
                + text(parts.positions.cost(0)) + " gross "
                + text(parts.positions.totals().gross()) + " fees "
                + text(parts.positions.totals().fees()) + " wallet " + text(parts.account.walletBalance()) + " stop "
                + parts.venuePositions.hasStop(0) + " commands " + parts.commands.outstanding() + " signals "
                + parts.life.table().size();
    }

    private static CoreScript small(String... keysAndValues) {
        final List<String> entries = new ArrayList<>(List.of(keysAndValues));
        Collections.addAll(
                entries,
                "capacity.instruments",
                "2",
                "capacity.bars",
                "64",
                "capacity.bookLevels",
                "1",
                "capacity.orders",
                "8",
                "capacity.signals",
                "8",
                "capacity.executions",
                "64",
                "capacity.commands",
                "16",
                "command.credits",
                "8",
                "capacity.timers",
                "128");
        return new CoreScript(ModelLibrary.EMPTY, entries.toArray(String[]::new));
    }

    /** Execution number 1 or 2 of the life; matches follow those of the script's past. */
    private static void fill(
            CoreScript script, Command place, int number, StopKind kind, Side side, String price, String size) {
        final long value = FixedPoint.multiply(of(price), of(size), Rounding.HALF_UP);
        script.in.fill(
                script.now,
                0,
                DataSource.STREAM,
                800 + number,
                place == null ? NOT_OURS : place.epoch(),
                place == null ? Long.MIN_VALUE : place.sequence(),
                place == null ? 0 : place.leg(),
                FillKind.TRADE,
                kind,
                side,
                of(price),
                of(size),
                value,
                FixedPoint.multiply(value, of("0.00055"), Rounding.CEILING),
                FixedPoint.NULL,
                800 + number);
        script.send();
    }

    /** The row behind an execution. */
    private static void row(CoreScript script, String size, int number) {
        final boolean flat = size.equals("0");
        script.in.position(
                script.now,
                0,
                DataSource.STREAM,
                flat ? Side.NULL_VAL : Side.BUY,
                of(size),
                of("100"),
                FixedPoint.multiply(of(size), of("100"), Rounding.HALF_UP),
                of("3"),
                0,
                flat ? 0 : of("98"),
                FixedPoint.NULL,
                800 + number);
        script.send();
    }

    private static void attached(CoreScript script, OrderStatus status, String filled) {
        script.in.order(
                script.now,
                0,
                DataSource.STREAM,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                Side.SELL,
                status,
                StopKind.STOP_LOSS,
                of("9.99"),
                of(filled));
        script.send();
    }
}
