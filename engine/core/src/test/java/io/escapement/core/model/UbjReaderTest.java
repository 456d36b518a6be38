package io.escapement.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UbjReaderTest {
    @Test
    void shouldReadWhatXgboostWrites() {
        final ModelNode root = UbjReader.read(document());

        assertThat(root.get("f").singles()).containsExactly(1.5f, -2f);
        assertThat(root.get("i").integers()).containsExactly(-1, 7);
        assertThat(root.get("u").integers()).containsExactly(255);
        assertThat(root.get("t").text()).isEqualTo("x");
        assertThat(root.get("l").size()).isEqualTo(2);
        assertThat(root.get("l").get(0).integer()).isEqualTo(300);
        assertThat(root.get("l").get(1).single()).isEqualTo(0.5f);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        final byte[] whole = document();
        for (int length = 0; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> UbjReader.read(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("model file is damaged: ");
        }
    }

    @Test
    void shouldRefuseWhatIsNotADocument() {
        assertThatThrownBy(() -> UbjReader.read(bytes("{", "i\1", "a", "i\1", "}", "}")))
                .hasMessage("model file is damaged: data after its end at byte 7");
        assertThatThrownBy(() -> UbjReader.read(bytes("{", "i\1", "a", "?")))
                .hasMessage("model file is damaged: type 63 at byte 5");
        assertThatThrownBy(() -> UbjReader.read(bytes("{", "i\1", "a", "T", "i\1", "a", "F", "}")))
                .hasMessage("model file is damaged: the name a twice at byte 9");
        assertThatThrownBy(() -> UbjReader.read(bytes("[", "$l", "#l", "\177\377\377\377")))
                .hasMessage("model file is damaged: a length of 2147483647 at byte 9");
        assertThatThrownBy(() -> UbjReader.read(bytes("[".repeat(40))))
                .hasMessage("model file is damaged: nested too deeply at byte 34");
    }

    private static byte[] document() {
        return bytes(
                "{",
                "L\0\0\0\0\0\0\0\1",
                "f",
                "[$d#L\0\0\0\0\0\0\0\2",
                "\77\300\0\0",
                "\300\0\0\0",
                "i\1",
                "i",
                "[$l#i\2",
                "\377\377\377\377",
                "\0\0\0\7",
                "i\1",
                "u",
                "[$U#i\1",
                "\377",
                "i\1",
                "t",
                "Si\1x",
                "i\1",
                "l",
                "[",
                "I\1\54",
                "d\77\0\0\0",
                "]",
                "}");
    }

    /** Characters up to 255 as bytes. */
    private static byte[] bytes(String... parts) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                out.write(part.charAt(i));
            }
        }
        return out.toByteArray();
    }
}
