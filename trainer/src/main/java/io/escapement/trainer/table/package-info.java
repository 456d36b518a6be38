/**
 * Tables in files: Parquet, CSV and JSON, read and written by DuckDB within the process.
 *
 * <p>Thread: the caller's; a file is opened, used and closed by one. May use: nothing of the trainer but its exception.
 * Read {@link io.escapement.trainer.table.TableFile} first.
 */
package io.escapement.trainer.table;
