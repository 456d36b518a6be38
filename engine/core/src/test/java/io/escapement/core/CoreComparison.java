package io.escapement.core;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two cores field by field: every non-static field of every object of the core that can be reached, arrays element by
 * element. What is left out stands in the lists below, each with its reason; whatever a room adds is compared until
 * somebody gives a reason.
 */
final class CoreComparison {
    private static final String CORE = "io.escapement.core.";

    /** Types of which an object holds nothing from one input to the next, or that are the same by construction. */
    private static final Map<String, String> TYPES_LEFT_OUT = Map.ofEntries(
            Map.entry("CoreConfiguration", "immutable"),
            Map.entry("ModelLibrary", "immutable"),
            Map.entry("Verdict", "answer of the last gate, written before it is read"),
            Map.entry("Proposal", "what a strategy says, written before it is read"),
            Map.entry("Outcome", "result of the signal that ends, written before it is read"),
            Map.entry("PhantomPlan", "plan of the signal that is being opened"),
            Map.entry("PhantomResult", "how the phantom that ends ended"),
            Map.entry("SizeCaps", "limits of the size being worked out"),
            Map.entry("CoreView", "points to the rooms"));

    /** Fields written before they are read within one input. */
    private static final Map<String, String> FIELDS_LEFT_OUT = Map.ofEntries(
            Map.entry("OutputChannel.buffer", "the message being encoded"),
            Map.entry("OutputChannel.port", "where outputs go, which is the caller's"),
            Map.entry("ScriptedStrategy.twin", "of the test"),
            Map.entry("Conviction.raw", "features of the signal being judged"),
            Map.entry("ModelJudge.row", "features of the signal being judged"),
            Map.entry("ModelJudge.margin", "answer of the last judging"),
            Map.entry("ModelJudge.threshold", "answer of the last judging"),
            Map.entry("ModelJudge.modelProbability", "answer of the last judging"),
            Map.entry("ModelJudge.modelValueBps", "answer of the last judging"),
            Map.entry("ModelJudge.probability", "answer of the last judging"),
            Map.entry("ModelJudge.valueBps", "answer of the last judging"),
            Map.entry("ModelJudge.outOfRange", "answer of the last judging"),
            Map.entry("ModelJudge.missing", "answer of the last judging"),
            Map.entry("PortfolioGate.entered", "counted anew in each selection"),
            Map.entry("PositionSizer.denial", "answer of the last sizing"),
            Map.entry("PositionSizer.decidedBy", "answer of the last sizing"),
            Map.entry("PositionSizer.size", "answer of the last sizing"),
            Map.entry("PositionSizer.notional", "answer of the last sizing"),
            Map.entry("PositionSizer.value", "answer of the last sizing"),
            Map.entry("PositionSizer.threshold", "answer of the last sizing"),
            Map.entry("CommandDesk.takenKind", "answer of take"),
            Map.entry("CommandDesk.takenQueryKind", "answer of take"),
            Map.entry("CommandDesk.takenInstrumentId", "answer of take"),
            Map.entry("CommandDesk.takenInterval", "answer of take"),
            Map.entry("CommandDesk.takenOrderSequence", "answer of take"),
            Map.entry("ExecutionFilter.table", "index of the ring; its order depends on what was there before"));

