package io.escapement.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every strategy of the catalog, on walks with bursts of volume. */
class StrategyPropertiesTest {
    private static final long AXIS = 200_000;

    /** So that each speaks on a walk without memory. */
    private static final Map<String, String[]> EAGER = Map.of(
            "trend", new String[0],
            "meanReversion", new String[] {"rsiExtreme", "45", "vwapAtr", "0.5", "adxMax", "100", "minReward", "0"},
            "scalp", new String[] {"burstAtr", "0.8", "volumeScore", "0", "minTargetBps", "0", "breakoutBars", "3"},
            "liquiditySweep", new String[] {"volumeScore", "-1", "wick", "0.2"});

    /** In halves, the tick of the fixture. */
    private record Bar(long open, long high, long low, long close, double volume) {
        Bar mirrored() {
            return new Bar(AXIS - open, AXIS - low, AXIS - high, AXIS - close, volume);
        }
    }

    private record Said(int bar, String side, long entry, long stop, long first, long target, double strength) {}

    static List<StrategyKind> kinds() {
        return StrategyCatalog.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldMirrorItselfWhenPricesAreMirrored(StrategyKind kind) {
        final List<Bar> bars = walk(3, 4000);
        final List<Said> straight = run(kind, bars);
        final List<Said> mirrored = run(kind, bars.stream().map(Bar::mirrored).toList());
        assertThat(straight).hasSizeBetween(20, 1000);
        final List<Said> back = new ArrayList<>();
        for (final Said said : mirrored) {
            back.add(new Said(
                    said.bar,
                    said.side.equals("BUY") ? "SELL" : "BUY",
                    scaled(AXIS) - said.entry,
                    scaled(AXIS) - said.stop,
                    said.first == FixedPoint.NULL ? said.first : scaled(AXIS) - said.first,
                    scaled(AXIS) - said.target,
                    said.strength));
        }
        assertThat(back)
                .usingRecursiveFieldByFieldElementComparator(
                        org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                                .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-6, Double.class)
                                .build())
                .isEqualTo(straight);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldSayTheSameWhateverComesLater(StrategyKind kind) {
        final List<Bar> bars = walk(4, 1500);
        final List<Said> whole = run(kind, bars);
        final List<Said> cut = run(kind, bars.subList(0, 700));
        assertThat(cut).isNotEmpty();
        assertThat(whole.stream().filter(said -> said.bar < 700).toList()).isEqualTo(cut);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldForgetEverythingWhenTheSeriesStartsAnew(StrategyKind kind) {
        final List<Bar> bars = walk(5, 1200);
        final MarketFixture fixture = fixture(kind);
        final Strategy strategy = strategy(kind, fixture);
        run(fixture, strategy, walk(6, 301));
        final Bar first = bars.get(0);
        fixture.restart(scaled(first.open), scaled(first.high), scaled(first.low), scaled(first.close), first.volume);
        strategy.evaluate(0, new Proposal());
        final List<Said> again = new ArrayList<>();
        for (final Said said : run(fixture, strategy, bars.subList(1, bars.size()))) {
            again.add(new Said(said.bar + 1, said.side, said.entry, said.stop, said.first, said.target, said.strength));
        }
        assertThat(again).isNotEmpty().isEqualTo(run(kind, bars));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBeSilentWhenNothingMoves(StrategyKind kind) {
        final List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            bars.add(new Bar(2000, 2000, 2000, 2000, i % 3 == 0 ? 0 : 5));
        }
        assertThat(run(kind, bars)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldKeepTargetsAndStopInOrderOnTicks(StrategyKind kind) {
        for (final Said said : run(kind, walk(7, 4000))) {
            final int sign = said.side.equals("BUY") ? 1 : -1;
            assertThat(sign * (said.entry - said.stop)).isPositive();
            assertThat(sign * (said.target - said.entry)).isPositive();
            assertThat(said.stop % MarketFixture.TICK).isZero();
            assertThat(said.target % MarketFixture.TICK).isZero();
            if (said.first != FixedPoint.NULL) {
                assertThat(said.first % MarketFixture.TICK).isZero();
                assertThat(sign * (said.first - said.entry)).isPositive();
                assertThat(sign * (said.target - said.first)).isPositive();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldDeclareASpaceThatASearchCanWalk(StrategyKind kind) {
        assertThat(kind.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
        for (final Parameter parameter : kind.parameters()) {
            assertThat(parameter.doc()).as(parameter.name()).endsWith(".");
            assertThat(parameter.step()).as(parameter.name()).isPositive();
            assertThat(parameter.accepts(parameter.defaultValue())).isTrue();
            assertThat(parameter.accepts(parameter.min())).isTrue();
            assertThat(parameter.accepts(parameter.max())).isTrue();
            assertThat(parameter.accepts(parameter.max() + FixedPoint.ONE)).isFalse();
        }
    }

    private static List<Said> run(StrategyKind kind, List<Bar> bars) {
        final MarketFixture fixture = fixture(kind);
        return run(fixture, strategy(kind, fixture), bars);
    }

    private static MarketFixture fixture(StrategyKind kind) {
        return new MarketFixture(kind == ScalpStrategy.KIND ? 3 : 15);
    }

    private static Strategy strategy(StrategyKind kind, MarketFixture fixture) {
        return kind.create(fixture.market, fixture.instruments, StrategyScript.values(kind, EAGER.get(kind.name())));
    }

    private static List<Said> run(MarketFixture fixture, Strategy strategy, List<Bar> bars) {
        final List<Said> said = new ArrayList<>();
        final Proposal proposal = new Proposal();
        for (int i = 0; i < bars.size(); i++) {
            final Bar bar = bars.get(i);
            fixture.bar(scaled(bar.open), scaled(bar.high), scaled(bar.low), scaled(bar.close), bar.volume);
            if (strategy.evaluate(0, proposal)) {
                said.add(new Said(
                        i,
                        proposal.side().name(),
                        proposal.entryPrice(),
                        proposal.stopPrice(),
                        proposal.firstTargetPrice(),
                        proposal.targetPrice(),
                        proposal.strength()));
            }
        }
        return said;
    }

    private static List<Bar> walk(long seed, int count) {
        final Random random = new Random(seed);
        final List<Bar> bars = new ArrayList<>();
        long price = 100_000;
        for (int i = 0; i < count; i++) {
            final boolean burst = random.nextInt(20) == 0;
            final int reach = burst ? 1200 : 400;
            final long close = price + random.nextInt(reach + 1) - reach / 2 + (i / 100 % 2 == 0 ? 10 : -10);
            final long high = Math.max(price, close) + random.nextInt(100);
            final long low = Math.min(price, close) - random.nextInt(100);
            bars.add(new Bar(price, high, low, close, burst ? 40 + random.nextInt(20) : 5 + random.nextInt(10)));
            price = close;
        }
        return bars;
    }

    private static long scaled(long halves) {
        return halves * MarketFixture.TICK;
    }
}
