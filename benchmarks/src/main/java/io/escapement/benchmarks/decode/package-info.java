/**
 * Decoding side by side: our decoders, Jackson's streaming parser and fastjson2, each from payload bytes to the same
 * encoded messages.
 *
 * <p>Thread: JMH's. May use: the gateway's decoders, codecs, the two libraries. Read {@code DecodeBenchmark} first.
 */
package io.escapement.benchmarks.decode;
