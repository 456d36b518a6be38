package io.escapement.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchRequestTest {
    @Test
    void shouldTakeDefaultsForWhatIsLeftOut() throws IOException {
        final FetchRequest request = FetchRequest.fromJson(
                json("{\"url\":\"http://127.0.0.1:1\",\"data\":\"h\",\"symbols\":[\"SOLUSDT\"],\"days\":90}"));

        assertThat(request.symbols()).containsExactly("SOLUSDT");
        assertThat(request.days()).isEqualTo(90);
        assertThat(request.intervals()).containsExactly(3, 15);
        assertThat(request.funding()).isTrue();
        assertThat(FetchRequest.fromJson(request.toJson())).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] | fetch request: a JSON object is needed
            {"data":"h","symbols":["A"]} | fetch request: 'url', 'data' and 'symbols' are needed
            {"url":"http://x","data":"h","symbols":["A"],"interval":15} | fetch request: unknown field 'interval'
            {"url":"http://x","data":"h","symbols":["A"],"intervals":[7]} | fetch request: intervals names 7, the venue offers [1, 3, 5,
            """)
    void shouldSayInOneLineWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> FetchRequest.fromJson(json(text)))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
