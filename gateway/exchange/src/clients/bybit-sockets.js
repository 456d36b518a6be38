'use strict';

const { RestClientV5, WebsocketAPIClient, WebsocketClient, WS_BASE_URL_MAP, WS_KEY_MAP } = require('bybit-api');
const { must, until } = require('./checks');

const CLIENT = 'bybit-api ws';
const SYMBOL = 'XRPUSDT';
const LINEAR = { category: 'linear', symbol: SYMBOL };
const INTERVALS = ['1', '3', '5', '15', '30', '60', '120', '240', '360', '720', 'D', 'W', 'M'];
const SILENT = { trace() {}, info() {}, error() {} };

/** bybit-api's sockets: every public topic, every private one, and orders over the trade socket. */
module.exports = async (venue, checks) => {
  WS_BASE_URL_MAP.v5LinearPublic.public.livenet = `${venue.ws}/v5/public/linear`;
  WS_BASE_URL_MAP.v5.private.livenet = `${venue.ws}/v5/private`;
  WS_BASE_URL_MAP.v5PrivateTrade.private.livenet = `${venue.ws}/v5/trade`;
  const check = (name, body) => checks.run(CLIENT, name, body);
  const heard = new Map();
  const refusals = [];
  const client = new WebsocketClient({ key: venue.key, secret: venue.secret, market: 'v5' }, SILENT);
  client.on('update', (frame) => {
    heard.set(frame.topic, [...(heard.get(frame.topic) || []), frame]);
  });
  client.on('exception', (error) => refusals.push(error));
  await publicTopics(client, check, heard, refusals);
  await privateTopics(client, check, heard, venue);
  client.closeAll(true);
};

async function publicTopics(client, check, heard, refusals) {
  const frame = (topic) => until(async () => heard.get(topic), (all) => all && all.length > 0, topic);
  await check('klines of every interval', async () => {
    const topics = INTERVALS.map((interval) => `kline.${interval}.${SYMBOL}`);
    client.subscribeV5(topics, 'linear');
    for (const topic of topics) {
      const [first] = await frame(topic);
      must(first.data[0].interval === topic.split('.')[1], JSON.stringify(first));
    }
    return INTERVALS.join(' ');
  });
  await check('books', async () => {
    const topics = [1, 50, 200, 1000].map((depth) => `orderbook.${depth}.${SYMBOL}`);
    client.subscribeV5(topics, 'linear');
    const levels = [];
    for (const topic of topics) {
      const [first] = await frame(topic);
      must(first.type === 'snapshot', JSON.stringify(first).slice(0, 200));
      levels.push(first.data.b.length);
    }
    return `${levels.join(', ')} levels`;
  });
  await check('trades', async () => {
    client.subscribeV5(`publicTrade.${SYMBOL}`, 'linear');
    return `${(await frame(`publicTrade.${SYMBOL}`))[0].data.length}`;
  });
  await check('ticker, then only what changed', async () => {
    const topic = `tickers.${SYMBOL}`;
    client.subscribeV5(topic, 'linear');
    const frames = await until(async () => heard.get(topic), (all) => all && all.length > 1, 'a delta');
    const count = (one) => Object.keys(one.data).length;
    must(frames[0].type === 'snapshot' && frames[1].type === 'delta', frames.map((one) => one.type).join());
    must(count(frames[1]) < count(frames[0]), `${count(frames[1])} keys`);
    return `${count(frames[0])} keys, then ${count(frames[1])}`;
  });
  await check('liquidations and price limits', async () => {
    client.subscribeV5([`allLiquidation.${SYMBOL}`, `priceLimit.${SYMBOL}`], 'linear');
    const [first] = await frame(`priceLimit.${SYMBOL}`);
    must(Number(first.data.buyLmt) > Number(first.data.sellLmt), JSON.stringify(first));
    return `${first.data.sellLmt} to ${first.data.buyLmt}`;
  });
  await check('unknown topic', async () => {
    must(refusals.length === 0, JSON.stringify(refusals[0]));
    client.subscribeV5(`orderbook.500.${SYMBOL}`, 'linear');
    await until(async () => refusals, (all) => all.length > 0, 'refusal');
    const text = JSON.stringify(refusals[0]);
    must(text.includes(`error:handler not found,topic:orderbook.500.${SYMBOL}`), text);
    return 'handler not found';
  });
}

