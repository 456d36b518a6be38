package io.escapement.core.position;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.script.InputWriter;
import org.junit.jupiter.api.Test;

/** Rows of instrument 1 at 100, stop 98, target 104, trailing by 3. */
class VenuePositionsTest {
    private final VenuePositions venue = new VenuePositions(2);
    private final InputWriter in = new InputWriter();

    @Test
    void shouldSignTheSizeBySide() {
        row(Side.BUY, "2", "200", 5);
        assertThat(venue.size(1)).isEqualTo(of("2"));
        row(Side.SELL, "2", "200", 6);
        assertThat(venue.size(1)).isEqualTo(of("-2"));
        row(Side.NULL_VAL, "2", "200", 7);
        assertThat(venue.size(1)).isZero();
        assertThat(venue.size(0)).isZero();
    }

    @Test
    void shouldIgnoreRowsOfAnOlderMatch() {
        assertThat(row(Side.BUY, "2", "200", 5)).isTrue();
        assertThat(row(Side.BUY, "1", "100", 4)).isFalse();
        assertThat(venue.size(1)).isEqualTo(of("2"));
        assertThat(row(Side.BUY, "3", "300", 5)).isTrue();
        assertThat(venue.size(1)).isEqualTo(of("3"));
    }

    @Test
    void shouldIgnoreRowsOlderThanAnExecution() {
        venue.onExecution(1, 9);
        venue.onExecution(1, 8);
        venue.onExecution(1, FixedPoint.NULL);
        assertThat(row(Side.BUY, "2", "200", 8)).isFalse();
        assertThat(row(Side.BUY, "2", "200", 9)).isTrue();
    }

    @Test
    void shouldTakeARowThatDoesNotTellItsMatch() {
        assertThat(venue.crossSequence(1)).isEqualTo(FixedPoint.NULL);
        row(Side.BUY, "2", "200", 5);
        assertThat(row(Side.BUY, "1", "100", FixedPoint.NULL)).isTrue();
        assertThat(venue.size(1)).isEqualTo(of("1"));
        assertThat(venue.crossSequence(1)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldListWhatARowWasSeenOf() {
        row(Side.BUY, "2", "200", 5);
        // An old row lists as well: the venue has the position.
        venue.beginRows();
        assertThat(venue.isListed(1)).isFalse();
        row(Side.BUY, "2", "200", 4);
        assertThat(venue.isListed(1)).isTrue();
        assertThat(venue.isListed(0)).isFalse();
    }

    @Test
    void shouldTellWhatRests() {
        assertThat(venue.hasStop(1)).isFalse();
        row(Side.BUY, "2", "200", 5);
        assertThat(venue.hasStop(1)).isTrue();
        assertThat(venue.stopLoss(1)).isEqualTo(of("98"));
        assertThat(venue.takeProfit(1)).isEqualTo(of("104"));
        assertThat(venue.trailingStop(1)).isEqualTo(of("3"));
    }

    @Test
    void shouldTakeWhatRestedAwayWithThePosition() {
        row(Side.BUY, "2", "200", 5);
        venue.onFlat(1);
        assertThat(venue.stopLoss(1) + venue.takeProfit(1) + venue.trailingStop(1))
                .isZero();
        row(Side.BUY, "2", "200", 6);
        venue.onNotListed(1);
        assertThat(venue.size(1)).isZero();
        assertThat(venue.stopLoss(1) + venue.takeProfit(1) + venue.trailingStop(1))
                .isZero();
    }

    @Test
    void shouldReckonTheCostFromTheEntryPriceWhenNoValueIsTold() {
        row(Side.SELL, "2", "205", 5);
        assertThat(venue.cost(1)).isEqualTo(of("205"));
        row(Side.SELL, "2", null, 6);
        assertThat(venue.cost(1)).isEqualTo(of("200"));
        row(Side.SELL, "2", "0", 7);
        assertThat(venue.cost(1)).isEqualTo(of("200"));
    }

    @Test
    void shouldKnowNoCostWithoutEntryPrice() {
        final VenuePositions unpriced = new VenuePositions(2);
        unpriced.onRow(read(Side.BUY, "2", null, null, 5));
        assertThat(unpriced.cost(1)).isZero();
    }

    private boolean row(Side side, String size, String value, long match) {
        return venue.onRow(read(side, size, "100", value, match));
    }

    private PositionUpdateDecoder read(Side side, String size, String entry, String value, long match) {
        in.position(
                0,
                1,
                DataSource.STREAM,
                side,
                of(size),
                of(entry),
                of(value),
                of("3"),
                of("104"),
                of("98"),
                of("3"),
                FixedPoint.NULL,
                match);
        return new PositionUpdateDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder());
    }
}
