package io.escapement.trainer.fit;

import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;

/** Appends the symbol's columns to rows, by the core's own encoding. */
public final class SymbolColumns {
    private SymbolColumns() {}

    /**
     * Encodes a dataset.
     *
     * @param data rows in layout order
     * @param encoding how
     * @param symbols of the fit
     * @return rows with the columns, samples as they were
     * @throws TrainerException if there is one symbol only, which has nothing to be told from
     */
    public static Dataset encode(Dataset data, SymbolEncoding encoding, int symbols) {
        final int extra = encoding.columns(symbols);
        if (extra == 0) {
            return data;
        }
        if (symbols == 1) {
            throw new TrainerException("symbol encoding " + encoding
                    + " tells symbols apart, and there is only one: name several, or take NONE");
        }
        final float[][] rows = new float[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            final float[] from = data.rows()[i];
            final double[] wide = new double[from.length + extra];
            encoding.encode(data.samples().get(i).instrument(), wide, from.length);
            rows[i] = new float[wide.length];
            System.arraycopy(from, 0, rows[i], 0, from.length);
            for (int c = from.length; c < wide.length; c++) {
                rows[i][c] = (float) wide[c];
            }
        }
        return new Dataset(rows, data.samples());
    }
}
