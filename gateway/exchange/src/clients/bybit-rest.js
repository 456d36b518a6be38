'use strict';

const { RestClientV5 } = require('bybit-api');
const { must, until } = require('./checks');

const CLIENT = 'bybit-api';
const SYMBOL = 'SOLUSDT';
const LINEAR = { category: 'linear', symbol: SYMBOL };

/** bybit-api by REST: every endpoint of the exchange, by the client's own names. */
module.exports = async (venue, checks) => {
  const client = new RestClientV5({ key: venue.key, secret: venue.secret, baseUrl: venue.http });
  const check = (name, body) => checks.run(CLIENT, name, body);
  await market(client, check);
  await account(client, check);
  await orders(client, check, venue);
};

async function market(client, check) {
  await check('server time', async () => (await good(client.getServerTime())).timeSecond);
  await check('instruments, paged', async () => {
    const symbols = [];
    let cursor;
    do {
      const page = await good(client.getInstrumentsInfo({ category: 'linear', limit: 2, cursor }));
      symbols.push(...page.list.map((one) => one.symbol));
      cursor = page.nextPageCursor;
    } while (cursor);
    must(new Set(symbols).size === symbols.length && symbols.includes(SYMBOL), symbols.join());
    return symbols.join(' ');
  });
  await check('klines', async () => {
    const { list } = await good(client.getKline({ ...LINEAR, interval: '15', limit: 1000 }));
    must(list.length === 1000 && Number(list[0][0]) > Number(list[999][0]), `${list.length} rows`);
    return `${list.length}, newest first`;
  });
  await check('mark, index and premium klines', async () => {
    const asked = { ...LINEAR, interval: '60', limit: 3 };
    const lists = [
      (await good(client.getMarkPriceKline(asked))).list,
      (await good(client.getIndexPriceKline(asked))).list,
      (await good(client.getPremiumIndexPriceKline(asked))).list,
    ];
    must(lists.every((list) => list.length === 3 && list[0].length === 5), JSON.stringify(lists));
    return 'three of each';
  });
  await check('tickers', async () => {
    const { list } = await good(client.getTickers(LINEAR));
    must(list.length === 1 && list[0].symbol === SYMBOL, JSON.stringify(list));
    return list[0].lastPrice;
  });
  await check('book', async () => {
    const book = await good(client.getOrderbook({ ...LINEAR, limit: 1000 }));
    must(book.b.length > 200 && book.a.length > 200, `${book.b.length} x ${book.a.length}`);
    return `${book.b.length} x ${book.a.length}`;
  });
  await check('recent trades', async () => {
    const { list } = await until(
      () => good(client.getPublicTradingHistory({ ...LINEAR, limit: 60 })), (found) => found.list.length > 0, 'trades');
    return `${list.length}`;
  });
  await check('funding history', async () => {
    const { list } = await good(client.getFundingRateHistory({ ...LINEAR, limit: 5 }));
    must(list.length > 0, 'none');
    return list[0].fundingRate;
  });
  await check('risk and price limits', async () => {
    const { list } = await good(client.getRiskLimit(LINEAR));
    const limit = await good(client.getOrderPriceLimit(LINEAR));
    must(list.length > 0 && Number(limit.buyLmt) > Number(limit.sellLmt), JSON.stringify(limit));
    return `${limit.sellLmt} to ${limit.buyLmt}`;
  });
}

async function account(client, check) {
  await check('wallet, info, fees', async () => {
    const wallet = await good(client.getWalletBalance({ accountType: 'UNIFIED', coin: 'USDT' }));
    const info = await good(client.getAccountInfo());
    const fees = await good(client.getFeeRate(LINEAR));
    must(info.marginMode === 'REGULAR_MARGIN' && fees.list[0].takerFeeRate > 0, JSON.stringify(info));
    return `${wallet.list[0].totalEquity}, taker ${fees.list[0].takerFeeRate}`;
  });
  await check('key', async () => `uta ${(await good(client.getQueryApiKey())).uta}`);
  await check('position mode there and back', async () => {
    await good(client.switchPositionMode({ ...LINEAR, mode: 3 }));
    const { list } = await good(client.getPositionInfo(LINEAR));
    await good(client.switchPositionMode({ ...LINEAR, mode: 0 }));
    const again = await client.switchPositionMode({ ...LINEAR, mode: 0 });
    must(list.length === 2 && list[0].positionIdx === 1 && list[1].positionIdx === 2, JSON.stringify(list));
    must(again.retCode === 110025, JSON.stringify(again));
    return 'two rows, then 110025';
  });
}

