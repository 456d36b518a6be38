'use strict';

const ccxt = require('ccxt');

/** ccxt's client with REST and sockets, pointed at the exchange. */
async function ccxtClient(venue, overrides = {}) {
  const publicPath = `${venue.ws}/v5/public`;
  const privatePath = `${venue.ws}/v5/private`;
  const client = new ccxt.pro.bybit({
    apiKey: venue.key,
    secret: venue.secret,
    urls: {
      api: {
        public: venue.http,
        private: venue.http,
        spot: venue.http,
        futures: venue.http,
        v2: venue.http,
        ws: {
          public: {
            linear: `${publicPath}/linear`,
            spot: `${publicPath}/spot`,
            inverse: `${publicPath}/inverse`,
            option: `${publicPath}/option`,
          },
          private: {
            contract: privatePath,
            usdc: privatePath,
            spot: { unified: privatePath, nonUnified: privatePath },
            trade: `${venue.ws}/v5/trade`,
          },
        },
      },
    },
    options: { defaultType: 'swap', defaultSubType: 'linear' },
    ...overrides,
  });
  // Without it ccxt itself refuses plain ws:// addresses; no proxy is involved.
  await client.loadHttpProxyAgent();
  return client;
}

module.exports = { ccxtClient };
