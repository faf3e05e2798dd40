// Draws the pictures of the page from the data in #charts. Only draws: every number a reader needs
// stands in the tables, written by the program.
(function () {
  'use strict';
  var page = JSON.parse(document.getElementById('charts').textContent);
  var ink = '#1d2733', soft = '#56616e', line = '#d9dee4';
  var palette = ['#23527c', '#c98b2b', '#3a8f85', '#8d5a84', '#7d8b3f', '#b4532a', '#5b9bd1',
    '#8a94a0', '#c7a0a0', '#4e6e58'];
  var good = '#3a8f85', bad = '#b4532a';
  var font = getComputedStyle(document.body).fontFamily;
  var say = function (text) { return page.texts[text] || text; };
  var cap = function (text) { return text ? text.charAt(0).toUpperCase() + text.slice(1) : ''; };
  var short = new Intl.NumberFormat(page.language, {notation: 'compact', maximumSignificantDigits: 3});
  var whole = new Intl.NumberFormat(page.language, {maximumSignificantDigits: 4});
  var cash = new Intl.NumberFormat(page.language, {notation: 'compact', maximumSignificantDigits: 3,
    style: 'currency', currency: page.currency, currencyDisplay: 'narrowSymbol'});
  // As the program writes amounts: "1,5 M€", no space inside.
  var money = function (x) {
    return x === null || x === undefined ? '' : cash.format(x).replace(/([kM]|Md)\s(\S+)$/, '$1$2');
  };
  var plain = function (x) { return x === null || x === undefined ? '' : whole.format(x); };
  var hatch = {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4,
    color: 'rgba(255,255,255,0.75)'};
  var label = {color: soft, fontSize: 12, fontFamily: font};

  function value_axis(format) {
    return {type: 'value', axisLabel: Object.assign({formatter: format, hideOverlap: true}, label),
      splitLine: {lineStyle: {color: line}}, splitNumber: 4};
  }
  function names_axis(names, width) {
    return {type: 'category', data: names.map(cap), inverse: true, axisTick: {show: false},
      axisLine: {lineStyle: {color: line}},
      axisLabel: Object.assign({}, label, {color: ink, width: width, lineHeight: 14, overflow: 'break', interval: 0})};
  }
  function years_axis(years) {
    return {type: 'category', data: years.map(String), axisTick: {show: false},
      axisLine: {onZero: false, lineStyle: {color: line}}, axisLabel: Object.assign({}, label)};
  }
  function base(extra) {
    return Object.assign({animation: false, color: palette, textStyle: {fontFamily: font},
      grid: {left: 8, right: 16, top: 12, bottom: 8, containLabel: true}}, extra);
  }
  var legend = {type: 'plain', bottom: 0, itemWidth: 14, itemHeight: 9, textStyle: label, icon: 'rect'};
  var zero = {silent: true, symbol: 'none', label: {show: false},
    lineStyle: {color: ink, width: 1, type: 'solid'}};

  var draw = {
    inventory: function (c) {
      var names = c.bars.map(function (b) { return b.name; });
      var measured = c.bars.map(function (b) { return b.measured; });
      var estimated = c.bars.map(function (b) { return b.estimated; });
      var unknown = c.bars.map(function () { return 0; });
      if (c.unknown > 0) {
        names.push(say('unknown')); measured.push(0); estimated.push(0); unknown.push(c.unknown);
      }
      var bar = function (name, data, style) {
        return {name: cap(say(name)), type: 'bar', stack: 'all', barMaxWidth: 20, data: data,
          itemStyle: style};
      };
      return [Math.max(120, 60 + 34 * names.length), base({
        grid: {left: 8, right: 24, top: 6, bottom: 30, containLabel: true},
        tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: plain},
        legend: legend, xAxis: value_axis(function (x) { return short.format(x); }),
        yAxis: names_axis(names, 140),
        series: [bar('measured', measured, {color: palette[0]}),
          bar('estimated', estimated, {color: palette[6], decal: hatch}),
          bar('unknown', unknown, {color: '#c3c9d0'})]})];
    },
    map: function (c, width) {
      var west = 180, east = -180, south = 90, north = -90;
      c.classes.forEach(function (k) { k.points.forEach(function (p) {
        west = Math.min(west, p[0]); east = Math.max(east, p[0]);
        south = Math.min(south, p[1]); north = Math.max(north, p[1]);
      }); });
      var squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
      var dx = Math.max((east - west) * squeeze, 1e-4), dy = Math.max(north - south, 1e-4);
      var plot = width - 80;
      var height = Math.min(430, Math.max(240, plot * dy / dx));
      // One scale for both directions: widen the shorter side.
      var scale = Math.max(dx / plot, dy / height) * 1.06;
      var mx = (west + east) / 2, my = (south + north) / 2;
      var sx = scale * plot / 2 / squeeze, sy = scale * height / 2;
      var degrees = function (x) { return x.toFixed(3) + '°'; };
      var axis = function (low, high) {
        return Object.assign(value_axis(degrees), {min: low, max: high, splitNumber: 4,
          splitLine: {lineStyle: {color: '#edf0f3'}},
          axisLabel: Object.assign({formatter: degrees, showMinLabel: false, showMaxLabel: false}, label)});
      };
      return [height + 70, base({
        grid: {left: 60, right: 20, top: 8, height: height}, legend: Object.assign({}, legend, {icon: undefined}),
        xAxis: axis(mx - sx, mx + sx), yAxis: axis(my - sy, my + sy),
        series: c.classes.map(function (k, i) {
          return {name: cap(k.name), type: 'scatter', silent: true, data: k.points,
            symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4],
            symbolSize: k.points.length > 800 ? 3.5 : 5,
            itemStyle: {opacity: 0.8, color: k.known ? palette[i % palette.length] : '#a4acb5'}};
        })})];
    },
    flows: function (c) {
      var line_of = function (name, data, color, type) {
        return {name: cap(say(name)), type: 'line', data: data, symbol: 'none', z: 5,
          lineStyle: {width: 2.5, color: color, type: type}, itemStyle: {color: color}};
      };
      var series = c.bars.map(function (b) {
        return {name: cap(b.name), type: 'bar', stack: 'flows', barMaxWidth: 26, data: b.values,
          itemStyle: {color: palette[b.place] || '#a4acb5'}};
      });
      series.push(line_of('authority, cumulated', c.authority, ink, 'solid'));
      if (c.collective)
        series.push(line_of('whole community, cumulated', c.collective, good, 'dashed'));
      if (series.length) series[0].markLine = Object.assign({data: [{yAxis: 0}]}, zero);
      return [380, base({
        grid: {left: 8, right: 16, top: 12, bottom: 58, containLabel: true},
        tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: money},
        legend: Object.assign({}, legend, {icon: undefined}), xAxis: years_axis(c.years), yAxis: value_axis(money),
        series: series})];
    },
    // Amounts above and below zero are stacked apart: money that comes back stands below.
    funding: function (c) {
      var series = c.bars.map(function (b) {
        return {name: cap(b.name), type: 'bar', stack: 'sources', barMaxWidth: 34, data: b.values,
          itemStyle: {color: palette[b.place], decal: b.hatched ? hatch : {symbol: 'none'}}};
      });
      series.push({name: cap(c.line.name), type: 'line', data: c.line.values, z: 5,
        symbol: 'circle', symbolSize: 7, lineStyle: {width: 2, color: ink, type: 'dashed'},
        itemStyle: {color: ink}});
      series[0].markLine = Object.assign({data: [{yAxis: 0}]}, zero);
      return [360, base({
        grid: {left: 8, right: 16, top: 12, bottom: 66, containLabel: true},
        tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: money},
        legend: Object.assign({}, legend, {icon: undefined}), xAxis: years_axis(c.years),
        yAxis: value_axis(money), series: series})];
    },
    stakeholders: function (c) {
      return [60 + 36 * c.bars.length, base({
        grid: {left: 8, right: 70, top: 4, bottom: 4, containLabel: true},
        xAxis: value_axis(money),
        yAxis: Object.assign(names_axis(c.bars.map(function (b) { return b.name; }), 150),
          {axisLine: {show: false}}),
        series: [{type: 'bar', barMaxWidth: 20, silent: true,
          markLine: Object.assign({data: [{xAxis: 0}]}, zero),
          data: c.bars.map(function (b) {
            return {value: b.value,
              itemStyle: b.value < 0 ? {color: bad, decal: hatch} : {color: good, decal: {symbol: 'none'}},
              label: {show: true, position: 'right', color: ink, fontFamily: font, fontSize: 12,
                distance: 6, formatter: function () { return b.text; }}};
          })}]})];
    },
    distribution: function (c, width) {
      var sum = c.counts.reduce(function (a, b) { return a + b; }, 0) || 1;
      var data = c.counts.map(function (n, i) { return [(c.edges[i] + c.edges[i + 1]) / 2, n / sum]; });
      var low = Math.min(c.edges[0], 0), high = Math.max(c.edges[c.edges.length - 1], 0);
      var share = new Intl.NumberFormat(page.language, {style: 'percent', maximumFractionDigits: 0});
      var mark = function (name) {
        return {xAxis: c.marks[name], label: {formatter: name, color: soft, fontSize: 11},
          lineStyle: {color: soft, type: name === 'P50' ? 'solid' : 'dashed', width: 1.5}};
      };
      // The plot is the place less its margins; a bin takes its part of it.
      var bin = c.edges.length > 1 ? (c.edges[1] - c.edges[0]) / (high - low || 1) : 0.05;
      return [240, base({
        grid: {left: 46, right: 20, top: 26, bottom: 24},
        xAxis: Object.assign(value_axis(money), {min: low, max: high, splitLine: {show: false},
          axisLabel: Object.assign({formatter: money, hideOverlap: true, showMinLabel: false, showMaxLabel: false}, label)}),
        yAxis: Object.assign(value_axis(function (x) { return share.format(x); }), {splitNumber: 3}),
        series: [{type: 'bar', silent: true, barWidth: Math.max(1, bin * (width - 66) * 0.92),
          data: data.map(function (d) { return {value: d, itemStyle: {color: d[0] < 0 ? bad : palette[0]}}; }),
          markLine: {silent: true, symbol: 'none', data: [
            {xAxis: 0, label: {show: false},
              lineStyle: {color: ink, type: 'solid', width: 2}},
            mark('P10'), mark('P50'), mark('P90')]}}]})];
    },
    tornado: function (c) {
      var bar = function (name, key, color, decal) {
        return {name: cap(say(name)), type: 'bar', barGap: '-100%', barMaxWidth: 18, silent: true,
          data: c.rows.map(function (r) { return r[key]; }),
          itemStyle: {color: color, decal: decal}};
      };
      var far = Math.max.apply(null, c.rows.map(function (r) {
        return Math.max(Math.abs(r.low), Math.abs(r.high));
      }));
      var low = bar('figure at its P10', 'low', palette[6], hatch);
      var high = bar('figure at its P90', 'high', palette[0], {symbol: 'none'});
      var marks = [{xAxis: 0}];
      if (c.zero !== null && Math.abs(c.zero) <= 1.05 * far)
        marks.push({xAxis: c.zero, lineStyle: {color: bad, width: 2, type: 'dashed'},
          label: {show: true, formatter: say('zero'), color: bad, fontSize: 11, position: 'start', distance: 2}});
      low.markLine = Object.assign({}, zero, {data: marks});
      var change = function (x) { return (x > 0 ? '+' : '') + money(x); };
      return [86 + 46 * c.rows.length, base({
        grid: {left: 8, right: 20, top: marks.length > 1 ? 20 : 6, bottom: 48, containLabel: true},
        legend: Object.assign({}, legend, {icon: undefined}), xAxis: value_axis(change),
        yAxis: Object.assign(names_axis(c.rows.map(function (r) { return r.name; }), 150),
          {axisLine: {show: false}}),
        series: [low, high]})];
    },
    gantt: function (c) {
      var n = c.years.length, first = c.years[0];
      var bar = function (name, data, style) {
        return {name: name, type: 'bar', stack: 'time', silent: true, barMaxWidth: 22, data: data,
          itemStyle: style};
      };
      var start = c.rows.map(function (r) { return r.start - first; });
      var work = c.rows.map(function (r, i) { return Math.min(r.work, n - start[i]); });
      var service = c.rows.map(function (r, i) { return n - start[i] - work[i]; });
      return [72 + 34 * c.rows.length, base({
        grid: {left: 8, right: 16, top: 4, bottom: 34, containLabel: true},
        legend: Object.assign({data: [cap(say('work')), cap(say('in service'))]}, legend),
        xAxis: {type: 'value', min: 0, max: n, interval: 1, splitLine: {lineStyle: {color: line}},
          axisLabel: Object.assign({}, label, {align: 'left', formatter: function (x) { return x < n ? String(first + x) : ''; }})},
        yAxis: names_axis(c.rows.map(function (r) { return r.name; }), 200),
        series: [bar('', start, {color: 'transparent'}),
          bar(cap(say('work')), work, {color: palette[0]}),
          bar(cap(say('in service')), service, {color: '#b9cfe2', decal: {symbol: 'none'}})]})];
    },
    means: function (c) {
      var format = c.unit === 'money' ? money : plain;
      return [190, base({
        grid: {left: 8, right: 12, top: 10, bottom: 30, containLabel: true}, legend: legend,
        tooltip: {trigger: 'axis', valueFormatter: format},
        xAxis: years_axis(c.years), yAxis: Object.assign(value_axis(format), {splitNumber: 3}),
        series: [{name: cap(say('available')), type: 'bar', data: c.available, barGap: '-100%', barWidth: '66%', z: 4,
          itemStyle: {color: 'transparent', borderColor: soft, borderWidth: 1, borderType: 'dashed'}},
          {name: cap(say('used')), type: 'bar', data: c.used, barWidth: '66%', itemStyle: {color: palette[0]}}]})];
    },
    bullets: function (c) {
      var names = c.rows.map(function (r) { return r.name; });
      var low = c.rows.map(function (r) { return r.p10 === null ? 0 : r.p10; });
      var band = c.rows.map(function (r) { return r.p10 === null || r.p90 === null ? 0 : r.p90 - r.p10; });
      var points = function (key, symbol, size, color) {
        return {type: 'scatter', silent: true, symbol: symbol, symbolSize: size, z: 6,
          itemStyle: {color: color}, name: cap(say(key === 'central' ? 'central value' : key)),
          data: c.rows.map(function (r, i) { return typeof r[key] !== 'number' ? null : [r[key], i]; })
            .filter(function (p) { return p; })};
      };
      var band_name = cap(say('likely range (P10 to P90)'));
      var shown = [band_name, cap(say('central value')), cap(say('limit')), cap(say('target'))];
      var peers = [];
      if (c.rows.some(function (r) { return typeof r.peer === 'number'; })) {
        peers = [points('peer', 'diamond', 12, palette[1])];
        shown.push(cap(say('peer')));
      }
      return [70 + 38 * names.length, base({
        grid: {left: 8, right: 110, top: 4, bottom: 34, containLabel: true},
        legend: Object.assign({}, legend, {icon: undefined, data: shown}),
        xAxis: {type: 'value', min: 0, max: 1, show: false},
        yAxis: [names_axis(names, 230), Object.assign(names_axis([], 110), {position: 'right',
          data: c.rows.map(function (r) { return r.text; }), axisLine: {show: false}})],
        series: [
          {type: 'bar', stack: 'back', silent: true, barWidth: 20, barGap: '-100%', z: 1, data: names.map(function () { return 1; }),
            itemStyle: {color: '#f0f2f5'}},
          {type: 'bar', stack: 'range', silent: true, barWidth: 20, z: 2, data: low, itemStyle: {color: 'transparent'}},
          {type: 'bar', stack: 'range', silent: true, barWidth: 20, z: 2, name: band_name, data: band, itemStyle: {color: '#a9c3da'}},
          points('central', 'circle', 11, palette[0]),
          points('limit', 'rect', [3, 24], bad),
          points('target', 'triangle', 11, good)].concat(peers)})];
    },
    // Axes from a centre, by hand: the chart library as shipped draws lines and points only.
    radar: function (c, width) {
      var n = c.axes.length, height = Math.min(460, Math.max(300, width * 0.6));
      var at = function (i, r) {
        var angle = Math.PI / 2 - 2 * Math.PI * i / n;
        return [r * Math.cos(angle), r * Math.sin(angle)];
      };
      var path = function (data, style, area) {
        return {type: 'line', data: data, silent: true, symbol: 'none', lineStyle: style, areaStyle: area};
      };
      var series = [];
      for (var level = 1; level <= c.most; ++level) {
        var ring = [];
        for (var i = 0; i <= n; ++i) ring.push(at(i, level / c.most));
        series.push(path(ring, {color: line, width: 1}));
      }
      c.axes.forEach(function (axis, i) {
        series.push(path([[0, 0], at(i, 1)], {color: line, width: 1}));
      });
      // Answered neighbours are joined; an axis that nobody answered leaves a hole, not a zero.
      c.axes.forEach(function (axis, i) {
        var next = c.axes[(i + 1) % n];
        if (axis.level !== null && next.level !== null)
          series.push(path([at(i, axis.level / c.most), at((i + 1) % n, next.level / c.most)],
            {color: palette[0], width: 2.5}));
      });
      var answered = [];
      c.axes.forEach(function (axis, i) {
        if (axis.level !== null) answered.push(at(i, axis.level / c.most));
      });
      series.push({type: 'scatter', silent: true, symbol: 'circle', symbolSize: 9, z: 6, data: answered,
        itemStyle: {color: palette[0]}});
      series.push({type: 'scatter', silent: true, symbolSize: 1, z: 5,
        data: c.axes.map(function (axis, i) {
          var place = at(i, 1.08);
          return {value: place, itemStyle: {color: 'transparent'}, label: {show: true, color: axis.level === null ? soft : ink,
            fontFamily: font, fontSize: 12, lineHeight: 15, 
            width: Math.abs(place[0]) < 0.2 ? 260 : Math.max(70, width / 2 - Math.abs(place[0]) * height / 2.84 - 14), overflow: 'break',
            position: Math.abs(place[0]) < 0.2 ? (place[1] > 0 ? 'top' : 'bottom') : place[0] > 0 ? 'right' : 'left',
            formatter: function () { return cap(axis.name) + '\n' + axis.text; }}};
        })});
      var half = 1.42, wide = half * width / height;
      var hidden = function (limit) { return {type: 'value', min: -limit, max: limit, show: false}; };
      return [height, base({grid: {left: 0, right: 0, top: 0, bottom: 0}, xAxis: hidden(wide), yAxis: hidden(half),
        series: series})];
    }
  };

  var drawn = [];
  page.charts.forEach(function (c) {
    var place = document.getElementById(c.id);
    if (!place || !draw[c.kind]) return;
    place.appendChild(document.createElement('div'));
    var inner = place.firstChild, width = place.clientWidth;
    var sized = draw[c.kind](c, width);
    // On paper the picture is fitted to the page, but never blown up.
    inner.style.maxWidth = width + 'px';
    inner.style.height = sized[0] + 'px';
    var chart = echarts.init(inner, null, {renderer: 'svg', width: width, height: sized[0]});
    chart.setOption(sized[1]);
    var svg = inner.querySelector('svg');
    svg.setAttribute('viewBox', '0 0 ' + width + ' ' + sized[0]);
    svg.setAttribute('aria-hidden', 'true');
    drawn.push({chart: chart, place: place, spec: c, svg: svg, inner: inner});
  });

  // The tables stay open for those without scripts and on paper; otherwise the picture comes first.
  // What is marked "more" stays folded on paper too.
  var tables = Array.prototype.slice.call(document.querySelectorAll('details:not(.more)'));
  tables.forEach(function (d) { d.open = false; });
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = tables.filter(function (d) { return !d.open; });
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (d) { d.open = false; });
  });
  var waiting = 0;
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      drawn.forEach(function (d) {
        var width = d.place.clientWidth;
        if (!width || width === d.chart.getWidth()) return;
        var sized = draw[d.spec.kind](d.spec, width);
        d.inner.style.maxWidth = width + 'px';
        d.inner.style.height = sized[0] + 'px';
        d.chart.resize({width: width, height: sized[0]});
        d.chart.setOption(sized[1], true);
        d.svg.setAttribute('viewBox', '0 0 ' + width + ' ' + sized[0]);
      });
    }, 150);
  });
})();
