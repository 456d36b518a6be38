/**
 * What an operator may set: strict YAML in, documented keys, clear errors out.
 *
 * <p>Thread: used at start only. May use: snakeyaml-engine, the core's and the gateway's configuration. Read {@link
 * io.escapement.runtime.config.EngineConfiguration} first.
 */
package io.escapement.runtime.config;
