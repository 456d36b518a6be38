package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.codecs.sbe.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What wires do to frames, and what the venue may do to them one day: nothing of it may throw or be half-published. */
class DamagedFramesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Decoding decoding = new Decoding();

    @Test
    void shouldRefuseWhenCutAnywhere() {
        for (final String frame : Samples.DATA_FRAMES) {
            final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                decoding.port.clear();
                // The rest of the frame lies behind the cut, as old bytes do in a receive buffer.
                final Verdict verdict = decoding.frames.onFrame(bytes, 0, length);
                assertThat(verdict.isRefusal())
                        .as("length=%d of %s", length, frame)
                        .isTrue();
                final byte[] tight = Arrays.copyOf(bytes, length);
                assertThat(decoding.frames.onFrame(tight, 0, length)).isEqualTo(verdict);
                assertThat(decoding.port.count()).isZero();
            }
        }
    }

    @Test
    void shouldDecodeAlikeWhenThereIsNothingBehindTheFrame() {
        for (final String frame : Samples.DATA_FRAMES) {
            decoding.frame(frame);
            final List<String> expected = decoding.messages();
            assertThat(decoding.tightFrame(frame)).isEqualTo(Verdict.PUBLISHED);
            assertThat(decoding.messages()).isEqualTo(expected);
        }
    }

    @Test
    void shouldDecodeAlikeWhateverTheOrderOfKeysAndTheSpaceBetween() throws IOException {
        final Random random = new Random(11);
        for (final String frame : Samples.DATA_FRAMES) {
            decoding.frame(frame);
            final List<String> expected = decoding.messages();
            for (int round = 0; round < 30; round++) {
                final JsonNode shuffled = shuffle(MAPPER.readTree(frame), random);
                final String text = round % 2 == 0 ? shuffled.toString() : shuffled.toPrettyString();
                assertThat(decoding.frame(text)).as(text).isEqualTo(Verdict.PUBLISHED);
                assertThat(decoding.messages()).as(text).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldAgreeWithTheGeneralWayWhenBytesAreChanged() {
        final Random random = new Random(13);
        final byte[] letters = "{}[]\",:0123456789.-+eE\\ tfnus".getBytes(StandardCharsets.US_ASCII);
        for (final String frame : Samples.DATA_FRAMES) {
            for (int round = 0; round < 4_000; round++) {
                final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
                for (int changes = random.nextInt(2); changes >= 0; changes--) {
                    bytes[random.nextInt(bytes.length)] =
                            random.nextInt(8) == 0 ? (byte) random.nextInt() : letters[random.nextInt(letters.length)];
                }
                final Verdict verdict = decoding.frame(bytes);
                final List<String> messages = decoding.messages();
                assertThat(verdict == Verdict.PUBLISHED).isEqualTo(!messages.isEmpty());
                // A space in front is harmless, and keeps the frame from being read by prediction.
                final byte[] spaced = new byte[bytes.length + 1];
                spaced[0] = ' ';
                System.arraycopy(bytes, 0, spaced, 1, bytes.length);
                final String text = new String(bytes, StandardCharsets.ISO_8859_1);
                assertThat(decoding.frame(spaced)).as(text).isEqualTo(verdict);
                assertThat(decoding.messages()).as(text).isEqualTo(messages);
            }
        }
    }

    @Test
    void shouldNeverThrowWhateverTheAnswer() {
        final Random random = new Random(17);
        final String answer = "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"list\":[" + Samples.ORDER_ROW + ","
                + Samples.FILL_ROW + "," + Samples.POSITION_ROW + "],\"nextPageCursor\":\"\"},\"time\":1761234570000}";
        for (int round = 0; round < 10_000; round++) {
            final byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            decoding.port.clear();
            if (decoding.answers.read(bytes, 0, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length)
                    == Verdict.REPLY) {
                decoding.answers.orders();
                decoding.answers.fills();
                decoding.answers.positions();
                decoding.answers.wallet();
                decoding.answers.instruments();
                decoding.answers.feeRates();
                decoding.answers.bars(0, 3, DataSource.QUERY, Long.MIN_VALUE, Long.MAX_VALUE);
            }
        }
    }

    @Test
    void shouldRefuseWhenInstrumentFiltersNestWithoutEnd() {
        final String nested = "{\"leverageFilter\":".repeat(100_000);
        assertThat(decoding.answer("{\"retCode\":0,\"result\":{\"list\":[" + nested))
                .isEqualTo(Verdict.TOO_DEEP);
    }

    private static JsonNode shuffle(JsonNode node, Random random) {
        if (node.isObject()) {
            final List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            final ObjectNode shuffled = MAPPER.createObjectNode();
            for (final String name : names) {
                shuffled.set(name, shuffle(node.get(name), random));
            }
            if (random.nextBoolean()) {
                shuffled.put("newKey" + random.nextInt(100), "new value");
            }
            return shuffled;
        }
        if (node.isArray()) {
            final ArrayNode array = MAPPER.createArrayNode();
            node.forEach(element -> array.add(shuffle(element, random)));
            return array;
        }
        return node;
    }
}
