package io.escapement.core.rules.planted;

/** Makes text of what prints differently. */
public final class PrintsDoubles {
    public String text(double x, Object any) {
        return "x=" + x + " any=" + any;
    }
}
