package io.escapement.trainer.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTaskTest {
    @TempDir
    private Path folder;

    private int depth = 3;

    @Test
    void shouldTrainOnTheUnionOnceWhenASymbolIsRequestedAndLeaveOutWhatIsTooShort() throws IOException {
        try (SyntheticVenue venue = new SyntheticVenue("BTCUSDT", "ETHUSDT", "NEWUSDT");
                RequestJournal journal = new RequestJournal(folder.resolve("journal"), "bot1")) {
            venue.listedFor("NEWUSDT", 30);

            // given nothing but a wish for a model of one symbol
            final ObjectNode first = update(venue, "BTCUSDT");

            // then history is fetched and the first model is made
            assertThat(texts(first.path("due"))).containsExactly("there is no model yet");
            assertThat(first.path("version").asInt()).isEqualTo(1);
            assertThat(first.path("venueTimeMs").asLong()).isEqualTo(venue.nowMs());

            // when nothing new is wanted, then nothing is due
            assertThat(texts(update(venue, "BTCUSDT").path("due"))).isEmpty();

            // when a trading process asks for two more, one of them a month old, and the recipe of a first model has
            // changed
            depth = 5;
            journal.define(0, "BTCUSDT")
                    .define(1, "ETHUSDT")
                    .wants(1, 1)
                    .define(2, "NEWUSDT")
                    .wants(2, 2);
            final ObjectNode second = update(venue, "BTCUSDT");

            // then the model is made anew on the union, without the one that is too short
            assertThat(texts(second.path("due"))).containsExactly("version 1 does not know ETHUSDT");
            assertThat(second.path("leftOut").path("NEWUSDT").asText())
                    .startsWith("the history of NEWUSDT is unfit: ")
                    .contains("30");
            assertThat(second.path("leftOut").size()).isEqualTo(1);
            assertThat(registry().entries())
                    .extracting(ModelEntry::symbols)
                    .containsExactly(List.of("BTCUSDT"), List.of("BTCUSDT", "ETHUSDT"));

            // by the recipe of the one before
            assertThat(registry().entries())
                    .extracting(entry -> registry()
                            .manifest(entry)
                            .at("/recipe/model/boost/depth")
                            .asInt())
                    .containsExactly(3, 3);

            // when the journal is read again, then what was answered is not answered again
            assertThat(texts(update(venue, "BTCUSDT").path("due"))).isEmpty();

            // when it has learned enough, then the model is made anew, once
            journal.define(0, "BTCUSDT").hasLearned(50, 3);
            assertThat(texts(update(venue, "BTCUSDT").path("due"))).containsExactly("asked for after 50 outcomes");
            assertThat(texts(update(venue, "BTCUSDT").path("due"))).isEmpty();
            assertThat(registry().entries()).hasSize(3);

            // when its data have grown old, then they are brought up to date and the model is made anew
            final long oldToMs = registry().entries().get(2).toMs();
            venue.advanceDays(8);
            final ObjectNode fourth = update(venue, "BTCUSDT");
            assertThat(texts(fourth.path("due"))).singleElement().asString().endsWith(" days old");
            assertThat(registry().entries().get(3).toMs()).isGreaterThan(oldToMs);
        }
    }

    @Test
    void shouldFailWithTheReasonWhenThereIsNoModelAndNoSymbolToTrainOn() throws IOException {
        try (SyntheticVenue venue = new SyntheticVenue("NEWUSDT")) {
            venue.listedFor("NEWUSDT", 30);

            assertThatThrownBy(() -> update(venue, "NEWUSDT"))
                    .isInstanceOf(TrainerException.class)
                    .hasMessageStartingWith(
                            "there is no model, and no symbol one can be trained on: the history of NEWUSDT"
                                    + " is unfit: ");
            assertThat(registry().entries()).isEmpty();
        }
    }

    @Test
    void shouldPublishNothingWhenASymbolOfTheModelIsGone() throws IOException {
        try (SyntheticVenue venue = new SyntheticVenue("BTCUSDT")) {
            assertThatThrownBy(() -> update(venue))
                    .isInstanceOf(TrainerException.class)
                    .hasMessageStartingWith("nothing to update: name symbols");
            update(venue, "BTCUSDT");
        }
        try (SyntheticVenue venue = new SyntheticVenue("ETHUSDT")) {
            assertThatThrownBy(() -> update(venue, "ETHUSDT"))
                    .isInstanceOf(TrainerException.class)
                    .hasMessage("the venue doesn't list BTCUSDT; check the symbol");
        }
        assertThat(registry().entries()).hasSize(1);
    }

    private ObjectNode update(SyntheticVenue venue, String... symbols) {
        final ObjectNode fit =
                FitRequest.of(folder.resolve("history").toString()).toJson();
        fit.put("registry", folder.resolve("models").toString());
        fit.withObject("/model/boost").put("depth", depth);
        for (final String symbol : symbols) {
            fit.withArray("symbols").add(symbol);
        }
        final ObjectNode request =
                UpdateRequest.of(venue.url(), FitRequest.fromJson(fit)).toJson();
        request.putArray("intervals").add(15);
        request.put("days", 120);
        request.put("retrainDays", 7);
        if (java.nio.file.Files.exists(folder.resolve("journal"))) {
            request.withArray("journals").add(folder.resolve("journal").toString());
        }
        return new UpdateTask(() -> 0, new FitJob(() -> 0)).run(UpdateRequest.fromJson(request), Progress.NONE);
    }

    private ModelRegistry registry() {
        return new ModelRegistry(folder.resolve("models"), () -> 0);
    }

    private static List<String> texts(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
