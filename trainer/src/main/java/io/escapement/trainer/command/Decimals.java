package io.escapement.trainer.command;

import java.util.Locale;

/** Numbers for people. */
final class Decimals {
    private Decimals() {}

    static String text(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A share as hundredths of a percent. */
    static String bps(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%+.1f", share * 10_000);
    }
}
