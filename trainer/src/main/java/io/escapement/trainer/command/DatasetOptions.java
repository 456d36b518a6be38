package io.escapement.trainer.command;

import io.escapement.trainer.dataset.DatasetRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Which signals become rows, and what their labels are; {@link DataOptions} says on which history. */
final class DatasetOptions {
    @Mixin
    CoreOptions core;

    @Mixin
    LabelOptions labels;

    /** What they ask for, on a history. */
    DatasetRequest request(Path data, List<String> symbols) {
        return DatasetRequest.of(data, symbols, core.configuration(), labels.settings());
    }
}
