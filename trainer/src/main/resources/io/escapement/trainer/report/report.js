"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const dash = "–";
  const byId = (id) => document.getElementById(id);

  function objects(table) {
    return table.rows.map((row) => Object.fromEntries(table.names.map((name, i) => [name, row[i]])));
  }
  const number = (value, digits) => value === null || value === undefined ? dash
    : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const plain = (value) => value === null || value === undefined ? dash
    : value.toLocaleString("en-US", { maximumSignificantDigits: 7 });
  const signed = (value, digits) => (value > 0 ? "+" : "") + number(value, digits);
  const stamp = (ms) => new Date(ms).toISOString().slice(0, 16).replace("T", " ");
  function hold(ms) {
    const minutes = Math.round(ms / 60000);
    return minutes >= 1440 ? Math.floor(minutes / 1440) + " d " + Math.floor(minutes % 1440 / 60) + " h"
      : minutes >= 60 ? Math.floor(minutes / 60) + " h " + minutes % 60 + " min" : minutes + " min";
  }
  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }
  const escaped = (text) => element("i", text).innerHTML;

  const trades = objects(data.trades);
  const equity = objects(data.equity);

  /* The list of trades: sorted by any column, fifty at a time. */
  function listTrades() {
    const place = byId("trades");
    if (!place) return;
    const columns = [
      ["Opened", "openMs", (t) => stamp(t.openMs)],
      ["Held", (t) => t.closeMs - t.openMs, (t) => hold(t.closeMs - t.openMs)],
      ["Symbol", "symbol", (t) => t.symbol],
      ["Strategy", "strategy", (t) => t.strategy],
      ["Side", "side", (t) => t.side.toLowerCase()],
      ["Size", "size", (t) => plain(t.size), 1],
      ["Entry", "entry", (t) => plain(t.entry), 1],
      ["Exit", "exit", (t) => plain(t.exit), 1],
      ["Why", "reason", (t) => t.reason],
      ["Fees", "fees", (t) => number(t.fees, 2), 1],
      ["Funding", "funding", (t) => number(t.funding, 2), 1],
      ["Net", "net", (t) => signed(t.net, 2), 2],
      ["R", "r", (t) => number(t.r, 2), 1],
      ["Predicted", "probability", (t) => t.probability === null ? dash : number(t.probability * 100, 1) + " %", 1],
    ];
    const state = { column: 0, down: false, page: 0 };
    const size = 50;
    const scroll = element("div", undefined, "scroll");
    const pager = element("div", undefined, "pager");
    place.replaceChildren(scroll, pager);
    const value = (column, trade) => typeof column[1] === "function" ? column[1](trade) : trade[column[1]];

    function draw() {
      const column = columns[state.column];
      const sorted = trades.slice().sort((a, b) => {
        const x = value(column, a), y = value(column, b);
        if (x === y) return a.openMs - b.openMs;
        if (x === null) return 1;
        if (y === null) return -1;
        return (x < y ? -1 : 1) * (state.down ? -1 : 1);
      });
      const table = element("table"), head = element("tr"), body = element("tbody");
      columns.forEach((c, i) => {
        const cell = element("th", undefined, c[3] ? "n" : "");
        cell.scope = "col";
        const button = element("button", c[0] + (i === state.column ? state.down ? " ↓" : " ↑" : ""));
        button.onclick = () => {
          state.down = i === state.column ? !state.down : Boolean(c[3]);
          state.column = i;
          state.page = 0;
          draw();
        };
        cell.append(button);
        head.append(cell);
      });
      const thead = element("thead");
      thead.append(head);
      sorted.slice(state.page * size, (state.page + 1) * size).forEach((trade) => {
        const row = element("tr");
        columns.forEach((c) => {
          const cell = element("td", c[2](trade), c[3] ? "n" : "");
          if (c[3] === 2) cell.classList.add(trade.net > 0 ? "up" : "down");
          row.append(cell);
        });
        if (trade.seen) {
          const mark = element("span", "seen", "seen");
          mark.title = "opened in the time the model was fitted or decided on";
          row.firstChild.append(" ", mark);
        }
        body.append(row);
      });
      table.append(thead, body);
      scroll.replaceChildren(table);
      const pages = Math.ceil(trades.length / size);
      const turn = (text, by) => {
        const button = element("button", text);
        button.disabled = state.page + by < 0 || state.page + by >= pages;
        button.onclick = () => { state.page += by; draw(); };
        return button;
      };
      const from = state.page * size + 1, to = Math.min(trades.length, from + size - 1);
      pager.replaceChildren(turn("Earlier", -1), turn("Later", 1),
        element("span", number(from, 0) + " to " + number(to, 0) + " of " + number(trades.length, 0)));
    }
    draw();
  }

  /* Charts. Colours are those of the page. */
  function start() {
    const charts = [];
    const css = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
    let colour;

    function look() {
      colour = {};
      for (const name of ["ink", "soft", "faint", "line", "card", "good", "bad", "accent", "warn-line"]) {
        colour[name] = css(name);
      }
    }
    const faded = (hex, share) => hex + Math.round(share * 255).toString(16).padStart(2, "0");
    const axis = () => ({
      axisLine: { lineStyle: { color: colour.line } }, axisTick: { show: false },
      axisLabel: { color: colour.soft, fontSize: 11 }, splitLine: { lineStyle: { color: colour.line, opacity: 0.6 } },
      nameTextStyle: { color: colour.soft, fontSize: 11 },
    });
    const time = (more) => Object.assign(axis(), { type: "time", splitLine: { show: false } }, more);
    const amount = (more) => Object.assign(axis(), { type: "value", scale: true, axisLine: { show: false } }, more);
    const tooltip = (more) => Object.assign({
      backgroundColor: colour.card, borderColor: colour.line, textStyle: { color: colour.ink, fontSize: 12 },
      axisPointer: { lineStyle: { color: colour.faint }, crossStyle: { color: colour.faint }, label: { backgroundColor: colour.soft } },
      confine: true,
    }, more);
    const zoom = (axes) => [
      { type: "inside", xAxisIndex: axes, filterMode: "none" },
      { type: "slider", xAxisIndex: axes, filterMode: "none", height: 18, bottom: 6, borderColor: colour.line,
        textStyle: { color: colour.soft, fontSize: 10 }, showDataShadow: false, brushSelect: false,
        fillerColor: faded(colour.accent, 0.12), handleStyle: { color: colour.accent }, moveHandleSize: 0 },
    ];
    const base = () => ({ animation: false, useUTC: true, textStyle: { fontFamily: "inherit" } });
    const legend = (more) => Object.assign({ top: 0, right: 0, itemWidth: 16, itemHeight: 8, icon: "roundRect",
      textStyle: { color: colour.soft, fontSize: 12 } }, more);

    /* The time the model had seen, where the run touches it. */
    function seenArea() {
      if (data.seenUntilMs === null || data.seenUntilMs <= data.fromMs || data.seenFromMs >= data.toMs) return undefined;
      return {
        silent: true, itemStyle: { color: faded(colour["warn-line"], 0.08) },
        label: { color: colour.soft, fontSize: 11, position: "insideTopLeft" },
        data: [[{ name: "seen by the model", xAxis: Math.max(data.fromMs, data.seenFromMs) }, { xAxis: Math.min(data.toMs, data.seenUntilMs) }]],
      };
    }

    function draw(id, option) {
      const place = byId("chart-" + id);
      if (!place) return undefined;
      const chart = echarts.init(place, null, { renderer: "canvas" });
      const again = () => chart.setOption(option(chart), true);
      again();
      charts.push({ chart, again });
      return { chart, again };
    }

    function held() {
      const series = data.prices.filter((p) => p.slots.length > 0);
      if (series.length === 0) return [];
      const step = Math.max(...series.map((p) => p.minutes)) * 60000;
      const sums = new Map();
      series.forEach((p) => {
        const open = p.bars[0];
        p.slots.forEach((slot, i) => {
          const at = p.firstMs + slot * p.minutes * 60000 + step;
          const sum = sums.get(at) || [0, 0];
          sums.set(at, [sum[0] + p.bars[4 * i + 3] / open, sum[1] + 1]);
        });
      });
      return [...sums].filter(([, sum]) => sum[1] === series.length).sort((a, b) => a[0] - b[0])
        .map(([at, sum]) => [at, data.startEquity * sum[0] / series.length]);
    }

    look();
    /* Held symbols may move so much more that the equity would be a flat line beside them. */
    const beside = held();
    const range = (values) => values.length ? Math.max(...values) - Math.min(...values) : 0;
    const shown = range(beside.map((p) => p[1])) <= 4 * range(equity.map((p) => p.equity));
    draw("equity", () => Object.assign(base(), {
      legend: legend({ data: ["equity", "bought and held"], selected: { "bought and held": shown } }),
      tooltip: tooltip({ trigger: "axis", formatter: (all) => escaped(stamp(all[0].axisValue)) + all
        .map((s) => "<br>" + s.marker + escaped(s.seriesName) + " <b>"
          + (s.seriesName === "drawdown" ? number(s.value[1], 2) + " %" : number(s.value[1], 2)) + "</b>").join("") }),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      grid: [{ left: 64, right: 12, top: 30, height: 220 }, { left: 64, right: 12, top: 276, height: 84 }],
      xAxis: [time({ gridIndex: 0, axisLabel: { show: false }, min: data.fromMs, max: data.toMs }),
        time({ gridIndex: 1, min: data.fromMs, max: data.toMs })],
      yAxis: [amount({ gridIndex: 0 }), amount({ gridIndex: 1, min: (v) => Math.min(v.min, -1), max: 0, scale: false,
        splitNumber: 2, axisLabel: { color: colour.soft, fontSize: 11, formatter: "{value} %" } })],
      dataZoom: zoom([0, 1]),
      series: [
        { name: "equity", type: "line", showSymbol: false, lineStyle: { width: 1.8, color: colour.accent }, itemStyle: { color: colour.accent },
          areaStyle: { color: faded(colour.accent, 0.08), origin: "start" },
          data: [[data.fromMs, data.startEquity], ...equity.map((p) => [Math.min(p.timeMs, data.toMs), p.equity])], markArea: seenArea() },
        { name: "bought and held", type: "line", showSymbol: false, lineStyle: { width: 1.2, color: colour.faint, type: "dotted" },
          itemStyle: { color: colour.faint }, data: beside },
        { name: "drawdown", type: "line", xAxisIndex: 1, yAxisIndex: 1, showSymbol: false, lineStyle: { width: 1, color: colour.bad },
          itemStyle: { color: colour.bad }, areaStyle: { color: faded(colour.bad, 0.22) },
          data: [[data.fromMs, 0], ...equity.map((p) => [Math.min(p.timeMs, data.toMs), -100 * p.drawdown])] },
      ],
    }));

    draw("exposure", () => Object.assign(base(), {
      legend: legend(),
      tooltip: tooltip({ trigger: "axis", formatter: (all) => escaped(stamp(all[0].axisValue)) + all
        .map((s) => "<br>" + s.marker + escaped(s.seriesName) + " <b>" + number(Math.abs(s.value[1]), 1) + " %</b>").join("") }),
      grid: { left: 64, right: 12, top: 30, bottom: 26 },
      xAxis: time({ min: data.fromMs, max: data.toMs }),
      yAxis: amount({ scale: false, axisLabel: { color: colour.soft, fontSize: 11, formatter: (v) => Math.abs(v) + " %" } }),
      series: [["long", "good", 1], ["short", "bad", -1]].map(([name, of, sign]) => ({
        name, type: "line", step: "end", showSymbol: false, lineStyle: { width: 1, color: colour[of] },
        itemStyle: { color: colour[of] }, areaStyle: { color: faded(colour[of], 0.25) },
        data: equity.map((p) => [Math.min(p.timeMs, data.toMs), 100 * sign * p[name + "Share"]]) })),
    }));

    prices();
    calibration();
    shap();
    costs();

    function prices() {
      const place = byId("chart-prices");
      if (!place) return;
      let at = 0;
      const tabs = element("div", undefined, "tabs");
      data.prices.forEach((p, i) => {
        const button = element("button", p.symbol);
        button.setAttribute("aria-pressed", String(i === at));
        button.onclick = () => {
          at = i;
          [...tabs.children].forEach((b, k) => b.setAttribute("aria-pressed", String(k === i)));
          drawn.again();
        };
        tabs.append(button);
      });
      place.before(tabs);
      let share = 1;
      const small = () => trades.filter((t) => t.symbol === data.prices[at].symbol).length * share > 150;
      const drawn = draw("prices", () => {
        const p = data.prices[at];
        const own = trades.filter((t) => t.symbol === p.symbol);
        const tiny = small();
        const step = p.minutes * 60000;
        const price = (k) => +(k * p.tick).toPrecision(12);
        const bars = p.slots.map((slot, i) => [p.firstMs + slot * step + step / 2,
          price(p.bars[4 * i]), price(p.bars[4 * i + 3]), price(p.bars[4 * i + 2]), price(p.bars[4 * i + 1])]);
        const told = (t) => escaped(t.strategy + ", " + t.side.toLowerCase()) + "<br>" + escaped(stamp(t.openMs)) + " at " + plain(t.entry)
          + "<br>" + escaped(stamp(t.closeMs)) + " at " + plain(t.exit) + ", " + escaped(t.reason)
          + "<br>net <b>" + signed(t.net, 2) + "</b>, " + number(t.r, 2) + " R" + (t.seen ? "<br>seen in training" : "");
        const line = (params, api) => {
          const t = own[params.dataIndex];
          const a = api.coord([t.openMs, t.entry]), b = api.coord([t.closeMs, t.exit]);
          const children = [{ type: "line", shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
            style: { stroke: t.net > 0 ? colour.good : colour.bad, lineWidth: 1.2 } }];
          if (b[0] - a[0] > 14) {
            for (const [level, of] of [[t.stop, colour.bad], [t.target, colour.good]]) {
              if (level !== null) {
                const y = api.coord([t.openMs, level])[1];
                children.push({ type: "line", shape: { x1: a[0], y1: y, x2: b[0], y2: y },
                  style: { stroke: of, lineWidth: 1, lineDash: [3, 3] } });
              }
            }
          }
          return { type: "group", children };
        };
        return Object.assign(base(), {
          tooltip: tooltip({ trigger: "item", formatter: (s) => s.seriesType === "candlestick"
            ? escaped(stamp(s.value[0] - step / 2)) + "<br>open " + plain(s.value[1]) + "<br>high " + plain(s.value[4])
              + "<br>low " + plain(s.value[3]) + "<br>close " + plain(s.value[2]) : told(own[s.dataIndex]) }),
          grid: { left: 72, right: 12, top: 12, bottom: 54 },
          xAxis: time({ min: data.fromMs, max: data.toMs }),
          yAxis: amount(),
          dataZoom: zoom([0]).map((z) => z.type === "inside" ? z : Object.assign(z, { bottom: 8 })),
          series: [
            { type: "custom", coordinateSystem: "cartesian2d", renderItem: candle(bars, step), data: bars, z: 1,
              encode: { x: 0, y: [1, 2, 3, 4] }, name: "candles", silent: true, markArea: seenArea() },
            { type: "custom", coordinateSystem: "cartesian2d", renderItem: line, z: 3, silent: true, clip: true,
              data: own.map((t) => [t.openMs, t.entry]), encode: { x: 0, y: 1 } },
            { type: "scatter", z: 4, symbol: "triangle", data: own.map((t) => ({ value: [t.openMs, t.entry],
              symbolRotate: t.side === "LONG" ? 0 : 180, itemStyle: { color: colour.accent, borderColor: colour.card, borderWidth: tiny ? 0 : 1 } })),
              symbolSize: tiny ? 5 : 10 },
            { type: "scatter", z: 4, symbolSize: tiny ? 3.5 : 7, data: own.map((t) => ({ value: [t.closeMs, t.exit],
              itemStyle: { color: t.net > 0 ? colour.good : colour.bad, borderColor: colour.card, borderWidth: tiny ? 0 : 1 } })) },
          ],
        });
      });
      resizeMarks(drawn.chart, small, (now) => { share = now; });
    }

    /* Many marks on little room are small ones. */
    function resizeMarks(chart, small, zoomed) {
      chart.on("datazoom", () => {
        const z = chart.getOption().dataZoom[0];
        const before = small();
        zoomed((z.end - z.start) / 100);
        if (small() !== before) {
          const tiny = small();
          chart.setOption({ series: [{}, {}, { symbolSize: tiny ? 5 : 10 }, { symbolSize: tiny ? 3.5 : 7 }] });
        }
      });
    }

    /* Candles of their own making: their width is that of the step, at every zoom. */
    function candle(bars, step) {
      return (params, api) => {
        const bar = bars[params.dataIndex];
        const x = api.coord([bar[0], bar[1]])[0];
        const wide = Math.max(1, Math.min(14, api.size([step, 0])[0] * 0.7));
        const y = (value) => api.coord([bar[0], value])[1];
        const open = y(bar[1]), close = y(bar[2]), low = y(bar[3]), high = y(bar[4]);
        const of = faded(bar[2] >= bar[1] ? colour.good : colour.bad, 0.55);
        const children = [{ type: "line", shape: { x1: x, x2: x, y1: low, y2: high }, style: { stroke: of, lineWidth: 1 } }];
        if (wide > 1.5) {
          children.push({ type: "rect", shape: { x: x - wide / 2, width: wide, y: Math.min(open, close),
            height: Math.max(1, Math.abs(open - close)) }, style: { fill: of } });
        }
        return { type: "group", children };
      };
    }

    function calibration() {
      const bins = objects(data.calibration);
      const all = bins.flatMap((b) => [100 * b.predicted, 100 * b.observed]);
      const from = Math.max(0, Math.floor(Math.min(...all) / 10) * 10 - 5);
      const to = Math.min(100, Math.ceil(Math.max(...all) / 10) * 10 + 5);
      draw("calibration", () => Object.assign(base(), {
        tooltip: tooltip({ trigger: "item", formatter: (s) => {
          const b = bins[s.dataIndex];
          return "predicted " + number(100 * b.predicted, 1) + " %<br>won " + number(100 * b.observed, 1) + " %<br>" + number(b.outcomes, 0) + " signals";
        } }),
        grid: { left: 52, right: 16, top: 16, bottom: 44 },
        xAxis: amount({ min: from, max: to, scale: false, name: "predicted, %", nameLocation: "middle", nameGap: 26 }),
        yAxis: amount({ min: from, max: to, scale: false, name: "won, %", nameLocation: "middle", nameGap: 34 }),
        series: [
          { type: "line", silent: true, showSymbol: false, lineStyle: { color: colour.faint, type: "dashed", width: 1 }, data: [[from, from], [to, to]] },
          { type: "line", lineStyle: { color: colour.accent, width: 2 }, itemStyle: { color: colour.accent },
            symbolSize: (v, s) => 6 + 10 * Math.sqrt(bins[s.dataIndex].outcomes / Math.max(...bins.map((b) => b.outcomes))),
            data: bins.map((b) => [100 * b.predicted, 100 * b.observed]) },
        ],
      }));
    }

    function shap() {
      const names = data.samples.map((s) => s.name);
      draw("shap", () => {
        const points = [];
        data.samples.forEach((s, row) => {
          const taken = new Map();
          const widest = Math.max(...data.samples.map((o) => Math.max(...o.shap.map(Math.abs)))) || 1;
          s.shap.forEach((value, i) => {
            /* Equal values are stacked up and down from the middle. */
            const cell = Math.round(value / widest * 60);
            const count = taken.get(cell) || 0;
            taken.set(cell, count + 1);
            const off = (count % 2 ? 1 : -1) * Math.ceil(count / 2) * 0.035;
            points.push([value, names.length - 1 - row + Math.max(-0.42, Math.min(0.42, off)), s.rank[i]]);
          });
        });
        return Object.assign(base(), {
          title: { text: "pushes toward a loss  ←   →  toward a win", left: "center", top: 0,
            textStyle: { color: colour.soft, fontSize: 12, fontWeight: "normal" } },
          grid: { left: 8, right: 16, top: 26, bottom: 66, containLabel: true },
          tooltip: tooltip({ trigger: "item", formatter: (p) => escaped(names[names.length - 1 - Math.round(p.value[1])]) + "<br>"
            + number(p.value[0], 4) + (p.value[2] < 0 ? "<br>missing" : "<br>higher than " + p.value[2] + " % of the rows") }),
          xAxis: amount({ name: "SHAP, log-odds", nameLocation: "middle", nameGap: 24, scale: false }),
          yAxis: amount({ min: -1, max: names.length, interval: 1, scale: false, splitLine: { show: false },
            axisLabel: { color: colour.ink, fontSize: 11, formatter: (v) => names[names.length - 1 - v] || "" } }),
          visualMap: { type: "continuous", dimension: 2, min: 0, max: 100, orient: "horizontal", left: "center", bottom: 0,
            itemHeight: 120, itemWidth: 10, text: ["high value", "low"], textStyle: { color: colour.soft, fontSize: 11 },
            inRange: { color: [colour.accent, "#9a7fb0", colour.bad] }, outOfRange: { color: colour.faint }, calculable: false },
          series: [{ type: "scatter", symbolSize: 4, progressive: 0, data: points, itemStyle: { opacity: 0.75 },
            markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour.faint, type: "solid" }, data: [{ xAxis: 0 }] } }],
        });
      });
    }

    function costs() {
      const c = data.costs;
      const steps = [["prices", c.gross], ["taker fees", -c.takerFees], ["maker fees", -c.makerFees], ["funding", -c.funding]];
      draw("costs", () => {
        let level = 0;
        const bars = steps.map(([name, value]) => {
          const from = level;
          level += value;
          return { name, from, to: level, value };
        });
        bars.push({ name: "net", from: 0, to: level, value: level });
        return Object.assign(base(), {
          tooltip: tooltip({ trigger: "item", formatter: (s) => escaped(bars[s.dataIndex].name) + " <b>" + signed(bars[s.dataIndex].value, 2) + "</b>" }),
          grid: { left: 64, right: 12, top: 16, bottom: 26 },
          xAxis: Object.assign(axis(), { type: "category", data: bars.map((b) => b.name), splitLine: { show: false } }),
          yAxis: amount({ scale: false }),
          series: [{ type: "custom", encode: { x: 0, y: [1, 2] }, data: bars.map((b, i) => [i, b.from, b.to]),
            renderItem: (params, api) => {
              const b = bars[params.dataIndex];
              const from = api.coord([params.dataIndex, b.from]), to = api.coord([params.dataIndex, b.to]);
              const wide = api.size([1, 0])[0] * 0.55;
              return { type: "group", children: [
                { type: "rect", shape: { x: from[0] - wide / 2, width: wide, y: Math.min(from[1], to[1]), height: Math.max(1, Math.abs(from[1] - to[1])) },
                  style: { fill: b.value >= 0 ? colour.good : colour.bad, opacity: b.name === "net" ? 1 : 0.75 } },
                { type: "text", style: { text: signed(b.value, 2), x: from[0], y: Math.min(from[1], to[1]) - 4, align: "center",
                  verticalAlign: "bottom", fill: colour.soft, fontSize: 11 } }] };
            } }],
        });
      });
    }

    addEventListener("resize", () => charts.forEach((c) => c.chart.resize()));
    addEventListener("beforeprint", () => charts.forEach((c) => c.chart.resize()));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      look();
      charts.forEach((c) => c.again());
    });
  }

  function withoutCharts(why) {
    document.querySelectorAll(".chart").forEach((place) => {
      place.style.height = "auto";
      place.replaceChildren(element("p", "No chart: " + why + " The numbers are in the tables.", "empty"));
    });
  }

  async function inflate() {
    const packed = Uint8Array.from(atob(byId("library").textContent.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }

  listTrades();
  if (typeof DecompressionStream === "undefined") {
    withoutCharts("this browser can't inflate what the page carries; one of 2023 or later can.");
  } else {
    inflate().then((code) => {
      const script = document.createElement("script");
      script.textContent = code;
      document.head.append(script);
      start();
      document.documentElement.dataset.ready = "yes";
    }).catch((failure) => {
      withoutCharts("the page's script failed (" + failure.message + ").");
      throw failure;
    });
  }
})();
