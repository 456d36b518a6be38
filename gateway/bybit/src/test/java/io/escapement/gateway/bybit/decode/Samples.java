package io.escapement.gateway.bybit.decode;

import java.util.List;

/** Frames of every shape we decode, with invented values. */
final class Samples {
    static final String BOOK_DELTA = "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"delta\",\"ts\":1761234567891,"
            + "\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"98765.40\",\"1.234\"],[\"98765.10\",\"0\"]],"
            + "\"a\":[[\"98765.50\",\"0.410\"],[\"98766\",\"12\"]],\"u\":31415926,\"seq\":271828182845},"
            + "\"cts\":1761234567888}";

    static final String BOOK_SNAPSHOT = "{\"topic\":\"orderbook.1.ETHUSDT\",\"ts\":1761234567000,\"type\":\"snapshot\","
            + "\"data\":{\"s\":\"ETHUSDT\",\"b\":[[\"3500.01\",\"7.5\"]],\"a\":[[\"3500.02\",\"0.01\"]],"
            + "\"u\":1,\"seq\":99},\"cts\":1761234566999}";

    static final String TRADES = "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1761234567902,"
            + "\"data\":[{\"T\":1761234567900,\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"0.014\",\"p\":\"98765.50\","
            + "\"L\":\"ZeroPlusTick\",\"i\":\"5f0c3a9e-1b2d-5c4f-8a6b-0123456789ab\",\"BT\":false,\"RPI\":true,"
            + "\"seq\":271828182899},{\"T\":1761234567901,\"s\":\"BTCUSDT\",\"S\":\"Sell\",\"v\":\"2\","
            + "\"p\":\"98765.4\",\"L\":\"MinusTick\",\"i\":\"2290000000123456789\",\"BT\":true}]}";

    static final String PLAIN_TRADES = "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1761234567902,"
            + "\"data\":[{\"T\":1761234567900,\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"0.014\",\"p\":\"98765.50\","
            + "\"L\":\"ZeroPlusTick\",\"i\":\"5f0c3a9e-1b2d-5c4f-8a6b-0123456789ab\",\"BT\":false,\"RPI\":true,"
            + "\"seq\":271828182899},{\"T\":1761234567901,\"s\":\"BTCUSDT\",\"S\":\"Sell\",\"v\":\"123456789.5\","
            + "\"p\":\"98765.4\",\"L\":\"MinusTick\",\"i\":\"A1B2C3D4-e5f6-5a7b-9c8d-fedcba987654\",\"BT\":true}]}";

    static final String KLINE = "{\"topic\":\"kline.3.BTCUSDT\",\"data\":[{\"start\":1761234480000,"
            + "\"end\":1761234659999,\"interval\":\"3\",\"open\":\"98701.5\",\"close\":\"98765.4\","
            + "\"high\":\"98790\",\"low\":\"98699.9\",\"volume\":\"41.207\",\"turnover\":\"406891933.3341\","
            + "\"confirm\":true,\"timestamp\":1761234659880}],\"ts\":1761234660003,\"type\":\"snapshot\"}";

    static final String TICKER = "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"data\":{"
            + "\"symbol\":\"BTCUSDT\",\"tickDirection\":\"PlusTick\",\"price24hPcnt\":\"-0.0123\","
            + "\"lastPrice\":\"98765.40\",\"prevPrice24h\":\"99995.00\",\"highPrice24h\":\"100100.00\","
            + "\"lowPrice24h\":\"97000.10\",\"prevPrice1h\":\"98700.00\",\"markPrice\":\"98764.99\","
            + "\"indexPrice\":\"98770.01\",\"openInterest\":\"51234.567\",\"openInterestValue\":\"5060000000.11\","
            + "\"turnover24h\":\"7123456789.4321\",\"volume24h\":\"72345.6000\",\"fundingIntervalHour\":\"8\","
            + "\"nextFundingTime\":\"1761264000000\",\"fundingRate\":\"-0.000051\",\"bid1Price\":\"98765.30\","
            + "\"bid1Size\":\"1.5\",\"ask1Price\":\"98765.40\",\"ask1Size\":\"0.25\",\"preOpenPrice\":\"\","
            + "\"curPreListingPhase\":\"\"},\"cs\":271828183000,\"ts\":1761234568000}";

    static final String TICKER_DELTA = "{\"cs\":271828183001,\"data\":{\"ask1Price\":\"98765.50\","
            + "\"ask1Size\":\"0.75\",\"symbol\":\"BTCUSDT\"},\"topic\":\"tickers.BTCUSDT\",\"ts\":1761234568100,"
            + "\"type\":\"delta\"}";

    static final String ORDER_ROW = "{\"category\":\"linear\",\"symbol\":\"ETHUSDT\","
            + "\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112233\",\"orderLinkId\":\"e1-alpha-2-k5-0\","
            + "\"parentOrderLinkId\":\"\",\"blockTradeId\":\"\",\"side\":\"Sell\",\"positionIdx\":0,"
            + "\"orderStatus\":\"PartiallyFilled\",\"cancelType\":\"UNKNOWN\",\"rejectReason\":\"EC_NoError\","
            + "\"timeInForce\":\"PostOnly\",\"isLeverage\":\"\",\"price\":\"3500.02\",\"qty\":\"2.5\","
            + "\"avgPrice\":\"3500.02\",\"leavesQty\":\"2.49\",\"leavesValue\":\"8715.0498\",\"cumExecQty\":\"0.01\","
            + "\"cumExecValue\":\"35.0002\",\"cumExecFee\":\"0.00700004\",\"orderType\":\"Limit\","
            + "\"stopOrderType\":\"\",\"orderIv\":\"\",\"triggerPrice\":\"0.00\",\"takeProfit\":\"3400\","
            + "\"stopLoss\":\"\",\"triggerBy\":\"\",\"triggerDirection\":0,\"reduceOnly\":false,"
            + "\"closeOnTrigger\":false,\"smpGroup\":0,\"createdTime\":\"1761234560000\","
            + "\"updatedTime\":\"1761234568200\",\"closedPnl\":\"0\",\"cumFeeDetail\":{\"USDT\":\"0.00700004\"}}";

