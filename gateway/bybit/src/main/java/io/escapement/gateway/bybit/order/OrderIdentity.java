package io.escapement.gateway.bybit.order;

/**
 * Who sends.
 *
 * @param instance name of this engine inside client order ids
 * @param epoch of the run
 * @param apiKey to be blotted out of the venue's texts
 */
public record OrderIdentity(String instance, int epoch, String apiKey) {
    @Override
    public String toString() {
        return "OrderIdentity[instance=" + instance + " epoch=" + epoch + "]";
    }
}
