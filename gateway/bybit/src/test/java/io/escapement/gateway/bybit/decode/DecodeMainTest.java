package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecodeMainTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintALinePerMessageWhenFramesAreLines() throws IOException {
        final List<String> lines = run(
                1,
                "public",
                Samples.BOOK_DELTA + "\n\n1761234567999000001 " + Samples.TRADES + "\nnonsense\n"
                        + Samples.TICKER.substring(0, 90) + "\n" + Samples.TICKER_DELTA.replace("0.75", "0.750000001")
                        + "\n"
                        + "{\"success\":true,\"ret_msg\":\"pong\",\"req_id\":\"7\",\"op\":\"ping\"}");
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("{\"message\":\"BookDelta\",\"receiveTimeNs\":1761234567891000000,");
        assertThat(lines.get(1)).startsWith("{\"message\":\"PublicTrade\",\"receiveTimeNs\":1761234567999000001,");
        assertThat(lines.get(2)).startsWith("{\"message\":\"PublicTrade\"");
        assertThat(lines.get(3)).isEqualTo("{\"refused\":\"malformed\",\"line\":4}");
        assertThat(lines.get(4)).isEqualTo("{\"refused\":\"truncated\",\"line\":5}");
        assertThat(lines.get(5)).isEqualTo("{\"refused\":\"excess digits\",\"key\":\"ask1Size\",\"line\":6}");
        assertThat(err.toString()).contains("2 of the frames in ").contains("the first on line 4;");
        assertThat(lines.get(6))
                .isEqualTo("{\"reply\":\"PONG\",\"success\":true,\"code\":0,\"requestId\":\"7\",\"text\":\"pong\"}");
    }

    @Test
    void shouldPrintTheFrameWhenItStretchesOverManyLines() throws IOException {
        final List<String> lines = run("private", Samples.ORDER.replace(",", ",\n  "), "--instance", "alpha");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("\"clientOrderId\":\"e1-alpha-2-k5-0\"");
    }

    @Test
    void shouldTellTheFateWhenATradeIsAnswered() throws IOException {
        final List<String> lines = run(
                "trade", Samples.TRADE_ACK + "\n" + Samples.TRADE_ACK.replace("\"retCode\":0", "\"retCode\":110007"));
        assertThat(lines.get(0))
                .startsWith("{\"reply\":\"ORDER_CREATE\",\"success\":true,\"code\":0,\"outcome\":\"ACK\"")
                .contains("\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112244\"");
        assertThat(lines.get(1)).contains("\"success\":false,\"code\":110007,\"outcome\":\"REJECT\"");
    }

    @Test
    void shouldTellTheRequestFromTheRowsWhenAnswersComeByRest() throws IOException {
        final String envelope =
                "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"symbol\":\"BTCUSDT\",\"list\":[%s]},\"time\":"
                        + "1761234700000}\n";
        final List<String> lines = run(
                "rest",
                envelope.formatted(Samples.ORDER_ROW) + envelope.formatted(Samples.FILL_ROW)
                        + envelope.formatted(Samples.POSITION_ROW)
                        + envelope.formatted("[\"1761234660000\",\"5\",\"6\",\"4\",\"5.5\",\"10\",\"55\"],"
                                + "[\"1761234480000\",\"3\",\"4\",\"2\",\"5\",\"1\",\"5\"]")
                        + "{\"retCode\":10006,\"retMsg\":\"Too many visits\",\"result\":{},\"time\":5}");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).startsWith("{\"message\":\"OrderUpdate\"");
        assertThat(lines.get(1)).startsWith("{\"message\":\"Fill\"");
        assertThat(lines.get(2)).startsWith("{\"message\":\"PositionUpdate\"");
        assertThat(lines.get(3)).contains("\"intervalMinutes\":3,\"confirm\":\"YES\"");
        assertThat(lines.get(4)).contains("\"intervalMinutes\":3,\"confirm\":\"NO\"");
        assertThat(lines.get(5))
                .isEqualTo("{\"reply\":\"REST\",\"success\":false,\"code\":10006,"
                        + "\"text\":\"Too many visits\",\"exchangeTimeNs\":5000000}");
    }

    @Test
    void shouldComplainInOneLineWhenTheFileIsMissing() {
        assertThat(execute("public", folder.resolve("none.json").toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("decode: no such file: " + folder.resolve("none.json") + "\n");
        assertThat(execute("sideways", "x")).isEqualTo(2);
    }

    private List<String> run(String kind, String content, String... options) throws IOException {
        return run(0, kind, content, options);
    }

    private List<String> run(int status, String kind, String content, String... options) throws IOException {
        final Path file = folder.resolve("frames.txt");
        Files.writeString(file, content);
        final String[] arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[0] = kind;
        arguments[1] = file.toString();
        assertThat(execute(arguments)).isEqualTo(status);
        return out.toString().lines().toList();
    }

    private int execute(String... arguments) {
        final CommandLine command = DecodeMain.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