async function privateTopics(client, check, heard, venue) {
  const rest = new RestClientV5({ key: venue.key, secret: venue.secret, baseUrl: venue.http });
  const orders = new WebsocketAPIClient(
    { key: venue.key, secret: venue.secret, attachEventListeners: false }, SILENT);
  const rows = (topic) => (heard.get(topic) || []).flatMap((one) => one.data);
  const row = (topic, wanted) => until(async () => rows(topic), (all) => all.some(wanted), topic);
  const link = `bw-${venue.run}`;
  let last;
  await check('private topics', async () => {
    client.subscribeV5(['order', 'execution', 'execution.fast', 'position', 'wallet'], 'linear');
    await until(async () => client.getWsStore().getWs(WS_KEY_MAP.v5Private), (ws) => ws && ws.readyState === 1, 'login');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return 'order execution execution.fast position wallet';
  });
  await check('order over the trade socket', async () => {
    last = Number((await rest.getTickers(LINEAR)).result.list[0].lastPrice);
    const placed = await orders.submitNewOrder({
      ...LINEAR, side: 'Buy', orderType: 'Limit', qty: '100', price: (last * 0.97).toFixed(4), orderLinkId: `${link}-l`,
    });
    must(placed.retCode === 0 && placed.header['X-Bapi-Limit'], JSON.stringify(placed));
    await row('order', (one) => one.orderLinkId === `${link}-l` && one.orderStatus === 'New');
    await row('wallet', (one) => Number(one.totalInitialMargin) > 0);
    await row('position', (one) => one.symbol === SYMBOL);
    const amended = await orders.amendOrder({ ...LINEAR, orderLinkId: `${link}-l`, price: (last * 0.96).toFixed(4) });
    must(amended.retCode === 0, JSON.stringify(amended));
    const cancelled = await orders.cancelOrder({ ...LINEAR, orderLinkId: `${link}-l` });
    must(cancelled.retCode === 0, JSON.stringify(cancelled));
    await row('order', (one) => one.orderLinkId === `${link}-l` && one.orderStatus === 'Cancelled');
    return 'placed, amended, cancelled';
  });
  await check('batches over the trade socket', async () => {
    const order = (name) => ({
      symbol: SYMBOL, side: 'Buy', orderType: 'Limit', qty: '100', price: (last * 0.95).toFixed(4), orderLinkId: name,
    });
    const created = await orders.batchSubmitOrders('linear', [order(`${link}-1`), order(`${link}-2`)]);
    must(created.retExtInfo.list.every((one) => one.code === 0), JSON.stringify(created));
    const cancelled = await orders.batchCancelOrder('linear', [
      { symbol: SYMBOL, orderLinkId: `${link}-1` }, { symbol: SYMBOL, orderLinkId: `${link}-2` }]);
    must(cancelled.data.list.length === 2, JSON.stringify(cancelled));
    return '2';
  });
  await check('fill on every private topic', async () => {
    const placed = await orders.submitNewOrder({
      ...LINEAR, side: 'Sell', orderType: 'Market', qty: '200', orderLinkId: link,
    });
    const ours = (one) => one.orderId === placed.data.orderId;
    await row('order', (one) => ours(one) && one.orderStatus === 'Filled');
    await row('execution', ours);
    await row('execution.fast', ours);
    await row('position', (one) => one.symbol === SYMBOL && one.side === 'Sell' && one.size === '200');
    const execution = (heard.get('execution') || []).find((frame) => frame.data.some(ours));
    must((heard.get('order') || []).some((frame) => frame.id === execution.id), 'no order message of the same id');
    await orders.submitNewOrder({ ...LINEAR, side: 'Buy', orderType: 'Market', qty: '200', reduceOnly: true });
    await row('position', (one) => one.symbol === SYMBOL && one.side === '' && one.size === '0');
    return 'same id on order and execution';
  });
  orders.getWSClient().closeAll(true);
}
