package io.escapement.runtime.command;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.runtime.EngineSetup;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bybit's environments by the names operators use. */
enum VenueEnvironment {
    /** Play money, market of its own. */
    TESTNET(RunMode.TESTNET, EngineSetup.Venue.TESTNET),
    /** Play money on mainnet's market. */
    DEMO(RunMode.DEMO, EngineSetup.Venue.DEMO),
    /** Real money. */
    MAINNET(RunMode.MAINNET, EngineSetup.Venue.MAINNET);

    private final RunMode mode;
    private final EngineSetup.Venue venue;

    VenueEnvironment(RunMode mode, EngineSetup.Venue venue) {
        this.mode = mode;
        this.venue = venue;
    }

    RunMode mode() {
        return mode;
    }

    EngineSetup.Venue venue() {
        return venue;
    }

    /** Reads an option's value. */
    static final class Reader implements ITypeConverter<VenueEnvironment> {
        @Override
        public VenueEnvironment convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "testnet" -> TESTNET;
                case "demo" -> DEMO;
                case "mainnet" -> MAINNET;
                default ->
                    throw new TypeConversionException(
                            "unknown environment '" + text + "'; it must be testnet, demo or mainnet");
            };
        }
    }
}
