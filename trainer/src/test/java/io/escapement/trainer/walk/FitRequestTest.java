package io.escapement.trainer.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.model.ModelStage;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.fit.FitSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitRequestTest {
    @Test
    void shouldTakeDefaultsForWhatIsLeftOut() throws IOException {
        final FitRequest request = FitRequest.fromJson(json("""
                {"data": "history", "symbols": ["SOLUSDT"], "core": {"exit.maxHoldMs": "3600000"},
                 "model": {"boost": {"depth": 6}, "encoding": "ONE_HOT", "classWeight": "Balanced"}}"""));

        assertThat(request.symbols()).containsExactly("SOLUSDT");
        assertThat(request.core()).containsEntry("exit.maxHoldMs", "3600000");
        assertThat(request.model().boost().depth()).isEqualTo(6);
        assertThat(request.model().boost().rounds()).isEqualTo(200);
        assertThat(request.model().encoding()).isEqualTo(SymbolEncoding.ONE_HOT);
        assertThat(request.model().classWeight().text()).isEqualTo("balanced");
        assertThat(request.model().embargoMinutes()).isEqualTo(FitSettings.EMBARGO_OF_HOLD);
        assertThat(request.stage()).isEqualTo(ModelStage.PAPER);
        assertThat(request.registry()).isNull();
        assertThat(FitRequest.fromJson(request.toJson())).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | a fit needs 'data', the folder of its history
            {"data":"x","symbol":["A"]} | fit request: unknown field 'symbol'
            {"data":"x","model":{"boost":{"depth":11}}} | fit request: depth is 11, 1 to 10 are handled
            {"data":"x","model":{"classWeight":"heavy"}} | fit request: class weight 'heavy': none, balanced or a number
            {"data":"x","stage":"WILD"} | fit request: 'stage' can't be "WILD"
            {"data":"x","trials":0} | fit request: trials is 0, at least 1 is needed
            """)
    void shouldSayInOneLineWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> FitRequest.fromJson(json(text)))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
