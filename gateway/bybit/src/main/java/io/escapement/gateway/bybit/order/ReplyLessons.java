package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.limit.LimitGroup;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.rest.RetCode;
import io.escapement.gateway.bybit.rest.ServerTimestamp;
import java.util.concurrent.TimeUnit;

/** What every reply of the trade socket teaches: how long it took, the venue's clock, and what it still allows. */
final class ReplyLessons {
    private final RateLimits limits;
    private final RequestClock requestClock;
    private final GatewayCounters counters;

    ReplyLessons(RateLimits limits, RequestClock requestClock, GatewayCounters counters) {
        this.limits = limits;
        this.requestClock = requestClock;
        this.counters = counters;
    }

    void onReply(OpReply reply, LimitGroup group, long tookNs) {
        counters.set(Metric.ORDER_REPLY_LAST_NS, tookNs);
        counters.max(Metric.ORDER_REPLY_MAX_NS, tookNs);
        limits.onReply(group, reply.limit(), reply.remaining());
        if (reply.venueTimeNs() > 0) {
            requestClock.onReply(TimeUnit.NANOSECONDS.toMillis(reply.venueTimeNs()), tookNs);
        }
        if (!reply.success()) {
            onRefusal(reply, group);
        }
    }

    private void onRefusal(OpReply reply, LimitGroup group) {
        if (RetCode.meaning(reply.code()) == RetCode.Meaning.RATE_LIMIT) {
            final long resetInMs = reply.resetMs() <= 0 ? 0 : reply.resetMs() - requestClock.nowMs();
            limits.onRefused(group, TimeUnit.MILLISECONDS.toNanos(resetInMs));
        } else if (reply.code() == RetCode.TIMESTAMP) {
            final long told = ServerTimestamp.of(reply.text());
            final long venueTimeMs =
                    told == ServerTimestamp.NONE ? TimeUnit.NANOSECONDS.toMillis(reply.venueTimeNs()) : told;
            if (venueTimeMs > 0) {
                requestClock.synchronise(venueTimeMs);
            }
        }
    }
}
