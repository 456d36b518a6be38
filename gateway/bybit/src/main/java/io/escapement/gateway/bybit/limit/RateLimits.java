package io.escapement.gateway.bybit.limit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What may be sent now: by endpoint and account, by address, after a ban, and after trouble.
 *
 * <p>Starts from the documented limits and is corrected by what replies tell. The windows are a little longer than the
 * venue's, since requests do not all travel equally long. Orders on the trade socket count by account, not by address.
 *
 * <p>Thread-safe; nothing waits or allocates in here.
 */
public final class RateLimits {
    /** Of the venue: 600 requests in five seconds from one address. */
    private static final int PER_ADDRESS = 600;

    private static final long ACCOUNT_WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1_050);
    private static final long ADDRESS_WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(5_250);

    /** When the venue does not say when its window ends. */
    private static final long CLOSED_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long TROUBLE_MIN_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long TROUBLE_MAX_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int ENTRY_ADDRESS_RESERVE = 20;
    private static final int QUERY_ADDRESS_RESERVE = 120;

    /** Entries leave one token in so many to what reduces risk. */
    private static final int ENTRY_SHARE = 5;

    private final LongSupplier nanoTime;
    private final boolean counting;
    private final long banNs;
    private final TokenBucket address = new TokenBucket(PER_ADDRESS, ADDRESS_WINDOW_NS);
    private final TokenBucket[] groups = new TokenBucket[LimitGroup.values().length];
    private boolean banned;
    private long bannedUntilNs;
    private int troubles;
    private long troubleUntilNs;
    private Runnable whenBanned = () -> {};

    /**
     * With all tokens there.
     *
     * @param nanoTime monotonic clock
     * @param vipLevel of the account, 0 for none
     * @param counting false where time is the market's, which no window of ours measures; bans are heeded all the same
     * @param banNs how long the venue bans an address
     */
    public RateLimits(LongSupplier nanoTime, int vipLevel, boolean counting, long banNs) {
        this.nanoTime = nanoTime;
        this.counting = counting;
        this.banNs = banNs;
        for (final LimitGroup group : LimitGroup.values()) {
            final int limit = group.perSecond(vipLevel);
            groups[group.ordinal()] = limit == 0 ? null : new TokenBucket(limit, ACCOUNT_WINDOW_NS);
        }
    }

    /**
     * Sets who is told of a ban.
     *
     * @param value called once for each ban, on the thread that heard of it
     */
    public synchronized void whenBanned(Runnable value) {
        whenBanned = value;
    }

    /**
     * Whether requests are counted.
     *
     * @return false where a refusal for the rate can't be waited for
     */
    public boolean isCounting() {
        return counting;
    }

    /**
     * Takes a token if there is one.
     *
     * @param group what is requested
     * @param urgency of the request
     * @param http whether it goes by HTTP
     * @return 0 when it may go, else nanoseconds after which to try again
     */
    public synchronized long take(LimitGroup group, Urgency urgency, boolean http) {
        final long nowNs = nanoTime.getAsLong();
        final TokenBucket bucket = groups[group.ordinal()];
        final long waitNs = http ? httpWaitNs(nowNs, urgency) : 0;
        if (waitNs > 0 || !counting) {
            return waitNs;
        }
        if (bucket != null) {
            final long groupWaitNs = bucket.waitNs(nowNs, groupReserve(bucket, group, urgency));
            if (groupWaitNs > 0) {
                return groupWaitNs;
            }
            bucket.take(nowNs);
        }
        if (http) {
            address.take(nowNs);
        }
        return 0;
    }

    /**
     * Counts a request that goes out in any case, as the second attempt of one that was let through.
     *
     * @param group what is requested
     */
    public synchronized void count(LimitGroup group) {
        if (counting) {
            final long nowNs = nanoTime.getAsLong();
            final TokenBucket bucket = groups[group.ordinal()];
            if (bucket != null) {
                bucket.take(nowNs);
            }
            address.take(nowNs);
        }
    }

    /**
     * A reply told about the account's limit.
     *
     * @param group what was requested
     * @param limit requests a second, 0 if not told
     * @param remaining requests left, negative if not told
     */
    public synchronized void onReply(LimitGroup group, int limit, int remaining) {
        final TokenBucket bucket = groups[group.ordinal()];
        if (counting && bucket != null) {
            bucket.correct(nanoTime.getAsLong(), limit, remaining);
        }
    }

    /**
     * The venue refused a request because there were too many.
     *
     * @param group what was requested
     * @param resetInNs when its window ends, from now; 0 or less if not told
     */
    public synchronized void onRefused(LimitGroup group, long resetInNs) {
        final TokenBucket bucket = groups[group.ordinal()];
        final long nowNs = nanoTime.getAsLong();
        final long untilNs = nowNs + (resetInNs > 0 ? Math.min(resetInNs, TROUBLE_MAX_NS) : CLOSED_NS);
        if (!counting) {
            return;
        }
        if (bucket != null) {
            bucket.close(untilNs);
        } else {
            address.close(untilNs);
        }
    }

    /** The venue bans this address: no HTTP until that is over. */
    public void onBan() {
        final Runnable told;
        synchronized (this) {
            told = isBanned() ? () -> {} : whenBanned;
            banned = true;
            bannedUntilNs = nanoTime.getAsLong() + banNs;
        }
        told.run();
    }

    /**
     * Whether HTTP is at rest because of a ban.
     *
     * @return true until its time is over
     */
    public synchronized boolean isBanned() {
        if (banned && nanoTime.getAsLong() - bannedUntilNs >= 0) {
            banned = false;
        }
        return banned;
    }

    /**
     * How long a ban lasts.
     *
     * @return nanoseconds
     */
    public long banNs() {
        return banNs;
    }

    /** The venue did not manage to answer (429, 5xx): what is not urgent waits, longer each time. */
    public synchronized void onTrouble() {
        final long pauseNs = Math.min(TROUBLE_MAX_NS, TROUBLE_MIN_NS << Math.min(troubles, 10));
        troubles++;
        troubleUntilNs = nanoTime.getAsLong() + pauseNs;
    }

    /** The venue answered. */
    public synchronized void onAnswer() {
        troubles = 0;
    }

    private long httpWaitNs(long nowNs, Urgency urgency) {
        if (isBanned()) {
            return bannedUntilNs - nowNs;
        }
        final long troubleNs = troubles > 0 && urgency != Urgency.URGENT ? troubleUntilNs - nowNs : 0;
        if (!counting) {
            return Math.max(0, troubleNs);
        }
        final int reserve = switch (urgency) {
            case URGENT -> 0;
            case ENTRY -> ENTRY_ADDRESS_RESERVE;
            case QUERY -> QUERY_ADDRESS_RESERVE;
        };
        return Math.max(Math.max(0, troubleNs), address.waitNs(nowNs, reserve));
    }

    private static int groupReserve(TokenBucket bucket, LimitGroup group, Urgency urgency) {
        return group == LimitGroup.CREATE && urgency == Urgency.ENTRY ? bucket.limit() / ENTRY_SHARE : 0;
    }
}
