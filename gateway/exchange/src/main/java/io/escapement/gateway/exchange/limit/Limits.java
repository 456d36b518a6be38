package io.escapement.gateway.exchange.limit;

import java.util.function.LongSupplier;

/**
 * All limits of one exchange.
 *
 * @param account by operation
 * @param address by where requests come from
 */
public record Limits(AccountLimits account, AddressLimits address) {
    /**
     * Nothing was asked yet.
     *
     * @param settings of the exchange
     * @param nowMs the clock limits go by
     * @param stampMs the clock clients are told
     * @return new limits
     */
    public static Limits of(LimitSettings settings, LongSupplier nowMs, LongSupplier stampMs) {
        return new Limits(new AccountLimits(settings, nowMs, stampMs), new AddressLimits(settings, nowMs));
    }
}
