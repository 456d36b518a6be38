'use strict';

const { ccxtClient } = require('./ccxt-client');
const { must, until } = require('./checks');

const SYMBOL = 'ETH/USDT:USDT';
const CLIENT = 'ccxt.pro';

/** ccxt's sockets: market data, orders over the trade socket, and what the private stream tells of them. */
module.exports = async (venue, checks) => {
  const client = await ccxtClient(venue);
  const check = (name, body) => checks.run(CLIENT, name, body);
  await client.loadMarkets();
  await check('ticker', async () => `${(await client.watchTicker(SYMBOL)).last}`);
  await check('tickers', async () => `${Object.keys(await client.watchTickers([SYMBOL, 'SOL/USDT:USDT'])).length}`);
  // ccxt keeps one book a symbol, so each depth has its own.
  const books = [[1, 'BTC/USDT:USDT'], [50, SYMBOL], [200, 'SOL/USDT:USDT'], [1000, 'XRP/USDT:USDT']];
  for (const [depth, symbol] of books) {
    await check(`book of ${depth}`, async () => {
      const whole = (book) => book.bids.length === depth && book.asks.length === depth
        && book.bids[0][0] < book.asks[0][0];
      const first = await client.watchOrderBook(symbol, depth);
      must(whole(first), `${first.bids.length} x ${first.asks.length}`);
      const next = await client.watchOrderBook(symbol, depth);
      must(whole(next), `${next.bids.length} x ${next.asks.length} after an update`);
      return `${next.bids.length} x ${next.asks.length}`;
    });
  }
  await check('trades', async () => `${(await client.watchTrades(SYMBOL)).length}`);
  await check('klines', async () => {
    const [bar] = await client.watchOHLCV(SYMBOL, '1m');
    must(bar.length === 6 && bar[2] >= bar[3], JSON.stringify(bar));
    return `${bar[4]}`;
  });
  await check('unsubscribe', async () => {
    await client.unWatchTicker(SYMBOL);
    return `${(await client.watchTicker(SYMBOL)).last}`;
  });
  await privateStreams(client, check, venue);
  await client.close();
};

async function privateStreams(client, check, venue) {
  const heard = { orders: [], trades: [], positions: [], balances: [] };
  let watching = true;
  const listen = async (name, watch) => {
    while (watching) {
      try {
        const news = await watch();
        heard[name].push(...(Array.isArray(news) ? news : [news]));
      } catch (error) {
        if (watching) {
          heard[name].push({ error: error.message });
        }
        return;
      }
    }
  };
  const listeners = [
    listen('orders', () => client.watchOrders(SYMBOL)),
    listen('trades', () => client.watchMyTrades(SYMBOL)),
    listen('positions', () => client.watchPositions([SYMBOL])),
    listen('balances', () => client.watchBalance()),
  ];
  await check('private streams subscribed', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const errors = Object.values(heard).flat().filter((one) => one.error);
    must(errors.length === 0, JSON.stringify(errors));
    return 'orders, trades, positions, balance';
  });
  const clientOrderId = `cw-${venue.run}`;
  await check('order over the trade socket', async () => {
    const { last } = await client.fetchTicker(SYMBOL);
    const order = await client.createOrderWs(SYMBOL, 'limit', 'buy', 0.5, round(client, last * 0.97), {
      clientOrderId: `${clientOrderId}-l`,
    });
    await until(async () => heard.orders, (all) => all.some((one) => one.id === order.id && one.status === 'open'), 'New');
    await client.editOrderWs(order.id, SYMBOL, 'limit', 'buy', 0.6, round(client, last * 0.96));
    await until(async () => heard.orders, (all) => all.some((one) => one.id === order.id && one.amount === 0.6), 'amend');
    await client.cancelOrderWs(order.id, SYMBOL);
    await until(async () => heard.orders, (all) => all.some((one) => one.id === order.id && one.status === 'canceled'),
      'Cancelled');
    return 'placed, amended, cancelled';
  });
  await check('fill on every private stream', async () => {
    const order = await client.createOrderWs(SYMBOL, 'market', 'sell', 0.5, undefined, { clientOrderId });
    await until(async () => heard.orders, (all) => all.some((one) => one.id === order.id && one.status === 'closed'),
      'Filled');
    await until(async () => heard.trades, (all) => all.some((one) => one.order === order.id), 'execution');
    await until(async () => heard.positions, (all) => all.some((one) => one.side === 'short' && one.contracts === 0.5),
      'position');
    await until(async () => heard.balances, (all) => all.length > 0, 'balance');
    await client.createOrderWs(SYMBOL, 'market', 'buy', 0.5, undefined, { reduceOnly: true });
    await until(() => client.fetchPosition(SYMBOL), (one) => !one.contracts, 'flat');
    return `${heard.orders.length} orders, ${heard.trades.length} fills, ${heard.balances.length} balances`;
  });
  watching = false;
  listeners.forEach((one) => one.catch(() => {}));
}

function round(client, value) {
  return Number(client.priceToPrecision(SYMBOL, value));
}