    /** Arrays of which only the first so many elements count. */
    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("Timers.deadlines", "size"),
            Map.entry("Timers.ids", "size"),
            Map.entry("CommandDesk.number", "size"),
            Map.entry("CommandDesk.cause", "size"),
            Map.entry("CommandDesk.index", "size"),
            Map.entry("CommandDesk.kind", "size"),
            Map.entry("CommandDesk.queryKind", "size"),
            Map.entry("CommandDesk.instrumentId", "size"),
            Map.entry("CommandDesk.interval", "size"),
            Map.entry("CommandDesk.orderSequence", "size"),
            Map.entry("BookSide.prices", "count"),
            Map.entry("BookSide.sizes", "count"),
            Map.entry("OrderBook.partPrices", "partCount"),
            Map.entry("OrderBook.partSizes", "partCount"),
            Map.entry("OrderBook.partIsBid", "partCount"),
            Map.entry("CandidateWindow.slots", "size"));

    private final List<String> differences = new ArrayList<>();
    private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
    private final Deque<Object[]> waiting = new ArrayDeque<>();
    private int fields;

    private CoreComparison() {}

    /** Where two cores differ, each a path of fields with both values; empty if nowhere. */
    static List<String> differences(TradingCore expected, TradingCore actual) {
        final CoreComparison comparison = new CoreComparison();
        comparison.meet("core", expected, actual);
        while (!comparison.waiting.isEmpty()) {
            final Object[] pair = comparison.waiting.pop();
            comparison.compareFields((String) pair[0], pair[1], pair[2]);
        }
        if (comparison.fields < 500) {
            throw new AssertionError("the comparison looked at " + comparison.fields + " fields only");
        }
        return comparison.differences;
    }

    private void compareFields(String path, Object expected, Object actual) {
        for (Class<?> type = expected.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (final Field field : type.getDeclaredFields()) {
                final String name = type.getSimpleName() + "." + field.getName();
                if (Modifier.isStatic(field.getModifiers()) || FIELDS_LEFT_OUT.containsKey(name)) {
                    continue;
                }
                fields++;
                field.setAccessible(true);
                final Object left = valueOf(field, expected);
                final Object right = valueOf(field, actual);
                final String at = path + "." + field.getName() + "@" + type.getSimpleName();
                if (COUNTED.containsKey(name)) {
                    compareArrays(at, left, right, count(type, expected, COUNTED.get(name)));
                } else if (name.equals("SignalTable.features")) {
                    compareRows(at, expected, left, right);
                } else if (type.getSimpleName().equals("BarSeries")
                        && field.getType().isArray()) {
                    compareBars(at, expected, left, right);
                } else {
                    compare(at, field.getType(), left, right);
                }
            }
        }
    }

    private void compare(String path, Class<?> declared, Object left, Object right) {
        if (declared.isPrimitive()) {
            if (!left.equals(right)) {
                differences.add(path + ": " + left + " is " + right);
            }
        } else {
            meet(path, left, right);
        }
    }

    private void meet(String path, Object left, Object right) {
        if (left == right) {
            return;
        }
        if (left == null || right == null || left.getClass() != right.getClass()) {
            differences.add(path + ": " + left + " is " + right);
            return;
        }
        final Class<?> type = left.getClass();
        if (type.isArray()) {
            if (Array.getLength(left) != Array.getLength(right)) {
                differences.add(path + ": lengths differ");
            } else {
                compareArrays(path, left, right, Array.getLength(left));
            }
        } else if (type.getName().startsWith(CORE) && !type.isEnum()) {
            if (!TYPES_LEFT_OUT.containsKey(type.getSimpleName()) && seen.put(left, right) == null) {
                waiting.push(new Object[] {path, left, right});
            }
        } else if (!isOfTheWire(type) && !left.equals(right)) {
            differences.add(path + ": " + left + " is " + right);
        }
    }

    /** Flyweights hold no state of their own; what they look at is the message of the moment. */
    private static boolean isOfTheWire(Class<?> type) {
        return type.getName().startsWith("io.escapement.codecs.sbe.") && !type.isEnum()
                || type.getName().startsWith("org.agrona.concurrent.");
    }

    private void compareArrays(String path, Object left, Object right, int count) {
        final Class<?> element = left.getClass().getComponentType();
        final int before = differences.size();
        // The first difference of an array of numbers is enough to find the line that was forgotten.
        for (int i = 0; i < count && (differences.size() == before || !element.isPrimitive()); i++) {
            compare(path + "[" + i + "]", element, Array.get(left, i), Array.get(right, i));
        }
    }

    /** The ring holds old bars beyond the newest {@code size}. */
    private void compareBars(String path, Object series, Object left, Object right) {
        final int size = count(series.getClass(), series, "size");
        final long closed = ((Number) named(series.getClass(), series, "closedCount")).longValue();
        final int mask = Array.getLength(left) - 1;
        for (int ago = 0; ago < size; ago++) {
            final int slot = (int) (closed - 1 - ago) & mask;
            compare(
                    path + "[-" + ago + "]",
                    left.getClass().getComponentType(),
                    Array.get(left, slot),
                    Array.get(right, slot));
        }
    }

    /** Rows of slots that are not in use are written before they are read. */
    private void compareRows(String path, Object table, Object left, Object right) {
        final int width = count(table.getClass(), table, "featureCount");
        final int[] inUse = (int[]) named(table.getClass(), table, "inUse");
        for (int i = 0; i < count(table.getClass(), table, "used"); i++) {
            for (int at = inUse[i] * width; at < (inUse[i] + 1) * width; at++) {
                compare(path + "[" + at + "]", double.class, Array.get(left, at), Array.get(right, at));
            }
        }
    }

    private static int count(Class<?> type, Object owner, String field) {
        return ((Number) named(type, owner, field)).intValue();
    }

    private static Object named(Class<?> type, Object owner, String name) {
        try {
            final Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (final ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object valueOf(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
