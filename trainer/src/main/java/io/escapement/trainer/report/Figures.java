package io.escapement.trainer.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them; what there isn't is a dash. */
final class Figures {
    static final String NONE = "–";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HOUR = 60;
    private static final int DAY_MINUTES = 1440;

    private Figures() {}

    static String money(BigDecimal value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%,.2f", value.setScale(2, RoundingMode.HALF_EVEN));
    }

    static String signedMoney(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + money(value);
    }

    static String money(double value) {
        return number(value, 2);
    }

    static String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return String.format(
                Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN));
    }

    static String percent(double share, int digits) {
        return Double.isNaN(share) ? NONE : number(share * 100, digits) + " %";
    }

    static String signedPercent(double share, int digits) {
        return (share > 0 ? "+" : "") + percent(share, digits);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String day(long timeMs) {
        return DAY.format(Instant.ofEpochMilli(timeMs));
    }

    static String minute(long timeMs) {
        return MINUTE.format(Instant.ofEpochMilli(timeMs));
    }

    /** A stretch of time in the two largest units that fit. */
    static String minutes(double minutes) {
        if (Double.isNaN(minutes)) {
            return NONE;
        }
        final long whole = Math.round(minutes);
        if (whole >= DAY_MINUTES) {
            return whole / DAY_MINUTES + " d " + whole % DAY_MINUTES / HOUR + " h";
        }
        return whole >= HOUR ? whole / HOUR + " h " + whole % HOUR + " min" : whole + " min";
    }

    static int sign(double value) {
        return value > 0 ? 1 : value < 0 ? -1 : 0;
    }
}
