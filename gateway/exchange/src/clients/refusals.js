'use strict';

const { RestClientV5 } = require('bybit-api');
const { ccxtClient } = require('./ccxt-client');
const { describe, must } = require('./checks');

const CLIENT = 'refusals';
const SYMBOL = 'BTCUSDT';
const TOO_MANY = 10006;
const YEAR_MS = 365 * 86_400_000;

/** What is wrong is refused with Bybit's own codes, and ccxt knows each by its class. */
module.exports = async (venue, checks) => {
  const client = new RestClientV5({ key: venue.key, secret: venue.secret, baseUrl: venue.http });
  const ticker = (await client.getTickers({ category: 'linear', symbol: SYMBOL })).result.list[0];
  const price = (Number(ticker.lastPrice) * 0.97).toFixed(1);
  const order = { category: 'linear', symbol: SYMBOL, side: 'Buy', orderType: 'Limit', qty: '0.01', price };
  const check = (name, code, call) => checks.run(CLIENT, name, async () => {
    let answer = await call().catch((error) => error);
    if (answer.retCode === TOO_MANY) {
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      answer = await call().catch((error) => error);
    }
    const found = answer.retCode === undefined ? describe(answer).match(/"?retCode"?:(\d+)/)?.[1] : answer.retCode;
    must(Number(found) === code, `${describe(answer)} instead of ${code}`);
    return `${code} ${answer.retMsg || ''}`;
  });

  const withSecret = (secret) => new RestClientV5({ key: venue.key, secret, baseUrl: venue.http });
  await check('wrong signature', 10004, () => withSecret('wrong').getWalletBalance({ accountType: 'UNIFIED' }));
  await check('unknown key', 10003, () =>
    new RestClientV5({ key: 'nobody', secret: venue.secret, baseUrl: venue.http }).getAccountInfo());
  const late = new RestClientV5({ key: venue.key, secret: venue.secret, baseUrl: venue.http });
  late.timeOffset = -YEAR_MS;
  await check('stale timestamp', 10002, () => late.getWalletBalance({ accountType: 'UNIFIED' }));
  await check('unknown symbol', 10001, () => client.submitOrder({ ...order, symbol: 'NOSUCHUSDT' }));
  await check('unknown symbol of a query', 10001, () => client.getKline({
    category: 'linear', symbol: 'NOSUCHUSDT', interval: '1' }));
  await check('quantity below the least', 10001, () => client.submitOrder({ ...order, qty: '0.00001' }));
  await check('value below the least', 110094, () => client.submitOrder({ ...order, qty: '0.001', price: '1000' })
    .then((answer) => (answer.retCode === 0 ? client.submitOrder({ ...order, qty: '0.0001' }) : answer)));
  await check('quantity that is no number', 10001, () => client.submitOrder({ ...order, qty: 'much' }));
  await check('too large for the account', 110007, () => client.submitOrder({ ...order, qty: '8' }));
  await check('duplicate client id', 110072, async () => {
    const orderLinkId = `dup-${venue.run}`;
    await client.submitOrder({ ...order, orderLinkId });
    const answer = await client.submitOrder({ ...order, orderLinkId });
    await client.cancelOrder({ category: 'linear', symbol: SYMBOL, orderLinkId });
    return answer;
  });
  await check('order that does not exist', 110001, () => client.cancelOrder({
    category: 'linear', symbol: SYMBOL, orderLinkId: 'never' }));
  await check('reduce-only without a position', 110017, () => client.submitOrder({
    ...order, orderType: 'Market', reduceOnly: true }));
  await check('unchanged leverage', 110043, async () => {
    const { leverage } = (await client.getPositionInfo({ category: 'linear', symbol: SYMBOL })).result.list[0];
    return client.setLeverage({ category: 'linear', symbol: SYMBOL, buyLeverage: leverage, sellLeverage: leverage });
  });
  await check('trigger on the wrong side', 110092, () => client.submitOrder({
    ...order, triggerPrice: price, triggerDirection: 1 }));
  await ccxtKnows(venue, checks, price);
};

async function ccxtKnows(venue, checks, price) {
  const known = async (name, overrides, wanted, call) => checks.run('ccxt', name, async () => {
    const client = await ccxtClient(venue, overrides);
    const thrown = await call(client).then(() => undefined, (error) => error);
    await client.close();
    must(thrown && thrown.constructor.name === wanted, `${thrown && thrown.constructor.name}: ${thrown && thrown.message}`);
    return wanted;
  });
  const buy = (client, amount, params = {}) =>
    client.createOrder('BTC/USDT:USDT', 'limit', 'buy', amount, Number(price), params);
  await known('wrong signature', { secret: 'wrong' }, 'AuthenticationError', (client) => client.fetchBalance());
  await known('quantity below the least', {}, 'InvalidOrder', (client) => buy(client, 0.0001));
  await known('duplicate client id', {}, 'InvalidOrder', async (client) => {
    const clientOrderId = `dupx-${venue.run}`;
    await buy(client, 0.01, { clientOrderId });
    try {
      await buy(client, 0.01, { clientOrderId });
    } finally {
      await client.cancelAllOrders('BTC/USDT:USDT');
    }
  });
  await known('too large for the account', {}, 'InsufficientFunds', (client) => buy(client, 8));
  await known('order that does not exist', {}, 'OrderNotFound', (client) =>
    client.cancelOrder('00000000-0000-4000-8000-000000000000', 'BTC/USDT:USDT'));
}
