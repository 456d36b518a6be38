package io.escapement.simulation.session;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws what a fault of the exchange is told. */
final class FaultDraw {
    private static final List<String> SOCKETS = List.of("public", "private", "trade", "all");
    private static final List<String> DOORS = List.of("private", "trade", "rest", "public", "all");
    private static final List<String> TOPICS = List.of("order", "execution", "position", "wallet", "");
    private static final List<String> COMMANDS = List.of("order.create", "order.cancel", "order.");
    private static final List<Integer> CODES = List.of(110007, 10016, 10006, 110003, 10000, 110017);
    private static final List<Integer> STATUSES = List.of(500, 502, 503);

    private final RandomGenerator random;
    private final List<String> symbols;
    private final int speed;

    /** Times are divided by {@code speed}, for a market that runs so much faster than the clock they are measured by. */
    FaultDraw(RandomGenerator random, List<String> symbols, int speed) {
        this.random = random;
        this.symbols = symbols;
        this.speed = speed;
    }

    /** The exchange's own notation, null for what is no fault of the exchange. */
    String draw(Mishap kind) {
        return switch (kind) {
            case DROP -> "kind=drop,which=" + pick(DOORS);
            case STALL -> "kind=stall,which=" + pick(SOCKETS) + ",for=" + ms(500, 70_000);
            case DELAY -> "kind=delay,late=" + ms(20, 6_000) + topic() + chance() + lasting();
            case DUPLICATE -> "kind=duplicate" + topic() + chance() + lasting();
            case REORDER -> "kind=reorder" + topic() + chance() + lasting();
            case GAP -> "kind=gap,topic=orderbook,count=" + (1 + random.nextInt(5));
            case LATE_CONFIRM ->
                "kind=late-confirm,count=" + (1 + random.nextInt(30))
                        + (random.nextBoolean() ? ",late=" + ms(100, 20_000) : "");
            case LOSE_REPLY -> "kind=lose-reply,count=" + (1 + random.nextInt(6)) + ",for=" + 300_000 / speed;
            case LOSE_REQUEST -> "kind=lose-request,count=" + (1 + random.nextInt(6)) + ",for=" + 300_000 / speed;
            case REJECT ->
                "kind=reject,code=" + CODES.get(random.nextInt(CODES.size())) + ",op=" + pick(COMMANDS) + ",count="
                        + (1 + random.nextInt(6)) + ",for=" + 300_000 / speed;
            case RATE_LIMIT -> "kind=rate-limit,for=" + ms(500, 10_000);
            case BAN -> "kind=ban,for=" + ms(1_000, 60_000);
            case HTTP_ERROR ->
                "kind=http-error,status=" + STATUSES.get(random.nextInt(STATUSES.size())) + ",effect="
                        + random.nextBoolean() + ",count=" + (1 + random.nextInt(6)) + ",for=" + 300_000 / speed;
            case TIMEOUT ->
                "kind=timeout,effect=" + random.nextBoolean() + ",count=" + (1 + random.nextInt(4)) + ",for="
                        + 300_000 / speed;
            case CLOCK_SKEW ->
                "kind=clock-skew,by=" + (random.nextBoolean() ? "-" : "") + ms(100, 20_000) + ",for="
                        + ms(5_000, 120_000);
            case QUERY_LAG -> "kind=query-lag,late=" + ms(100, 900) + ",for=" + ms(10_000, 120_000);
            case RESTART -> "kind=restart,for=" + ms(500, 30_000) + ",late=" + ms(0, 3_000);
            case ORDER_OUTSIDE ->
                "kind=order-outside,symbol=" + pick(symbols) + ",side=" + (random.nextBoolean() ? "Buy" : "Sell")
                        + ",qty=" + (1 + random.nextInt(5));
            case CANCEL_OUTSIDE -> "kind=cancel-outside,symbol=" + pick(symbols);
            case CLOSE_OUTSIDE -> "kind=close-outside,symbol=" + pick(symbols);
            default -> null;
        };
    }

    private String topic() {
        final String topic = pick(TOPICS);
        return topic.isEmpty() ? "" : ",topic=" + topic;
    }

    private String chance() {
        return ",chance=0." + (1 + random.nextInt(9));
    }

    private String lasting() {
        return ",for=" + ms(1_000, 120_000);
    }

    private long ms(int from, int to) {
        // Short ones more often than long ones.
        final double part = random.nextDouble();
        return Math.max(1, (from + (long) ((to - from) * part * part)) / speed);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
