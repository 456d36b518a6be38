package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.RunFacts;

/** What was run, so that it can be run again. */
final class RunSection {
    private final Html page;

    RunSection(Html page) {
        this.page = page;
    }

    void write(RunFacts run) {
        page.raw("<section id=\"run\"><h2>What was run</h2>\n<div class=\"scroll\"><table class=\"facts\"><tbody>");
        fact("Market", run.market());
        fact("Data, SHA-256", run.dataSha256().isEmpty() ? "made from a seed" : run.dataSha256());
        fact(
                "Model, SHA-256",
                run.modelSha256().isEmpty() ? "none" : run.modelSha256() + ", stage " + run.modelStage());
        if (run.seenUntilMs() != null) {
            fact(
                    "The model has seen",
                    Figures.minute(run.seenFromMs()) + " to " + Figures.minute(run.seenUntilMs()) + " UTC");
        }
        fact("Configuration, SHA-256", run.configurationSha256());
        fact("Commit", run.commit());
        fact("Mode", run.mode());
        fact("Inputs, outputs", Figures.count(run.inputs()) + ", " + Figures.count(run.outputs()));
        if (!run.stateHash().isEmpty()) {
            fact("State hash", run.stateHash());
        }
        page.raw("</tbody></table></div>\n<details><summary>Configuration beside the defaults</summary><pre>")
                .text(run.configuration().isEmpty() ? "every key is at its default" : run.configuration())
                .raw("</pre></details>\n");
        if (run.request() != null) {
            page.raw("<details><summary>Request that runs it again</summary><pre>")
                    .text(run.request().toPrettyString())
                    .raw("</pre></details>\n");
        }
        page.raw("</section>\n");
    }

    private void fact(String name, String value) {
        page.raw("<tr><th scope=\"row\">").text(name).raw("</th>").cell(value).raw("</tr>");
    }
}
