package io.escapement.trainer.walk;

import io.escapement.trainer.TrainerException;

/**
 * How a model is judged on many stretches of time.
 *
 * @param folds stretches, each judged by a model that knows only what came before; 0: no walk-forward
 * @param window what each of those models learns from
 */
public record WalkSettings(int folds, Window window) {
    /** No walk-forward. */
    public static final WalkSettings NONE = new WalkSettings(0, Window.EXPANDING);

    private static final int MOST = 100;

    /** Refuses what can't be. */
    public WalkSettings {
        if (folds < 0 || folds == 1 || folds > MOST) {
            throw new TrainerException("walk-forward folds are " + folds + "; 2 to " + MOST + ", or 0 for none");
        }
    }
}
