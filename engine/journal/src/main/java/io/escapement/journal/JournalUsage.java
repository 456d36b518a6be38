package io.escapement.journal;

/**
 * What a journal holds and costs on disk.
 *
 * @param bytes bytes of the directory that hold data (files are extended ahead sparsely; the empty part isn't counted)
 * @param budgetBytes most bytes allowed; 0 is no limit
 * @param freeBytes free bytes of the disk
 * @param files number of files
 */
public record JournalUsage(long bytes, long budgetBytes, long freeBytes, int files) {
    /** @return whether more bytes are held than the budget allows */
    public boolean overBudget() {
        return budgetBytes > 0 && bytes > budgetBytes;
    }
}
