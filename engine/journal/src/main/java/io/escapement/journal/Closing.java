package io.escapement.journal;

/** Closes what must be closed while something else has already gone wrong. */
final class Closing {
    private Closing() {}

    /** Closes; a failure to close changes nothing for the caller and is dropped. */
    static void quietly(AutoCloseable closeable) {
        if (closeable != null) {
            try {
                closeable.close();
            } catch (Exception e) {
                // The caller is ending anyway, and the data is in the page cache already.
            }
        }
    }
}
