/**
 * Whether a neural net would add anything to the model, out of sample, on real history. Decision record 0010 has what
 * came of it.
 *
 * <p>Thread: the command's. May use: trainer, core. Read {@link io.escapement.benchmarks.nets.NetsCommand} first.
 */
package io.escapement.benchmarks.nets;
