package io.escapement.trainer.search;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.TrainerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTaskTest {
    @Test
    void shouldTakeARequestThatSaysNoMoreThanItMust() {
        assertThatCode(() -> SearchTask.check(
                        json("{'folder': 'f', 'data': 'd', 'vary': 'strategy.trend.stopAtr', 'trials': 12}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            {} | search request: 'folder' is missing, where its trials are kept
            {'folder': 'f'} | search request: 'data' is missing, the folder of the history
            {'folder': 'f', 'data': 'd', 'trails': 9} | search request: unknown field 'trails'; there are
            {'folder': 'f', 'data': 'd', 'trials': 0} | search request: trials is 0, at least 1 is needed
            {'folder': 'f', 'data': 'd', 'vary': {'a': 'b'}} | search request: 'vary' can't be {"a":"b"}
            {'folder': 'f', 'data': 'd', 'vary': ['c', {'a': 'b'}]} | search request: 'vary[1]' can't be {"a":"b"}
            {'folder': 'f', 'data': 'd', 'method': 'LUCK'} | search request: 'method' can't be "LUCK"
            {'folder': 'f', 'data': 'd'} | search request: 'vary' is missing
            """)
    void shouldNameWhatCannotBeMeant(String request, String message) {
        assertThatThrownBy(() -> SearchTask.check(json(request)))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith(message);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
