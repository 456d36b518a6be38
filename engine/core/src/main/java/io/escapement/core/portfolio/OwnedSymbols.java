package io.escapement.core.portfolio;

/** Hears of signals that were good enough to trade but found their symbol taken by another one's position. */
public interface OwnedSymbols {
    /**
     * A signal passed every gate that judges it and was blocked because its symbol is taken. It lives on as a phantom; the
     * position may be closed if the signal speaks against it.
     *
     * @param slot in the signal table; the signal is still there during the call
     */
    void onOwned(int slot);
}
