package io.escapement.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import java.math.BigDecimal;
import org.assertj.core.data.Offset;

/** A strategy under test, fed with bars in plain prices; {@code mirrored} turns every price round 200 - price. */
final class StrategyScript {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    final Proposal proposal = new Proposal();
    private final MarketFixture fixture;
    private final Strategy strategy;
    private final boolean mirrored;
    private boolean spoke;

    StrategyScript(StrategyKind kind, int minutes, boolean mirrored, String... namesAndValues) {
        this.mirrored = mirrored;
        fixture = new MarketFixture(minutes);
        strategy = kind.create(fixture.market, fixture.instruments, values(kind, namesAndValues));
    }

    /** Defaults but for some. */
    static ParameterValues values(StrategyKind kind, String... namesAndValues) {
        ParameterValues values = ParameterValues.defaults(kind.parameters());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            for (final Parameter parameter : kind.parameters()) {
                if (parameter.name().equals(namesAndValues[i])) {
                    values = values.with(parameter.name(), value(parameter, namesAndValues[i + 1]));
                }
            }
        }
        return values;
    }

    private static long value(Parameter parameter, String text) {
        return switch (parameter.type()) {
            case CHOICE -> parameter.words().indexOf(text) * FixedPoint.ONE;
            case FLAG -> text.equals("true") ? FixedPoint.ONE : 0;
            default -> new BigDecimal(text).movePointRight(8).longValueExact();
        };
    }

    StrategyScript flat(int bars) {
        for (int i = 0; i < bars; i++) {
            bar(100, 101, 99, 100, 10);
        }
        return this;
    }

    StrategyScript bar(double open, double high, double low, double close, double volume) {
        if (mirrored) {
            fixture.bar(price(200 - open), price(200 - low), price(200 - high), price(200 - close), volume);
        } else {
            fixture.bar(price(open), price(high), price(low), price(close), volume);
        }
        spoke = strategy.evaluate(0, proposal);
        return this;
    }

    void speaks(double entry, double stop, double firstTarget, double target) {
        assertThat(spoke).isTrue();
        assertThat(proposal.side().name()).isEqualTo(mirrored ? "SELL" : "BUY");
        assertThat(plain(proposal.entryPrice())).isEqualTo(entry);
        assertThat(plain(proposal.stopPrice())).isEqualTo(stop);
        assertThat(plain(proposal.firstTargetPrice())).isEqualTo(firstTarget);
        assertThat(plain(proposal.targetPrice())).isEqualTo(target);
        assertThat(proposal.strength()).isBetween(0.0, 1.0);
        assertThat(proposal.numberCount()).isEqualTo(strategy.numberNames().size());
    }

    void speaks() {
        assertThat(spoke).isTrue();
    }

    void isSilent() {
        assertThat(spoke).isFalse();
    }

    void says(String name, double value) {
        assertThat(proposal.numbers()[strategy.numberNames().indexOf(name)])
                .as(name)
                .isCloseTo(value, CLOSE);
    }

    private double plain(long price) {
        final double plain = FixedPoint.toDouble(price);
        return mirrored ? 200 - plain : plain;
    }

    private static long price(double plain) {
        return Math.round(plain * FixedPoint.ONE);
    }
}
