package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.publish.SentCommand;
import org.agrona.collections.Long2LongHashMap;

/**
 * Until when placements may still turn up at the venue.
 *
 * <p>The venue refuses a request that is older than its receive window, and an accepted order is visible after a short
 * lag; so from the moment of sending plus both, an order that no query finds does not exist. An order of an earlier run
 * was sent before this process began. Time is the gateway's clock: under the venue's clock the market has to move on
 * before anything is proved, because what is on its way there arrives in market time. Thread-safe.
 */
final class RecentPlacements {
    private static final long NOT_SENT_HERE = Long.MIN_VALUE;
    private static final long NOT_SENT_YET = Long.MAX_VALUE;
    private static final int MAX_LEG_BITS = 8;
    private static final int MAX_REMEMBERED = 4_096;

    private final int epoch;
    private final GatewayClock clock;
    private final long marginNs;
    private final Long2LongHashMap sentTimes = new Long2LongHashMap(NOT_SENT_HERE);
    private long firstTimeNs;

    RecentPlacements(int epoch, GatewayClock clock, OrderTimes times) {
        this.epoch = epoch;
        this.clock = clock;
        this.marginNs = times.receiveWindowNs() + times.absenceLagNs();
        this.firstTimeNs = clock.nowNs();
    }

    /** A placement is to go out: until then nothing proves it absent. */
    synchronized void stage(SentCommand command) {
        if (sentTimes.size() >= MAX_REMEMBERED) {
            forgetProvable();
        }
        sentTimes.put(key(command), NOT_SENT_YET);
    }

    /** A placement goes out. */
    synchronized void add(SentCommand command) {
        sentTimes.put(key(command), command.sentTimeNs);
    }

    /** The venue refused it: there is nothing to turn up. */
    synchronized void remove(SentCommand command) {
        if (command.kind == CommandKind.PLACE) {
            sentTimes.remove(key(command));
        }
    }

    /** Whether an order that no query finds is proved not to exist. */
    synchronized boolean isAbsenceProof(SentCommand query) {
        final long nowNs = clock.nowNs();
        if (firstTimeNs == 0) {
            firstTimeNs = nowNs;
        }
        if (query.epoch != epoch) {
            return nowNs - firstTimeNs > marginNs;
        }
        final long sentTimeNs = sentTimes.get(key(query));
        return sentTimeNs == NOT_SENT_HERE || nowNs - sentTimeNs > marginNs;
    }

    private void forgetProvable() {
        final long provableNs = clock.nowNs() - marginNs;
        final Long2LongHashMap.EntryIterator entries = sentTimes.entrySet().iterator();
        while (entries.hasNext()) {
            entries.next();
            if (entries.getLongValue() < provableNs) {
                entries.remove();
            }
        }
    }

    private static long key(SentCommand command) {
        return command.sequence << MAX_LEG_BITS | command.leg;
    }
}
