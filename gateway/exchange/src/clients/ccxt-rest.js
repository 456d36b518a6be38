'use strict';

const { ccxtClient } = require('./ccxt-client');
const { must, refused, until } = require('./checks');

const SYMBOL = 'BTC/USDT:USDT';
const CLIENT = 'ccxt';

/** ccxt by REST: the market, then orders from placing to filling, then the position they leave. */
module.exports = async (venue, checks) => {
  const client = await ccxtClient(venue);
  const check = (name, body) => checks.run(CLIENT, name, body);
  await market(client, check);
  await orders(client, check, venue);
  await positions(client, check);
  await client.close();
};

async function market(client, check) {
  await check('markets of every category', async () => {
    const markets = await client.loadMarkets();
    const linear = Object.values(markets).filter((one) => one.linear && one.swap);
    must(markets[SYMBOL], `no ${SYMBOL}`);
    must(markets[SYMBOL].limits.amount.min > 0 && markets[SYMBOL].precision.price > 0, 'no limits or precision');
    return `${linear.length} linear swaps`;
  });
  await check('server time', async () => new Date(await client.fetchTime()).toISOString());
  await check('klines', async () => {
    const bars = await client.fetchOHLCV(SYMBOL, '3m', undefined, 200);
    must(bars.length === 200, `${bars.length} bars`);
    must(bars.every((bar, i) => i === 0 || bar[0] - bars[i - 1][0] === 180_000), 'not three minutes apart');
    return `${bars.length} of 3m`;
  });
  await check('klines from a start', async () => {
    const bars = await client.fetchOHLCV(SYMBOL, '15m', undefined, 10);
    const again = await client.fetchOHLCV(SYMBOL, '15m', bars[2][0], 3);
    must(again.length === 3 && again[0][0] === bars[2][0], `begins at ${again[0] && again[0][0]}`);
    return `${again.length} of 15m`;
  });
  await check('klines of every interval', async () => {
    const intervals = ['1m', '5m', '30m', '1h', '2h', '4h', '6h', '12h', '1d', '1w', '1M'];
    for (const interval of intervals) {
      must((await client.fetchOHLCV(SYMBOL, interval, undefined, 2)).length > 0, `none of ${interval}`);
    }
    return intervals.join(' ');
  });
  await check('mark and index klines', async () => {
    const mark = await client.fetchMarkOHLCV(SYMBOL, '5m', undefined, 5);
    const index = await client.fetchIndexOHLCV(SYMBOL, '5m', undefined, 5);
    must(mark.length === 5 && index.length === 5, `${mark.length} and ${index.length} bars`);
    return `${mark.length} and ${index.length}`;
  });
  await check('ticker', async () => {
    const ticker = await client.fetchTicker(SYMBOL);
    must(ticker.bid < ticker.ask && ticker.last > 0, JSON.stringify(ticker));
    return `${ticker.bid} / ${ticker.ask}`;
  });
  await check('tickers', async () => `${Object.keys(await client.fetchTickers()).length} symbols`);
  await check('book', async () => {
    const book = await client.fetchOrderBook(SYMBOL, 50);
    must(book.bids.length === 50 && book.asks.length === 50, `${book.bids.length} x ${book.asks.length}`);
    must(book.bids[0][0] < book.asks[0][0], 'crossed');
    return `${book.bids.length} x ${book.asks.length}`;
  });
  await check('trades', async () => {
    const trades = await until(() => client.fetchTrades(SYMBOL), (all) => all.length > 0, 'trades');
    must(trades[0].price > 0 && ['buy', 'sell'].includes(trades[0].side), JSON.stringify(trades[0]));
    return `${trades.length}`;
  });
  await check('funding history', async () => {
    const rates = await client.fetchFundingRateHistory(SYMBOL, undefined, 3);
    must(rates.length > 0 && Number.isFinite(rates[0].fundingRate), 'none');
    return `${rates.length}, last ${rates[rates.length - 1].fundingRate}`;
  });
  await check('risk tiers', async () => `${(await client.fetchMarketLeverageTiers(SYMBOL)).length}`);
  await check('open interest and funding rate', async () => {
    const rate = await client.fetchFundingRate(SYMBOL);
    must(Number.isFinite(rate.fundingRate) && rate.nextFundingTimestamp === undefined || rate.fundingTimestamp > 0,
      JSON.stringify(rate));
    return `${rate.fundingRate}`;
  });
}

