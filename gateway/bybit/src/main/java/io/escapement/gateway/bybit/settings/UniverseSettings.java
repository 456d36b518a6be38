package io.escapement.gateway.bybit.settings;

import java.util.List;

/** Which instruments. */
public final class UniverseSettings extends Section {
    private List<String> symbols = List.of();

    /**
     * Instruments; the place in the list becomes the instrument id.
     *
     * @param value venue symbols, at least one
     * @return this
     */
    public UniverseSettings symbols(List<String> value) {
        open();
        symbols = List.copyOf(value);
        return this;
    }

    /** @return instruments in the order of their ids; venue symbols */
    public List<String> symbols() {
        return symbols;
    }

    @Override
    void check() {
        require(!symbols.isEmpty(), "symbols are missing: name at least one");
    }
}
