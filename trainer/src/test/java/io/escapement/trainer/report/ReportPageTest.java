package io.escapement.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestJson;
import io.escapement.trainer.backtest.result.BacktestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT =
            Pattern.compile("<script type=\"([a-z/]+)\" id=\"([a-z]+)\">(.*?)</script>", Pattern.DOTALL);
    private static final Set<String> VOID = Set.of("meta", "br", "!doctype");

    @TempDir
    private Path folder;

    @Test
    void shouldCarryTheNumbersOfTheJson() throws IOException {
        final BacktestResult result = Results.ofTwoTrades();
        final String page = ReportPage.of(result);
        final JsonNode all = JSON.readTree(BacktestJson.text(result));

        final JsonNode data = JSON.readTree(script(page, "data"));
        assertThat(data.path("costs")).isEqualTo(all.path("costs"));
        assertThat(data.path("prices")).isEqualTo(all.path("prices"));
        final List<String> names = new ArrayList<>();
        data.path("trades").path("names").forEach(name -> names.add(name.asText()));
        for (int i = 0; i < result.trades().size(); i++) {
            for (int k = 0; k < names.size(); k++) {
                assertThat(data.path("trades").path("rows").path(i).path(k).toString())
                        .isEqualTo(all.path("trades").path(i).path(names.get(k)).toString());
            }
        }
        assertThat(page)
                .contains(">+9.50 USDT<", ">50.0 %<", ">0.61<")
                .contains("<td>AAAUSDT</td>", "<td>stop</td>")
                .contains("saved 125");
    }

    @Test
    void shouldSayWhatHoldingLeavesOut() {
        final StringWriter text = new StringWriter();

        ReportText.print(new PrintWriter(text), Results.ofTwoTrades());

        assertThat(text.toString())
                .contains("hold     AAAUSDT +2.0 %, deepest fall 1.0 %; without fees and funding"
                        + System.lineSeparator());
        assertThat(ReportPage.of(Results.ofTwoTrades())).contains("Without fees and funding, over the same time.");
    }

    @Test
    void shouldTellOfAnAccountOfWhichNothingIsLeft() throws IOException {
        final BacktestResult result = Results.ofAWipedOutAccount();
        final StringWriter text = new StringWriter();

        ReportText.print(new PrintWriter(text), result);
        final String page = ReportPage.of(result);

        assertThat(text.toString()).contains("WARNING: nothing was left");
        assertThat(page)
                .contains("<p class=\"note warn\">WARNING: nothing was left</p>", ">-150.00 %<")
                .doesNotContain("NaN%", ">NaN");
        final JsonNode row =
                JSON.readTree(script(page, "data")).path("equity").path("rows").get(0);
        assertThat(row.get(1).asDouble()).isEqualTo(-50);
        assertThat(row.get(3).isNull()).isTrue();
    }

    @Test
    void shouldLoadNothingFromAnywhere() {
        final String page = ReportPage.of(Results.ofTwoTrades());

        // Within the library are names of namespaces and licences, within the data nothing of the kind.
        final String outside = page.replace(script(page, "library"), "");
        assertThat(outside).doesNotContain("src=", "href=", "http:", "https:", "url(", "@import", "fetch(", "import(");
    }

    @Test
    void shouldCarryTheWholeLibrary() throws IOException {
        final byte[] packed = Base64.getDecoder().decode(script(ReportPage.of(Results.ofNothing()), "library"));
        final String library = new String(new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes());

        assertThat(library)
                .contains("Licensed to the Apache Software Foundation")
                .contains("echarts");
    }

    @Test
    void shouldCloseWhatItOpens() {
        for (final BacktestResult result :
                List.of(Results.ofNothing(), Results.ofTwoTrades(), Results.ofAWipedOutAccount())) {
            final String page = SCRIPT.matcher(ReportPage.of(result)).replaceAll("");
            final String markup =
                    page.replaceAll("(?s)<style>.*?</style>", "").replaceAll("(?s)<script>.*?</script>", "");
            final Deque<String> open = new ArrayDeque<>();
            final Matcher tags = Pattern.compile("<(/?)([a-z0-9!]+)[^>]*>", Pattern.CASE_INSENSITIVE)
                    .matcher(markup);
            while (tags.find()) {
                final String name = tags.group(2).toLowerCase();
                if (tags.group(1).isEmpty() && !VOID.contains(name)) {
                    open.push(name);
                } else if (!tags.group(1).isEmpty() && !VOID.contains(name)) {
                    assertThat(open.pop()).as("closed at " + tags.start()).isEqualTo(name);
                }
            }
            assertThat(open).isEmpty();
        }
    }

    @Test
    void shouldBeReadByAParserOfAnothersMaking() throws IOException {
        final StringBuilder text = new StringBuilder();
        final int[] tables = new int[1];
        new ParserDelegator()
                .parse(
                        new StringReader(SCRIPT.matcher(ReportPage.of(Results.ofTwoTrades()))
                                .replaceAll("")),
                        new HTMLEditorKit.ParserCallback() {
                            @Override
                            public void handleText(char[] data, int position) {
                                text.append(data).append('\n');
                            }

                            @Override
                            public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
                                tables[0] += tag == HTML.Tag.TABLE ? 1 : 0;
                            }
                        },
                        true);

        assertThat(tables[0]).isGreaterThanOrEqualTo(8);
        assertThat(text).contains("Backtest of AAAUSDT", "Profit factor", "regime");
    }

    @Test
    void shouldEscapeWordsOfOthers() {
        final String page = ReportPage.of(Results.named("<script>alert(1)</script>&\"'"));

        assertThat(page).doesNotContain("<script>alert", "alert(1)</script>");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;");
        assertThat(script(page, "data"))
                .contains("\\u003cscript>alert(1)\\u003c/script>")
                .doesNotContain("</");
    }

    @Test
    void shouldSayWhyASectionIsEmpty() {
        final String whole = ReportPage.of(Results.ofNothing());
        final String page = whole.replace(script(whole, "library"), "");

        assertThat(page)
                .contains("No trade was closed: no strategy made a signal.")
                .contains("No gate was asked: no strategy made a signal.")
                .contains("No chart: the run told no closed bars.")
                .contains("No chart: the core gave no report of the account.")
                .contains("No signal with a prediction came to an end")
                .contains("The run had no model.")
                .contains("nothing was paid for one")
                .doesNotContain("NaN", "Infinity", "null<");
    }

    @Test
    void shouldMarkTradesThatTheModelHadSeen() {
        final String page = ReportPage.of(Results.ofTwoTrades());

        assertThat(page)
                .contains("1 of 2 trades were opened in the time the model was fitted or decided on")
                .contains("they earned +24.50 USDT, the others -15.00 USDT");
    }

    @Test
    void shouldPrintTheSameOnATerminal() {
        final StringWriter out = new StringWriter();
        ReportText.print(new PrintWriter(out), Results.ofTwoTrades());

        assertThat(out.toString())
                .contains("trades   2, 1 of them won")
                .contains("net      9.50 USDT")
                .contains("blocked regime")
                .contains("saved 125 bps over 4 followed")
                .contains("WARNING  1 of 2 trades lie in the time the model has seen: net +24.50, the others -15.00");
    }

    @Test
    void shouldWriteWholeFilesOrSayWhyNot() throws IOException {
        final BacktestResult result = Results.ofTwoTrades();
        final Path page = folder.resolve("deep/er/report.html");
        final Path json = folder.resolve("report.json");

        ReportFiles.html(page, result);
        ReportFiles.json(json, result);

        assertThat(Files.readString(page)).isEqualTo(ReportPage.of(result));
        assertThat(JSON.readTree(json.toFile()).path("layout").asInt()).isEqualTo(1);
        assertThat(folder.resolve("deep/er")).isDirectoryNotContaining("glob:**.part");
        assertThatThrownBy(() -> ReportFiles.check(folder))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> ReportFiles.check(json.resolve("under/a/file.html")))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("can't write " + json.resolve("under/a/file.html"));
    }

    @Test
    void shouldKeepTheLayoutOfTheJson() {
        final JsonNode json = BacktestJson.tree(Results.ofTwoTrades());

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "layout",
                        "run",
                        "notes",
                        "summary",
                        "equity",
                        "months",
                        "symbols",
                        "strategies",
                        "sides",
                        "exits",
                        "costs",
                        "signals",
                        "gates",
                        "calibration",
                        "model",
                        "holds",
                        "prices",
                        "trades");
        assertThat(json.path("summary").path("calmar").isNull()).isTrue();
        assertThat(json.path("summary").path("net").toString()).isEqualTo("9.5");
    }

    private static String script(String page, String id) {
        final Matcher scripts = SCRIPT.matcher(page);
        while (scripts.find()) {
            if (scripts.group(2).equals(id)) {
                return scripts.group(3);
            }
        }
        throw new AssertionError("no script " + id);
    }
}
