package io.escapement.venue;

import static io.escapement.venue.ScriptedMarket.units;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;

/** Builds commands other than placements; numbers in units, {@link #KEEP} leaves one as it is. */
final class Asks {
    static final double KEEP = Double.NaN;

    private Asks() {}

    static long number(double value) {
        return Double.isNaN(value) ? FixedPoint.NULL : units(value);
    }

    static Exit exit(double price) {
        return Exit.market(number(price), TriggerBy.NULL_VAL);
    }

    static Exit limit(double price, double limitPrice) {
        return new Exit(number(price), TriggerBy.NULL_VAL, OrderType.LIMIT, number(limitPrice));
    }

    static VenueCommand.SetLeverage leverage(int instrumentId, double leverage) {
        return new VenueCommand.SetLeverage(instrumentId, units(leverage), units(leverage));
    }

    static VenueCommand.Amend amend(String linkId, double price, double size) {
        return new VenueCommand.Amend(
                0, null, linkId, number(price), number(size), FixedPoint.NULL, TriggerBy.NULL_VAL, Bracket.NONE);
    }

    static VenueCommand.Amend amendTrigger(String linkId, double trigger) {
        return new VenueCommand.Amend(
                0, null, linkId, FixedPoint.NULL, FixedPoint.NULL, number(trigger), TriggerBy.NULL_VAL, Bracket.NONE);
    }

    static VenueCommand.Amend amendExits(String linkId, double target, double stop) {
        return new VenueCommand.Amend(
                0,
                null,
                linkId,
                FixedPoint.NULL,
                FixedPoint.NULL,
                FixedPoint.NULL,
                TriggerBy.NULL_VAL,
                new Bracket(TpslMode.NONE, exit(target), exit(stop)));
    }

    /** Of the whole position in one-way mode. */
    static VenueCommand.SetTradingStop exits(double target, double stop) {
        return exits(0, new Bracket(TpslMode.FULL, exit(target), exit(stop)));
    }

    static VenueCommand.SetTradingStop exits(int positionIndex, Bracket bracket) {
        return new VenueCommand.SetTradingStop(
                0, positionIndex, bracket, FixedPoint.NULL, FixedPoint.NULL, FixedPoint.NULL, FixedPoint.NULL);
    }

    static VenueCommand.SetTradingStop partial(Exit target, Exit stop, double size) {
        return new VenueCommand.SetTradingStop(
                0,
                0,
                new Bracket(TpslMode.PARTIAL, target, stop),
                target.isSet() ? number(size) : FixedPoint.NULL,
                stop.isSet() ? number(size) : FixedPoint.NULL,
                FixedPoint.NULL,
                FixedPoint.NULL);
    }

    static VenueCommand.SetTradingStop trailing(double distance, double activePrice) {
        return new VenueCommand.SetTradingStop(
                0, 0, Bracket.NONE, FixedPoint.NULL, FixedPoint.NULL, number(distance), number(activePrice));
    }
}
