package io.escapement.codecs.text;

/** Turns the dense numbers inside messages into the words people know; asked by {@link MessagePrinter}. */
public interface MessageNames {
    /** Knows nothing: instruments print as {@code #0}, client order ids with {@code ?} for the instance. */
    MessageNames NONE = new MessageNames() {
        @Override
        public String symbol(int instrumentId) {
            return null;
        }

        @Override
        public String instance() {
            return null;
        }
    };

    /**
     * Symbol of an instrument.
     *
     * @param instrumentId dense index
     * @return its symbol, or null if unknown
     */
    String symbol(int instrumentId);

    /** @return name of the engine inside client order ids, or null if unknown */
    String instance();
}
