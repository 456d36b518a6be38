package io.escapement.simulation.session;

import io.escapement.codecs.sbe.Side;
import io.escapement.simulation.world.World;
import io.escapement.venue.Venue;
import io.escapement.venue.model.PositionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watches the exchange's own positions for one that stands without a stop. While everything works none may for longer
 * than the engine's grace and the time its request travels; while things go wrong the core's own watch counts, which
 * asks for a stop or an alert.
 */
final class BareWatch {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long TRAVEL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long COVERED = Long.MAX_VALUE;

    private final World world;
    private final Venue venue;
    private final long allowedNanos;
    private final long[] bareSince;
    private final List<String> failures = new ArrayList<>();
    private long longestNanos;
    private boolean strict;

    BareWatch(World world, Venue venue, long graceNanos) {
        this.world = world;
        this.venue = venue;
        this.allowedNanos = graceNanos + TRAVEL_NANOS;
        this.bareSince = new long[venue.instruments().size()];
        Arrays.fill(bareSince, COVERED);
    }

    /** Looks now and from now on. */
    void look() {
        final long now = world.clock().nanoTime();
        for (int i = 0; i < bareSince.length; i++) {
            final PositionView position = venue.position(i);
            final boolean bare = position.side() != Side.NULL_VAL && position.size() != 0 && position.stopLoss() == 0;
            if (!bare) {
                bareSince[i] = COVERED;
            } else if (bareSince[i] == COVERED) {
                bareSince[i] = now;
            } else {
                longestNanos = Math.max(longestNanos, now - bareSince[i]);
                if (strict && now - bareSince[i] > allowedNanos) {
                    failures.add("the position of instrument " + i + " has stood without a stop for "
                            + (now - bareSince[i]) / 1_000_000 + " ms although nothing goes wrong");
                    bareSince[i] = COVERED;
                    strict = false;
                }
            }
        }
        world.agenda().after(EVERY_NANOS, this::look);
    }

    /** Nothing goes wrong any more, and what went wrong has been mended. */
    void beStrict() {
        strict = true;
        Arrays.fill(bareSince, COVERED);
    }

    /** The longest time any position stood without a stop. */
    long longestNanos() {
        return longestNanos;
    }

    List<String> failures() {
        return failures;
    }
}
