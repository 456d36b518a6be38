package io.escapement.venue.model;

import java.util.UUID;

/**
 * An order, execution or trade id: a UUID by its bits.
 *
 * @param high most significant bits
 * @param low least significant bits
 */
public record VenueId(long high, long low) {
    /**
     * An id of two random numbers, with the version and variant bits of a random UUID set.
     *
     * @param high random
     * @param low random
     * @return an id
     */
    public static VenueId random(long high, long low) {
        return new VenueId(high & ~0xF000L | 0x4000L, low >>> 2 | 1L << 63);
    }

    /** The usual text with dashes, lower case. */
    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }

    /**
     * Reads the usual text.
     *
     * @param text a UUID
     * @return the id, or null if the text is none
     */
    public static VenueId parse(String text) {
        try {
            final UUID uuid = UUID.fromString(text);
            return new VenueId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
