package io.escapement.trainer.jobs;

/** Why a running job should stop. */
enum Stop {
    /** Someone doesn't want it any more. */
    CANCELLED,
    /** It took too long. */
    TIME_OUT,
    /** Its worker ends, or the job it is a piece of does; another may go on. */
    GIVE_BACK,
    /** It is another's by now, or may be: nothing may be published. */
    LOST;

    /** What the reason is to a piece of the job that should stop. */
    Stop ofPiece() {
        return this == CANCELLED ? CANCELLED : GIVE_BACK;
    }
}
