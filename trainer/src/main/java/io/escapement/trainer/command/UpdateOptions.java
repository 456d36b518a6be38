package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.update.UpdateRequest;
import io.escapement.trainer.walk.FitRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to keep up to date. */
final class UpdateOptions {
    @Mixin
    VenueOptions venue;

    @Option(
            names = "--min-days",
            defaultValue = "90",
            paramLabel = "N",
            description = "history a symbol needs (default: ${DEFAULT-VALUE})")
    double minDays;

    @Option(
            names = "--min-coverage",
            defaultValue = "99",
            paramLabel = "PERCENT",
            description = "bars there should be (default: ${DEFAULT-VALUE})")
    double minCoverage;

    @Option(
            names = "--requests",
            paramLabel = "DIR",
            description = "journal of a trading process, running or not, whose training requests are answered; may be"
                    + " repeated")
    List<Path> journals = List.of();

    @Option(
            names = "--retrain-days",
            defaultValue = "7",
            paramLabel = "N",
            description = "age of the newest model's last signal at which it is made anew, 0: never for its age"
                    + " (default: ${DEFAULT-VALUE})")
    int retrainDays;

    @Mixin
    DataOptions data;

    @Mixin
    FitOptions fit;

    /** What was said. */
    UpdateRequest request(PrintWriter out) {
        final FitRequest recipe = fit.request(data.folder, data.symbols, true, null, out);
        final ObjectNode json = UpdateRequest.of(venue.url, recipe).toJson();
        venue.intervals.forEach(json.putArray("intervals")::add);
        json.put("days", venue.days);
        json.put("minDays", minDays);
        json.put("minCoverage", minCoverage);
        json.put("retrainDays", retrainDays);
        journals.forEach(journal -> json.withArray("journals")
                .add(journal.toAbsolutePath().normalize().toString()));
        return UpdateRequest.fromJson(json);
    }
}
