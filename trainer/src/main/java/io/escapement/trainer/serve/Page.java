package io.escapement.trainer.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The page that shows the jobs: three files, nothing from elsewhere. */
final class Page {
    private static final Map<String, String> TYPES =
            Map.of("/jobs.css", "text/css", "/jobs.js", "text/javascript", "/", "text/html");

    void answer(Call call) throws IOException {
        final String type = TYPES.get(call.path());
        if (type == null) {
            throw TrainingRoutes.unknown(call);
        }
        TrainingRoutes.only("GET", call);
        call.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        call.bytes(
                200,
                type,
                file(call.path().equals("/") ? "jobs.html" : call.path().substring(1)));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        }
    }
}
