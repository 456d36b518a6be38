package io.escapement.trainer.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files that a page carries within it. */
final class ChartLibrary {
    /** Of the jar that brings it; its path names it. */
    static final String VERSION = "5.5.0";

    private static final String PATH = "/META-INF/resources/webjars/echarts/" + VERSION + "/echarts.min.js";

    private ChartLibrary() {}

    /** Apache ECharts, deflated, as base64: a third of its size. The browser inflates it. */
    static String packed() {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.write(bytes(PATH));
        } catch (final IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** A file beside this class. */
    static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream in = ChartLibrary.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + path);
            }
            return in.readAllBytes();
        } catch (final IOException e) {
            throw new IllegalStateException("can't read " + path + " of the build", e);
        }
    }
}
