package io.escapement.gateway.exchange.fault;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.FrameFilter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Faults of single frames on their way to a client: late, twice, in another order, or never. */
final class FrameFaults implements FrameFilter {
    private static final byte[] TOPIC = ascii("\"topic\":\"");
    private static final byte[] OP = ascii("\"op\":\"");
    private static final byte[] CONFIRMED = ascii("\"confirm\":true");

    /** A topic or an operation stands near the beginning. */
    private static final int HEAD_BYTES = 600;

    private static final long HELD_MS = 1_000;
    private static final String PRIVATE = "private";

    private final Random random;
    private final LongSupplier nanoTime;
    private final EventLoop loop;
    private final FaultSite site;
    private final List<StandingFault> faults = new ArrayList<>();
    private final Map<SocketLink, byte[]> held = new HashMap<>();

    FrameFaults(Random random, LongSupplier nanoTime, EventLoop loop, FaultSite site) {
        this.random = random;
        this.nanoTime = nanoTime;
        this.loop = loop;
        this.site = site;
    }

    void add(StandingFault fault) {
        faults.removeIf(old -> old.isOver(nowNs()));
        faults.add(fault);
    }

    void list(List<String> texts) {
        faults.removeIf(old -> old.isOver(nowNs()));
        for (final StandingFault fault : faults) {
            if (fault.kind() != FaultKind.LOSE_REPLY) {
                texts.add(fault.fault().toString());
            }
        }
    }

    void clear() {
        faults.clear();
    }

    @Override
    public boolean takes(SocketLink link, JsonWriter frame) {
        if (faults.isEmpty() && held.isEmpty()) {
            return false;
        }
        final byte[] earlier = held.remove(link);
        if (earlier != null) {
            link.frame(copy(frame));
            link.frame(earlier);
            return true;
        }
        for (int i = 0; i < faults.size(); i++) {
            final StandingFault fault = faults.get(i);
            if (concerns(fault.fault(), link, frame) && fault.strikes(nowNs(), random)) {
                return strike(fault.fault(), link, frame);
            }
        }
        return false;
    }

    private boolean concerns(Fault fault, SocketLink link, JsonWriter frame) {
        return switch (fault.kind()) {
            case DELAY, DUPLICATE, REORDER ->
                site.isOf(fault.text(FaultParameter.WHICH, PRIVATE), link)
                        && says(frame, TOPIC, fault.text(FaultParameter.TOPIC, ""));
            case GAP -> says(frame, TOPIC, fault.text(FaultParameter.TOPIC, ""));
            case LATE_CONFIRM ->
                says(frame, TOPIC, fault.text(FaultParameter.TOPIC, "kline."))
                        && find(frame, CONFIRMED, frame.length()) >= 0;
            default -> site.isOf("trade", link) && says(frame, OP, fault.text(FaultParameter.OP, "order."));
        };
    }

    /** @return whether the frame is not to be sent as it is */
    private boolean strike(Fault fault, SocketLink link, JsonWriter frame) {
        switch (fault.kind()) {
            case DUPLICATE -> {
                link.frame(copy(frame));
                return false;
            }
            case DELAY -> sendLater(link, copy(frame), fault.milliseconds(FaultParameter.LATE, 0));
            case REORDER -> hold(link, copy(frame), fault.milliseconds(FaultParameter.LATE, HELD_MS));
            case LATE_CONFIRM -> {
                if (fault.has(FaultParameter.LATE)) {
                    sendLater(link, copy(frame), fault.milliseconds(FaultParameter.LATE, 0));
                }
            }
            default -> {
                // Left out, or lost.
            }
        }
        return true;
    }

    private void sendLater(SocketLink link, byte[] payload, long ms) {
        loop.schedule(
                () -> {
                    link.frame(payload);
                    link.flush();
                },
                ms,
                TimeUnit.MILLISECONDS);
    }

    private void hold(SocketLink link, byte[] payload, long ms) {
        held.put(link, payload);
        loop.schedule(
                () -> {
                    if (held.remove(link, payload)) {
                        link.frame(payload);
                        link.flush();
                    }
                },
                ms,
                TimeUnit.MILLISECONDS);
    }

    private static boolean says(JsonWriter frame, byte[] key, String beginning) {
        final int at = find(frame, key, Math.min(frame.length(), HEAD_BYTES));
        if (at < 0 || at + key.length + beginning.length() > frame.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (frame.array()[at + key.length + i] != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int find(JsonWriter frame, byte[] wanted, int length) {
        for (int at = 0; at + wanted.length <= length; at++) {
            int same = 0;
            while (same < wanted.length && frame.array()[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] copy(JsonWriter frame) {
        return Arrays.copyOf(frame.array(), frame.length());
    }

    private long nowNs() {
        return nanoTime.getAsLong();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
