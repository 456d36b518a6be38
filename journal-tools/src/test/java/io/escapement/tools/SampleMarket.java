package io.escapement.tools;

import io.escapement.core.config.CoreConfiguration;
import java.util.List;
import java.util.Map;

/**
 * A market made up by a formula: prices swing in long trends with a little noise, so that the core's strategy has
 * something to say. One instrument, bars of 3 and 15 minutes.
 */
public final class SampleMarket {
    private static final int PARTS = 5;
    private static final int SWING = 120;

    private SampleMarket() {}

    /** @return a configuration under which signals come without a model, and state hashes often */
    public static CoreConfiguration configuration() {
        return CoreConfiguration.fromEntries(Map.of("model.required", "false", "state.hashEvery", "50"));
    }

    /** @return inputs of a run with so many bars of 15 minutes */
    public static List<byte[]> inputs(int quarters) {
        final SampleInputs inputs = new SampleInputs()
                .runStart(SampleJournal.hash(configuration()), 1, false)
                .instrument(0, "ABCUSDT")
                .wallet(1_000_000);
        long noise = 12_345;
        long price = 1_000;
        for (int quarter = 0; quarter < quarters; quarter++) {
            final long open = price;
            long high = price;
            long low = price;
            for (int part = 0; part < PARTS; part++) {
                noise = noise * 1_103_515_245L + 12_345 & 0x7FFF_FFFFL;
                final long before = price;
                final boolean rising = (quarter * PARTS + part) / SWING % 2 == 0;
                price += (rising ? 2 : -2) + (noise >> 16) % 7 - 3;
                final long top = Math.max(before, price) + 1;
                final long bottom = Math.min(before, price) - 1;
                high = Math.max(high, top);
                low = Math.min(low, bottom);
                inputs.bar(0, 3, before, top, bottom, price);
            }
            inputs.closing(0, 15, open, high, low, price);
        }
        return inputs.messages();
    }
}
