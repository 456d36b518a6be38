package io.escapement.venue.model;

import java.util.UUID;

/**
 * An order, execution or trade id: a UUID by its bits.
 *
 * @param high most significant bits
 * @param low least significant bits
 */
public record VenueId(long high, long low) {
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
