package io.escapement.trainer.registry;

import io.escapement.core.model.ModelStage;
import java.util.List;

/**
 * A model of the registry, as its bundle describes it.
 *
 * @param version number in the registry, from 1, never used again
 * @param sha256 of the bundle, 64 hexadecimal digits; names its file
 * @param publishedMs when it came in, milliseconds since the epoch
 * @param stage how far it may go
 * @param symbols it was trained on
 * @param historyDays days of data behind each of them, in the order of the symbols; 0 where the bundle does not say
 * @param encoding how it is told the symbol
 * @param intervalMinutes of the bars whose closes it judges
 * @param featureLayoutHash 16 hexadecimal digits
 * @param fromMs first signal of its data
 * @param toMs last signal of its data
 * @param dataSha256 of the rows it was fitted on
 * @param rows of its data
 * @param commit that trained it
 * @param confidence of {@link Confidence}, 0 to 1
 * @param parent version it was promoted from; 0 for none
 * @param retired why it is not to be used any more; null while it may
 */
public record ModelEntry(
        int version,
        String sha256,
        long publishedMs,
        ModelStage stage,
        List<String> symbols,
        List<Integer> historyDays,
        String encoding,
        int intervalMinutes,
        String featureLayoutHash,
        long fromMs,
        long toMs,
        String dataSha256,
        int rows,
        String commit,
        double confidence,
        int parent,
        String retired) {
    /**
     * Whether it may still be used.
     *
     * @return false once it is retired
     */
    public boolean mayBeUsed() {
        return retired == null;
    }

    ModelEntry retired(String why) {
        return new ModelEntry(
                version,
                sha256,
                publishedMs,
                stage,
                symbols,
                historyDays,
                encoding,
                intervalMinutes,
                featureLayoutHash,
                fromMs,
                toMs,
                dataSha256,
                rows,
                commit,
                confidence,
                parent,
                why);
    }
}
