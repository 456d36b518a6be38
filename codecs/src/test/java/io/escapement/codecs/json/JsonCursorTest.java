package io.escapement.codecs.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonCursorTest {
    private static final String SAMPLE = """
            { "a" : 1, "b":"two", "c":[1,[2,{"x":null}],"\\u00e9\\n\\"q\\""],
              "d":{"e":true,"f":{}, "g":[]}, "h":-1.5e+3 }""";

    private final JsonCursor cursor = new JsonCursor();

    @Test
    void shouldVisitEveryMemberWhenTheTextIsSound() {
        final List<String> seen = new ArrayList<>();
        wrap(SAMPLE);
        cursor.beginObject();
        while (cursor.nextKey()) {
            final String key = new String(
                    SAMPLE.getBytes(StandardCharsets.UTF_8),
                    cursor.keyOffset(),
                    cursor.keyLength(),
                    StandardCharsets.UTF_8);
            if (cursor.kind() == JsonCursor.Kind.STRING || cursor.kind() == JsonCursor.Kind.SCALAR) {
                assertThat(cursor.readText()).isTrue();
                seen.add(key + "=" + text());
            } else {
                assertThat(cursor.skipValue()).isTrue();
                seen.add(key);
            }
        }
        assertThat(cursor.finished()).isTrue();
        assertThat(seen).containsExactly("a=1", "b=two", "c", "d", "h=-1.5e+3");
    }

    @Test
    void shouldUnescapeWhenAStringHasEscapes() {
        wrap("[\"\\u00e9\\n\\\"q\\\" \\/ \\\\ plain\",\"next\"]");
        cursor.beginArray();
        assertThat(cursor.nextElement() && cursor.readText()).isTrue();
        assertThat(text()).isEqualTo("\u00e9\n\"q\" / \\ plain");
        assertThat(cursor.textEscaped()).isTrue();
        assertThat(cursor.nextElement() && cursor.readText()).isTrue();
        assertThat(text()).isEqualTo("next");
        assertThat(cursor.textEscaped()).isFalse();
        assertThat(cursor.nextElement()).isFalse();
        assertThat(cursor.finished()).isTrue();
    }

    @Test
    void shouldReadNumbersWhenTheyComeAsTextAndTheOtherWayRound() {
        wrap("[\"12\",12,\"\",null,true,\"-7\",\"1x\",\"1234567890123456789\"]");
        cursor.beginArray();
        final List<Long> values = new ArrayList<>();
        while (cursor.nextElement() && cursor.readText()) {
            values.add(cursor.integer());
        }
        final long none = Long.MIN_VALUE;
        assertThat(values).containsExactly(12L, 12L, none, none, none + 1, -7L, none + 1, none + 3);
    }

    @Test
    void shouldSayTruncatedWhenCutAnywhere() {
        final byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            // Bytes behind the cut must not be looked at.
            cursor.wrap(bytes, 0, length);
            assertThat(cursor.skipValue()).as("length=%d", length).isFalse();
            assertThat(cursor.status()).as("length=%d", length).isEqualTo(JsonCursor.Status.TRUNCATED);
        }
        cursor.wrap(bytes, 0, bytes.length);
        assertThat(cursor.skipValue() && cursor.finished()).isTrue();
    }

    @Test
    void shouldSayMalformedWhenItIsNotJson() {
        for (final String text : new String[] {
            "{\"a\" 1}",
            "{a:1}",
            "[1 2]",
            "[,1]",
            "{\"a\":}",
            "tru",
            "nul",
            "[1}",
            "{\"a\":1]",
            "[\"\\x\"]",
            "]",
            "}",
            "[1]x",
            "\"\\u12g4\"",
            "nothing",
            "{\"a\":1,}",
            "{,}"
        }) {
            wrap(text);
            final boolean sound = cursor.skipValue() && cursor.finished();
            assertThat(sound).as(text).isFalse();
            assertThat(cursor.ok()).as(text).isFalse();
        }
    }

    @Test
    void shouldSayTooDeepWhenNestingDoesNotEnd() {
        wrap("[".repeat(100_000));
        assertThat(cursor.skipValue()).isFalse();
        assertThat(cursor.status()).isEqualTo(JsonCursor.Status.TOO_DEEP);
        wrap("[".repeat(64) + "]".repeat(64));
        assertThat(cursor.skipValue() && cursor.finished()).isTrue();
    }

    @Test
    void shouldNeverThrowWhateverTheBytes() {
        final Random random = new Random(7);
        final byte[] letters = "{}[]\",:0123456789.-+eEtruefalsn \\u\u00e9".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            final byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(20) == 0 ? (byte) random.nextInt() : letters[random.nextInt(letters.length)];
            }
            cursor.wrap(bytes, 0, bytes.length);
            cursor.skipValue();
            cursor.finished();
            assertThat(cursor.position()).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void shouldFindWordsWhenTheyAreInTheTable() {
        final KeyTable table = new KeyTable("ts", "cts", "type", "topic", "u", "", "a", "b");
        final byte[] text = "xcts".getBytes(StandardCharsets.US_ASCII);
        assertThat(table.indexOf(text, 1, 3)).isEqualTo(1);
        assertThat(table.indexOf(text, 2, 2)).isEqualTo(0);
        assertThat(table.indexOf(text, 0, 4)).isEqualTo(KeyTable.UNKNOWN);
        assertThat(table.indexOf(text, 0, 0)).isEqualTo(5);
    }

    private void wrap(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cursor.wrap(bytes, 0, bytes.length);
    }

    private String text() {
        return new String(cursor.textBytes(), cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8);
    }
}
