package io.escapement.trainer.backtest;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import io.escapement.venue.Latency;
import io.escapement.venue.VenueConfiguration;
import java.math.BigDecimal;

/**
 * The line to the venue and what it charges. Null is the venue model's default.
 *
 * @param feedMs from a move of the market to its public messages
 * @param orderMs from a command to its effect and answer
 * @param matchMs from a match to its execution and order messages
 * @param accountMs from a match to its position and wallet messages
 * @param jitterMs greatest addition to each
 * @param jitterSeed of the additions
 * @param takerRate fee of orders that take, a fraction
 * @param makerRate fee of orders that rest, a fraction
 */
public record LineChoice(
        Integer feedMs,
        Integer orderMs,
        Integer matchMs,
        Integer accountMs,
        Integer jitterMs,
        Long jitterSeed,
        BigDecimal takerRate,
        BigDecimal makerRate) {
    /** The venue model's own. */
    public static final LineChoice DEFAULT = new LineChoice(null, null, null, null, null, null, null, null);

    /** The venue model with this line. */
    VenueConfiguration venue(BigDecimal balance) {
        final VenueConfiguration base = VenueConfiguration.defaults();
        final Latency usual = base.latency();
        try {
            final int match = or(matchMs, usual.matchMs());
            return new VenueConfiguration(
                    fixed("balance", balance),
                    takerRate == null ? base.takerRate() : fixed("takerRate", takerRate),
                    makerRate == null ? base.makerRate() : fixed("makerRate", makerRate),
                    base.defaultLeverage(),
                    new Latency(
                            or(feedMs, usual.feedMs()),
                            or(orderMs, usual.orderMs()),
                            match,
                            or(accountMs, Math.max(match, usual.accountMs())),
                            or(jitterMs, usual.jitterMs()),
                            jitterSeed == null ? usual.jitterSeed() : jitterSeed),
                    base.processingMs(),
                    base.refusesBeyondBand(),
                    base.chargeRounding());
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private static int or(Integer value, int usual) {
        return value == null ? usual : value;
    }

    private static long fixed(String what, BigDecimal value) {
        try {
            return value.movePointRight(FixedPoint.SCALE_DIGITS).longValueExact();
        } catch (final ArithmeticException e) {
            throw new TrainerException(what + " " + value + " doesn't fit; give up to 8 decimals", e);
        }
    }
}
