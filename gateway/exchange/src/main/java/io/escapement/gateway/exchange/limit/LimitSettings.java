package io.escapement.gateway.exchange.limit;

/**
 * How limits are kept.
 *
 * @param enforced whether who exceeds them is refused; else they are only counted and told
 * @param vip level of the account, 0 to 5: what commands it may send a second
 * @param banMs how long an address that asked too often is shut out
 */
public record LimitSettings(boolean enforced, int vip, long banMs) {
    private static final int VIP_MAX = 5;
    private static final long TEN_MINUTES_MS = 600_000;

    /** Checks the ranges. */
    public LimitSettings {
        if (vip < 0 || vip > VIP_MAX) {
            throw new IllegalArgumentException("the VIP level must be 0 to " + VIP_MAX + ": vip=" + vip);
        }
        if (banMs < 0) {
            throw new IllegalArgumentException("the length of a ban must not be negative: banMs=" + banMs);
        }
    }

    /** An ordinary account. @param enforced see above @return level 0, bans of ten minutes */
    public static LimitSettings ordinary(boolean enforced) {
        return new LimitSettings(enforced, 0, TEN_MINUTES_MS);
    }
}
