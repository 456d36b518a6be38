package io.escapement.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.FeeRatesEncoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class InstrumentTableTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final InstrumentTable table = new InstrumentTable(3);

    @Test
    void shouldKeepRulesById() {
        assertThat(table.onDefinition(definition(1, "ABCUSDT", 50, 1000, InstrumentStatus.TRADING)))
                .isTrue();

        assertThat(table.count()).isEqualTo(2);
        assertThat(table.isDefined(0)).isFalse();
        assertThat(table.isDefined(1)).isTrue();
        assertThat(table.isTrading(1)).isTrue();
        assertThat(table.symbol(1)).isEqualTo("ABCUSDT");
        assertThat(table.hasSymbol(1, "ABCUSDT")).isTrue();
        assertThat(table.hasSymbol(1, "ABCUSD")).isFalse();
        assertThat(table.hasSymbol(1, "ABCUSDTX")).isFalse();
        assertThat(table.hasSymbol(1, "ABCUSDTABCUSDTABCUSDTABCUSDT")).isFalse();
        assertThat(table.tickSize(1)).isEqualTo(50);
        assertThat(table.lotSize(1)).isEqualTo(1000);
        assertThat(table.minOrderSize(1)).isEqualTo(11);
        assertThat(table.maxOrderSize(1)).isEqualTo(12);
        assertThat(table.maxMarketOrderSize(1)).isEqualTo(13);
        assertThat(table.minNotional(1)).isEqualTo(14);
        assertThat(table.minPrice(1)).isEqualTo(15);
        assertThat(table.maxPrice(1)).isEqualTo(16);
        assertThat(table.minLeverage(1)).isEqualTo(17);
        assertThat(table.maxLeverage(1)).isEqualTo(18);
        assertThat(table.leverageStep(1)).isEqualTo(19);
        assertThat(table.fundingIntervalMinutes(1)).isEqualTo(480);
        assertThat(table.launchTimeNs(1)).isEqualTo(21);
        assertThat(table.deliveryTimeNs(1)).isEqualTo(22);
        assertThat(table.takerRate(1)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldReplaceRulesWhenDefinedAgain() {
        table.onDefinition(definition(0, "LONGERUSDT", 50, 1000, InstrumentStatus.TRADING));
        final long hash = table.hashInto(1);
        table.onDefinition(definition(0, "AUSDT", 60, 1000, InstrumentStatus.DELIVERING));
        assertThat(table.symbol(0)).isEqualTo("AUSDT");
        assertThat(table.tickSize(0)).isEqualTo(60);
        assertThat(table.isTrading(0)).isFalse();
        assertThat(table.status(0)).isEqualTo(InstrumentStatus.DELIVERING);
        assertThat(table.count()).isEqualTo(1);
        assertThat(table.hashInto(1)).isNotEqualTo(hash);
    }

    @Test
    void shouldRefuseWhatItCanNotHold() {
        assertThat(table.onDefinition(definition(3, "X", 50, 1000, InstrumentStatus.TRADING)))
                .isFalse();
        assertThat(table.onDefinition(definition(-1, "X", 50, 1000, InstrumentStatus.TRADING)))
                .isFalse();
        assertThat(table.onDefinition(definition(0, "X", 0, 1000, InstrumentStatus.TRADING)))
                .isFalse();
        assertThat(table.onDefinition(definition(0, "X", 50, FixedPoint.NULL, InstrumentStatus.TRADING)))
                .isFalse();
        assertThat(table.onFeeRates(fees(3, 1, 1))).isFalse();
        assertThat(table.refused()).isEqualTo(5);
        assertThat(table.isDefined(7)).isFalse();
        assertThat(table.capacity()).isEqualTo(3);
        assertThatThrownBy(() -> new InstrumentTable(0)).hasMessageContaining("capacity=0");
    }

    @Test
    void shouldKeepFeeRates() {
        table.onFeeRates(fees(2, 55_000, -10_000));
        assertThat(table.takerRate(2)).isEqualTo(55_000);
        assertThat(table.makerRate(2)).isEqualTo(-10_000);
    }

    private FeeRatesDecoder fees(int id, long taker, long maker) {
        new FeeRatesEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrumentId(id)
                .takerRate(taker)
                .makerRate(maker);
        return new FeeRatesDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    private InstrumentDefinitionDecoder definition(
            int id, String symbol, long tick, long lot, InstrumentStatus status) {
        new InstrumentDefinitionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrumentId(id)
                .symbol(symbol)
                .status(status)
                .tickSize(tick)
                .lotSize(lot)
                .minOrderSize(11)
                .maxOrderSize(12)
                .maxMarketOrderSize(13)
                .minNotional(14)
                .minPrice(15)
                .maxPrice(16)
                .minLeverage(17)
                .maxLeverage(18)
                .leverageStep(19)
                .fundingIntervalMinutes(480)
                .launchTimeNs(21)
                .deliveryTimeNs(22);
        return new InstrumentDefinitionDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }
}
