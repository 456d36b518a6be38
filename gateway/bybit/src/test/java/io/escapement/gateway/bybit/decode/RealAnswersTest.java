package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recorded REST answers, through the printer that tells requests from rows. */
class RealAnswersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void shouldDecodeEveryRowWhenAnswersAreReal() throws IOException {
        int messages = 0;
        for (final Path file : RealData.files(RealData.folder("frames"))) {
            final String name = file.getFileName().toString();
            if (!name.contains("http_") || name.contains("requests_documented") || name.contains("errors_observed")) {
                continue;
            }
            for (final String frame : RealData.frames(file)) {
                JsonNode answer = MAPPER.readTree(frame);
                // One source wraps answers together with their requests.
                answer = answer.path("response").isObject() ? answer.get("response") : answer;
                if (answer.has("retCode")) {
                    messages += check(name, answer);
                }
            }
        }
        assertThat(messages).isGreaterThan(50);
    }

    private static int check(String name, JsonNode answer) throws IOException {
        final StringWriter out = new StringWriter();
        final byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        new FramePrinter("alpha", 0, new PrintWriter(out, true)).printAnswer(bytes, 0, bytes.length);
        final List<JsonNode> messages = new ArrayList<>();
        for (final String line : out.toString().lines().toList()) {
            final JsonNode node = MAPPER.readTree(line);
            if (node.has("refused")) {
                // Account data of other markets lacks what a linear contract has.
                assertThat(name + ' ' + line)
                        .startsWith("http_account_instruments_info_2.json {\"refused\":\"missing field\"");
            } else if (node.has("message")) {
                messages.add(node);
            } else {
                assertThat(node.path("code").asInt(0))
                        .as(name)
                        .isEqualTo(answer.get("retCode").asInt());
            }
        }
        final JsonNode list = answer.path("result").path("list");
        if (!messages.isEmpty() && messages.get(0).get("message").asText().equals("Bar")) {
            assertThat(messages).as(name).hasSize(list.size());
            for (int i = 0; i < list.size(); i++) {
                final JsonNode bar = messages.get(list.size() - 1 - i);
                assertThat(new BigDecimal(bar.get("highPrice").asText()))
                        .isEqualByComparingTo(list.get(i).get(2).asText());
                assertThat(new BigDecimal(bar.get("turnover").asText()))
                        .isEqualByComparingTo(list.get(i).get(6).asText());
            }
        }
        return messages.size();
    }
}