    static final String ORDER =
            "{\"topic\":\"order.linear\",\"id\":\"u_1\",\"creationTime\":1761234568203,\"data\":[" + ORDER_ROW + "]}";

    static final String FILL_ROW = "{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"closedSize\":\"0.01\","
            + "\"execFee\":\"-0.00087501\",\"execId\":\"11111111-2222-5333-8444-555566667777\",\"execPrice\":\"3500.02\","
            + "\"execQty\":\"0.01\",\"execType\":\"Trade\",\"execValue\":\"35.0002\",\"feeRate\":\"-0.000025\","
            + "\"tradeIv\":\"\",\"markIv\":\"\",\"markPrice\":\"3500.5\",\"indexPrice\":\"\",\"leavesQty\":\"2.49\","
            + "\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112233\",\"orderLinkId\":\"e1-alpha-2-k5-0\","
            + "\"orderPrice\":\"3500.02\",\"orderQty\":\"2.5\",\"orderType\":\"Limit\",\"stopOrderType\":\"UNKNOWN\","
            + "\"side\":\"Sell\",\"execTime\":\"1761234568199\",\"isMaker\":true,\"seq\":4242,\"execPnl\":\"1.25\","
            + "\"createType\":\"CreateByUser\",\"extraFees\":[{\"feeCoin\":\"USDT\",\"fee\":\"0.0000001234\"}]}";

    static final String FILL =
            "{\"topic\":\"execution\",\"id\":\"u_1\",\"creationTime\":1761234568203,\"data\":[" + FILL_ROW + "]}";

    static final String POSITION_ROW = "{\"positionIdx\":0,\"tradeMode\":0,\"riskId\":11,\"riskLimitValue\":\"900000\","
            + "\"symbol\":\"ETHUSDT\",\"side\":\"Sell\",\"size\":\"0.01\",\"entryPrice\":\"3500.02\",\"leverage\":\"3\","
            + "\"positionValue\":\"35.0002\",\"markPrice\":\"3500.5\",\"positionIM\":\"11.7\",\"positionMM\":\"0.2\","
            + "\"takeProfit\":\"3400\",\"stopLoss\":\"\",\"trailingStop\":\"0\",\"unrealisedPnl\":\"-0.0048\","
            + "\"cumRealisedPnl\":\"-25.06579337\",\"curRealisedPnl\":\"0.00087501\",\"createdTime\":\"1730805600084\","
            + "\"updatedTime\":\"1761234568200\",\"tpslMode\":\"Full\",\"liqPrice\":\"\",\"category\":\"linear\","
            + "\"positionStatus\":\"Normal\",\"adlRankIndicator\":2,\"seq\":4242,\"isReduceOnly\":false}";

    static final String POSITION =
            "{\"id\":\"u_2\",\"topic\":\"position\",\"creationTime\":1761234568204,\"data\":[" + POSITION_ROW + "]}";

    static final String WALLET = "{\"id\":\"u_3\",\"topic\":\"wallet\",\"creationTime\":1761234568205,\"data\":[{"
            + "\"accountIMRate\":\"0.01\",\"coin\":[{\"coin\":\"USDT\",\"equity\":\"1000.5\",\"usdValue\":\"1000.4\","
            + "\"walletBalance\":\"1000.5048\",\"availableToWithdraw\":\"\",\"totalOrderIM\":\"2\","
            + "\"totalPositionIM\":\"11.7\",\"totalPositionMM\":\"0.2\",\"unrealisedPnl\":\"-0.0048\","
            + "\"cumRealisedPnl\":\"-1\",\"collateralSwitch\":true},{\"coin\":\"BTC\",\"equity\":\"0.5\","
            + "\"walletBalance\":\"0.5\",\"totalOrderIM\":\"\",\"unrealisedPnl\":\"0\"}],"
            + "\"totalEquity\":\"50383.1\",\"totalAvailableBalance\":\"\",\"accountType\":\"UNIFIED\"}]}";

    static final String TRADE_ACK = "{\"reqId\":\"e1-alpha-2-k6-0\",\"retCode\":0,\"retMsg\":\"OK\","
            + "\"op\":\"order.create\",\"data\":{\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112244\","
            + "\"orderLinkId\":\"e1-alpha-2-k6-0\"},\"retExtInfo\":{},\"header\":{\"X-Bapi-Limit\":\"10\","
            + "\"X-Bapi-Limit-Status\":\"9\",\"Traceid\":\"00\",\"Timenow\":\"1761234568300\"},\"connId\":\"c-1\"}";

    static final List<String> DATA_FRAMES = List.of(
            BOOK_DELTA,
            BOOK_SNAPSHOT,
            TRADES,
            PLAIN_TRADES,
            KLINE,
            TICKER,
            TICKER_DELTA,
            ORDER,
            FILL,
            POSITION,
            WALLET);

    private Samples() {}
}