async function orders(client, check, venue) {
  const id = (name) => `cx-${venue.run}-${name}`;
  let last;
  await check('balance', async () => {
    const balance = await client.fetchBalance();
    must(balance.USDT.total > 0, JSON.stringify(balance.USDT));
    return `${balance.USDT.free} of ${balance.USDT.total} USDT`;
  });
  await check('trading fee', async () => `${(await client.fetchTradingFee(SYMBOL)).taker}`);
  await check('leverage', async () => {
    const leverage = (await client.fetchPosition(SYMBOL)).leverage === 7 ? 8 : 7;
    await client.setLeverage(leverage, SYMBOL);
    const unchanged = await refused(() => client.setLeverage(leverage, SYMBOL));
    must(/110043/.test(unchanged.message), unchanged.message);
    must((await client.fetchPosition(SYMBOL)).leverage === leverage, 'not taken over');
    return `${leverage}, then 110043`;
  });
  await check('limit order rests', async () => {
    last = (await client.fetchTicker(SYMBOL)).last;
    const order = await client.createOrder(SYMBOL, 'limit', 'buy', 0.01, price(client, last * 0.97), {
      clientOrderId: id('limit'), timeInForce: 'PO',
    });
    const open = await client.fetchOpenOrders(SYMBOL);
    const ours = open.find((one) => one.id === order.id);
    must(ours && ours.clientOrderId === id('limit') && ours.status === 'open', JSON.stringify(open));
    return ours.id;
  });
  await check('amend', async () => {
    const [open] = await client.fetchOpenOrders(SYMBOL);
    await client.editOrder(open.id, SYMBOL, 'limit', 'buy', 0.02, price(client, last * 0.965));
    const [amended] = await client.fetchOpenOrders(SYMBOL);
    must(amended.amount === 0.02 && amended.price < open.price, JSON.stringify(amended));
    return `${open.price} to ${amended.price}`;
  });
  await check('cancel', async () => {
    const [open] = await client.fetchOpenOrders(SYMBOL);
    await client.cancelOrder(open.id, SYMBOL);
    must((await client.fetchOpenOrders(SYMBOL)).length === 0, 'still open');
    const [cancelled] = await client.fetchCanceledOrders(SYMBOL, undefined, 1);
    must(cancelled.id === open.id, JSON.stringify(cancelled));
    return cancelled.status;
  });
  await check('several orders at once, cancel all', async () => {
    const orders = [1, 2, 3].map((i) => ({
      symbol: SYMBOL, type: 'limit', side: 'buy', amount: 0.01, price: price(client, last * (0.97 - i / 1000)),
      params: { clientOrderId: id(`batch-${i}`) },
    }));
    must((await client.createOrders(orders)).length === 3, 'not three');
    must((await client.fetchOpenOrders(SYMBOL)).length === 3, 'not open');
    await client.cancelAllOrders(SYMBOL);
    must((await client.fetchOpenOrders(SYMBOL)).length === 0, 'still open');
    return '3';
  });
  await check('market order fills', async () => {
    const order = await client.createOrder(SYMBOL, 'market', 'buy', 0.05, undefined, { clientOrderId: id('market') });
    const trades = await until(() => client.fetchMyTrades(SYMBOL), (all) => all.some((t) => t.order === order.id), 'fill');
    const ours = trades.filter((trade) => trade.order === order.id);
    const filled = ours.reduce((sum, trade) => sum + trade.amount, 0);
    must(Math.abs(filled - 0.05) < 1e-9 && ours.every((trade) => trade.fee.cost > 0), JSON.stringify(ours));
    const closed = await client.fetchClosedOrders(SYMBOL, undefined, 5);
    must(closed.some((one) => one.id === order.id && one.status === 'closed'), 'not among the closed');
    return `${ours.length} fills at ${ours[0].price}`;
  });
}

async function positions(client, check) {
  await check('position', async () => {
    const position = await client.fetchPosition(SYMBOL);
    must(position.side === 'long' && position.contracts >= 0.05, JSON.stringify(position));
    const [listed] = await client.fetchPositions();
    must(listed.symbol === SYMBOL, JSON.stringify(listed));
    return `${position.contracts} at ${position.entryPrice}`;
  });
  await check('stop and target of the position', async () => {
    const { last } = await client.fetchTicker(SYMBOL);
    await client.privatePostV5PositionTradingStop({
      category: 'linear', symbol: 'BTCUSDT', positionIdx: 0, tpslMode: 'Full',
      takeProfit: client.priceToPrecision(SYMBOL, last * 1.1), stopLoss: client.priceToPrecision(SYMBOL, last * 0.9),
    });
    const position = await client.fetchPosition(SYMBOL);
    must(position.stopLossPrice < last && position.takeProfitPrice > last, JSON.stringify(position));
    const stops = await client.fetchOpenOrders(SYMBOL, undefined, 10, { orderFilter: 'StopOrder' });
    must(stops.length === 2, `${stops.length} stop orders`);
    return `${position.stopLossPrice} and ${position.takeProfitPrice}`;
  });
  await check('close reduce-only', async () => {
    const { contracts } = await client.fetchPosition(SYMBOL);
    await client.createOrder(SYMBOL, 'market', 'sell', contracts, undefined, { reduceOnly: true });
    await until(() => client.fetchPosition(SYMBOL), (one) => !one.contracts, 'flat');
    must((await client.fetchOpenOrders(SYMBOL, undefined, 10, { orderFilter: 'StopOrder' })).length === 0, 'stops left');
    return 'flat, stops gone';
  });
  await check('ledger and closed profit', async () => {
    const ledger = await client.fetchLedger('USDT', undefined, 50);
    const closed = await client.fetchPositionsHistory([SYMBOL]);
    must(ledger.length > 1 && closed.length > 0, `${ledger.length} and ${closed.length} rows`);
    return `${ledger.length} rows, ${closed[0].realizedPnl}`;
  });
}

function price(client, value) {
  return Number(client.priceToPrecision(SYMBOL, value));
}
