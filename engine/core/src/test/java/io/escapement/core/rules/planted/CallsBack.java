package io.escapement.core.rules.planted;

import java.util.function.IntSupplier;

/** Makes a lambda and refers to a method. */
public final class CallsBack {
    public long ask(int number) {
        final IntSupplier capturing = () -> number + 1;
        final java.util.function.LongSupplier clock = System::currentTimeMillis;
        return capturing.getAsInt() + clock.getAsLong();
    }
}
