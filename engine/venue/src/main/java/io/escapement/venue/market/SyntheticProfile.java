package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.InstrumentRules;

/**
 * What a synthetic instrument is like.
 *
 * @param symbol its name
 * @param price at the beginning
 * @param tickSize 1e-8
 * @param lotSize 1e-8
 * @param beta how much of the common factor it takes
 * @param sigma standard deviation of its own part, per minute, as a fraction
 * @param minuteTurnover typical turnover of a minute, USDT
 */
record SyntheticProfile(
        String symbol, double price, long tickSize, long lotSize, double beta, double sigma, double minuteTurnover) {
    private static final long ONE = FixedPoint.ONE;

    /**
     * The profile of a symbol; of one not in the table, a plausible one drawn from its name.
     *
     * @param symbol ending in USDT
     * @return its profile
     * @throws IllegalArgumentException if it doesn't end in USDT
     */
    static SyntheticProfile of(String symbol) {
        if (!symbol.matches("[A-Z0-9]{1,19}USDT")) {
            throw new IllegalArgumentException("symbol " + symbol + " is not a USDT perpetual: give one like BTCUSDT");
        }
        return switch (symbol) {
            case "BTCUSDT" -> new SyntheticProfile(symbol, 64_000, ONE / 10, ONE / 1000, 1.0, 0.00024, 2_600_000);
            case "ETHUSDT" -> new SyntheticProfile(symbol, 3_150, ONE / 100, ONE / 100, 1.15, 0.00034, 1_400_000);
            case "SOLUSDT" -> new SyntheticProfile(symbol, 148, ONE / 100, ONE / 10, 1.3, 0.00045, 600_000);
            case "XRPUSDT" -> new SyntheticProfile(symbol, 2.15, ONE / 10_000, ONE / 10, 1.1, 0.00045, 350_000);
            default -> {
                final Xoshiro256 random = new Xoshiro256(Xoshiro256.streamSeed(0, symbol));
                yield new SyntheticProfile(
                        symbol,
                        0.5 + 9 * random.nextDouble(),
                        ONE / 10_000,
                        ONE / 10,
                        0.8 + 0.7 * random.nextDouble(),
                        0.0003 + 0.0003 * random.nextDouble(),
                        100_000 + 200_000 * random.nextDouble());
            }
        };
    }

    InstrumentRules rules(int instrumentId, long launchTimeMs) {
        final long lotsForTwoMillion = (long) (2_000_000 / price * ONE / lotSize);
        return new InstrumentRules(
                instrumentId,
                symbol,
                symbol.substring(0, symbol.length() - 4),
                tickSize,
                lotSize,
                lotSize,
                lotsForTwoMillion * lotSize,
                lotsForTwoMillion / 2 * lotSize,
                5 * ONE,
                tickSize,
                1_999_999 * tickSize,
                50 * ONE,
                ONE / 100,
                ONE / 200,
                480,
                ONE / 200,
                launchTimeMs);
    }
}
