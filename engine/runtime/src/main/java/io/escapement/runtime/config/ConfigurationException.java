package io.escapement.runtime.config;

/** The operator's configuration is wrong; the message is one line that names the thing and the remedy. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A mistake.
     *
     * @param message one line for the operator
     */
    public ConfigurationException(String message) {
        super(message);
    }

    /**
     * A mistake found by another library.
     *
     * @param message one line for the operator
     * @param cause what the library said
     */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
