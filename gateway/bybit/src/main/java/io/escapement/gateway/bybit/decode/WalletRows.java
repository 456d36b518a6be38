package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.WalletUpdateEncoder;

/**
 * Reads account rows of the stream and of {@code account/wallet-balance} into one {@code WalletUpdate} per coin. The
 * account's totals may stand behind its coins, so the coins are read last.
 */
final class WalletRows {
    private static final int NOWHERE = -1;
    private static final int TOTAL_EQUITY = 0;
    private static final int TOTAL_AVAILABLE = 1;
    private static final int COINS = 2;
    private static final KeyTable ACCOUNT_KEYS = new KeyTable("totalEquity", "totalAvailableBalance", "coin");

    private static final int COIN = 0;
    private static final int EQUITY = 1;
    private static final int BALANCE = 2;
    private static final int UNREALISED_PNL = 3;
    private static final int CUMULATIVE_PNL = 4;
    private static final int ORDER_MARGIN = 5;
    private static final int POSITION_MARGIN = 6;
    private static final int MAINTENANCE_MARGIN = 7;
    private static final KeyTable COIN_KEYS = new KeyTable(
            "coin",
            "equity",
            "walletBalance",
            "unrealisedPnl",
            "cumRealisedPnl",
            "totalOrderIM",
            "totalPositionIM",
            "totalPositionMM");

    private final ValueReader values;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final WalletUpdateEncoder encoder = new WalletUpdateEncoder();
    private long accountEquity;
    private long accountAvailable;

    WalletRows(ValueReader values) {
        this.values = values;
    }

    /** @return offset in the block of the field {@code last} of these messages */
    int lastField() {
        return WalletUpdateEncoder.lastEncodingOffset();
    }

    /**
     * Reads one account.
     *
     * @param rows receives a message per coin
     * @param source how the account came
     */
    void read(RowStage rows, DataSource source) {
        final JsonCursor cursor = values.cursor;
        accountEquity = Long.MIN_VALUE;
        accountAvailable = Long.MIN_VALUE;
        int coins = NOWHERE;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(ACCOUNT_KEYS)) {
                case TOTAL_EQUITY -> accountEquity = values.decimal();
                case TOTAL_AVAILABLE -> accountAvailable = values.decimal();
                case COINS -> {
                    coins = cursor.position();
                    cursor.skipValue();
                }
                default -> cursor.skipValue();
            }
        }
        if (coins == NOWHERE) {
            values.failIncomplete();
        }
        if (!values.ok()) {
            return;
        }
        final int behind = cursor.position();
        cursor.rewind(coins);
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (rows.count() == RowStage.MAX_ROWS) {
                values.fail(Verdict.TOO_LARGE);
                return;
            }
            readCoin(rows, source);
        }
        if (values.ok()) {
            cursor.resume(behind);
        }
    }

    private void readCoin(RowStage rows, DataSource source) {
        final JsonCursor cursor = values.cursor;
        final long none = Long.MIN_VALUE;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .source(source)
                .last(Bool.NO)
                .equity(none)
                .walletBalance(none)
                .unrealisedPnl(none)
                .cumulativeRealisedPnl(none)
                .orderMargin(none)
                .positionMargin(none)
                .maintenanceMargin(none)
                .accountEquity(accountEquity)
                .accountAvailable(accountAvailable);
        boolean named = false;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(COIN_KEYS)) {
                case COIN -> named = readName();
                case EQUITY -> encoder.equity(values.decimal());
                case BALANCE -> encoder.walletBalance(values.decimal());
                case UNREALISED_PNL -> encoder.unrealisedPnl(values.decimal());
                case CUMULATIVE_PNL -> encoder.cumulativeRealisedPnl(values.decimal());
                case ORDER_MARGIN -> encoder.orderMargin(values.decimal());
                case POSITION_MARGIN -> encoder.positionMargin(values.decimal());
                case MAINTENANCE_MARGIN -> encoder.maintenanceMargin(values.decimal());
                default -> cursor.skipValue();
            }
        }
        if (!named) {
            values.failIncomplete();
        }
        rows.add(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private boolean readName() {
        final JsonCursor cursor = values.cursor;
        if (!cursor.readText()) {
            return false;
        }
        final int length = cursor.textLength();
        if (length > WalletUpdateEncoder.coinLength()) {
            values.fail(Verdict.BAD_VALUE);
            return false;
        }
        for (int i = 0; i < WalletUpdateEncoder.coinLength(); i++) {
            encoder.coin(i, i < length ? cursor.textBytes()[cursor.textOffset() + i] : 0);
        }
        return length > 0;
    }
}