async function orders(client, check, venue) {
  const id = (name) => `by-${venue.run}-${name}`;
  let last;
  const at = (factor) => (last * factor).toFixed(2);
  await check('leverage', async () => {
    const before = (await good(client.getPositionInfo(LINEAR))).list[0].leverage;
    const leverage = before === '5' ? '6' : '5';
    await good(client.setLeverage({ ...LINEAR, buyLeverage: leverage, sellLeverage: leverage }));
    return leverage;
  });
  await check('batch create, amend, cancel', async () => {
    last = Number((await good(client.getTickers(LINEAR))).list[0].lastPrice);
    const order = (name, factor) => ({
      symbol: SYMBOL, side: 'Buy', orderType: 'Limit', qty: '1', price: at(factor), orderLinkId: id(name),
    });
    const created = await client.batchSubmitOrders('linear', [order('b1', 0.97), order('b2', 0.96), order('b1', 0.95)]);
    must(JSON.stringify(created.retExtInfo.list.map((one) => one.code)) === '[0,0,110072]', JSON.stringify(created));
    const amended = await client.batchAmendOrders('linear', [
      { symbol: SYMBOL, orderLinkId: id('b1'), price: at(0.965) }, { symbol: SYMBOL, orderLinkId: 'never', qty: '2' }]);
    must(amended.retExtInfo.list[0].code === 0 && amended.retExtInfo.list[1].code === 110001, JSON.stringify(amended));
    const cancelled = await client.batchCancelOrders('linear', [
      { symbol: SYMBOL, orderLinkId: id('b1') }, { symbol: SYMBOL, orderLinkId: id('b2') }]);
    must(cancelled.retExtInfo.list.every((one) => one.code === 0), JSON.stringify(cancelled));
    return 'codes in place';
  });
  await check('bracket and stop order, open orders', async () => {
    await good(client.submitOrder({
      ...LINEAR, side: 'Buy', orderType: 'Limit', qty: '2', price: at(0.97), orderLinkId: id('bracket'),
      takeProfit: at(1.05), stopLoss: at(0.9),
    }));
    await good(client.submitOrder({
      ...LINEAR, side: 'Sell', orderType: 'Market', qty: '2', orderLinkId: id('stop'), triggerPrice: at(0.9),
      triggerDirection: 2, triggerBy: 'MarkPrice',
    }));
    const all = await good(client.getActiveOrders({ ...LINEAR, openOnly: 0 }));
    const stops = await good(client.getActiveOrders({ ...LINEAR, orderFilter: 'StopOrder' }));
    must(all.list.length === 2 && stops.list.length === 1, `${all.list.length} and ${stops.list.length}`);
    must(stops.list[0].orderStatus === 'Untriggered', JSON.stringify(stops.list[0]));
    return 'New and Untriggered';
  });
  await check('amend, cancel, cancel all', async () => {
    await good(client.amendOrder({ ...LINEAR, orderLinkId: id('bracket'), qty: '3', price: at(0.96) }));
    await good(client.cancelOrder({ ...LINEAR, orderLinkId: id('stop') }));
    const { list } = await good(client.cancelAllOrders({ category: 'linear', settleCoin: 'USDT' }));
    must(list.length === 1 && list[0].orderLinkId === id('bracket'), JSON.stringify(list));
    const history = await good(client.getHistoricOrders({ ...LINEAR, orderLinkId: id('bracket') }));
    must(history.list[0].orderStatus === 'Cancelled' && history.list[0].qty === '3', JSON.stringify(history.list));
    return history.list[0].rejectReason;
  });
  await check('market order, executions, trailing and partial stops', async () => {
    await good(client.submitOrder({ ...LINEAR, side: 'Buy', orderType: 'Market', qty: '4', orderLinkId: id('market') }));
    const { list } = await until(
      () => good(client.getExecutionList({ ...LINEAR, orderLinkId: id('market') })), (found) => found.list.length > 0, 'fills');
    must(list.every((fill) => fill.execType === 'Trade' && Number(fill.execFee) > 0), JSON.stringify(list));
    const stop = { ...LINEAR, positionIdx: 0 };
    await good(client.setTradingStop({ ...stop, tpslMode: 'Full', trailingStop: (last * 0.05).toFixed(2) }));
    await good(client.setTradingStop({
      ...stop, tpslMode: 'Partial', takeProfit: at(1.08), stopLoss: at(0.92), tpSize: '2', slSize: '2',
    }));
    const position = (await good(client.getPositionInfo(LINEAR))).list[0];
    must(position.size === '4' && Number(position.trailingStop) > 0, JSON.stringify(position));
    const stops = await good(client.getActiveOrders({ ...LINEAR, orderFilter: 'StopOrder' }));
    const kinds = stops.list.map((one) => one.stopOrderType).sort().join();
    must(kinds === 'PartialStopLoss,PartialTakeProfit,TrailingStop', kinds);
    return kinds;
  });
  await check('close, closed profit, transaction log', async () => {
    await good(client.submitOrder({
      ...LINEAR, side: 'Sell', orderType: 'Market', qty: '0', reduceOnly: true, closeOnTrigger: true, orderLinkId: id('close'),
    }));
    await until(() => good(client.getPositionInfo(LINEAR)), (found) => found.list[0].size === '0', 'flat');
    const closed = await good(client.getClosedPnL(LINEAR));
    const log = await good(client.getTransactionLog({ accountType: 'UNIFIED', category: 'linear', limit: 50 }));
    must(closed.list.length > 0 && log.list.length > 1, `${closed.list.length} and ${log.list.length}`);
    return closed.list[0].closedPnl;
  });
}

/** The result of an answer that must be good. */
async function good(answer) {
  const { retCode, retMsg, result } = await answer;
  must(retCode === 0, `${retCode} ${retMsg}`);
  return result;
}
