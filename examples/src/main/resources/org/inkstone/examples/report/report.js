'use strict';
(() => {
  const figures = JSON.parse(document.getElementById('figures').textContent);
  const charts = [];
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat('en');
  const fade = (colour, percent) => colour + Math.round(percent * 2.55).toString(16).padStart(2, '0');

  /** Draws named horizontal lines, their labels at the right edge, pushed apart where they would overlap. */
  const levels = {
    id: 'levels',
    afterDatasetsDraw(chart, args, options) {
      const { ctx, chartArea: area, scales } = chart;
      const lines = (options.lines || [])
        .map(line => ({ ...line, y: scales.y.getPixelForValue(line.value) }))
        .filter(line => line.y >= area.top - 1 && line.y <= area.bottom + 1)
        .sort((a, b) => a.y - b.y);
      const height = 17;
      let free = area.top;
      lines.forEach(line => { line.label = Math.max(line.y - height - 1, free); free = line.label + height; });
      let limit = area.bottom;
      for (const line of [...lines].reverse()) {
        line.label = Math.min(line.label, limit - height);
        limit = line.label;
      }
      ctx.save();
      ctx.font = `12px ${css('--sans')}`;
      ctx.textAlign = 'right';
      ctx.textBaseline = 'middle';
      for (const line of lines) {
        const colour = css(line.colour);
        ctx.strokeStyle = colour;
        ctx.setLineDash([5, 4]);
        ctx.lineWidth = 1.25;
        ctx.beginPath();
        ctx.moveTo(area.left, line.y);
        ctx.lineTo(area.right, line.y);
        ctx.stroke();
      }
      for (const line of lines) {
        const text = `${line.name} ${line.value.toFixed(options.digits)}`;
        const width = ctx.measureText(text).width;
        ctx.globalAlpha = 0.85;
        ctx.fillStyle = css('--card');
        ctx.fillRect(area.right - width - 8, line.label + 1, width + 8, height - 2);
        ctx.globalAlpha = 1;
        ctx.fillStyle = css(line.colour);
        ctx.fillText(text, area.right - 4, line.label + height / 2);
      }
      ctx.restore();
    },
  };
  const rungs = factor => [
    { name: 'uniform', value: figures.ladder.uniform * factor, colour: '--soft' },
    { name: 'unigram', value: figures.ladder.unigram * factor, colour: '--gold' },
    { name: 'bigram', value: figures.ladder.bigram * factor, colour: '--green' },
    { name: 'trigram', value: figures.ladder.trigram * factor, colour: '--blue' },
  ];

  const axis = (title, extra) => ({
    title: { display: true, text: title, color: css('--soft') },
    ticks: { color: css('--soft'), maxRotation: 0 },
    grid: { color: css('--rule') },
    border: { color: css('--rule') },
    ...extra,
  });
  const tokensAxis = last => axis('training tokens', {
    type: 'linear',
    min: 0,
    max: last,
    ticks: { color: css('--soft'), maxRotation: 0, callback: value => compact.format(value) },
    grid: { display: false },
  });
  const tooltip = (title, label) => ({
    backgroundColor: css('--ink'), titleColor: css('--paper'), bodyColor: css('--paper'), padding: 10,
    displayColors: false, callbacks: { title: items => title(items[0]), label },
  });
  const line = (label, colour, extra) => ({
    label, borderColor: colour, backgroundColor: colour, borderWidth: 2, pointRadius: 0, pointHoverRadius: 4, ...extra,
  });
  const legend = shown => ({
    display: shown, position: 'top', align: 'start',
    labels: { color: css('--ink'), boxWidth: 18, boxHeight: 2, padding: 14 },
  });
  const atTokens = item => `${plain.format(item.parsed.x)} tokens`;

  function show(id, config) {
    config.options = { responsive: true, maintainAspectRatio: false, animation: false, ...config.options };
    charts.push(new Chart(document.getElementById(id), config));
  }

  function ladder() {
    const bits = figures.ladder.gpt.map(([x, y]) => ({ x, y }));
    show('chart-ladder', {
      type: 'line',
      data: { datasets: [line('Transformer', css('--seal'), { data: bits, pointRadius: 3, borderWidth: 2.5 })] },
      options: {
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: { x: tokensAxis(figures.ladder.gpt.at(-1)[0]), y: axis('bits per byte', { suggestedMin: figures.ladder.trigram - 0.1, suggestedMax: figures.ladder.uniform * 1.04 }) },
        plugins: {
          legend: legend(true),
          levels: { lines: rungs(1), digits: 2 },
          tooltip: tooltip(atTokens, item => `${item.parsed.y.toFixed(3)} bits per byte`),
        },
      },
      plugins: [levels],
    });
  }

  function loss() {
    const points = key => figures.training.map(p => ({ x: p[0], y: p[key] }));
    const factor = figures.bytesPerToken * Math.LN2;
    show('chart-loss', {
      type: 'line',
      data: { datasets: [
        line('smoothed loss', css('--seal'), { data: points(2), borderWidth: 2.5, order: 1 }),
        line('loss of a batch', fade(css('--seal'), 35), { data: points(1), borderWidth: 1, order: 2 }),
        line('learning rate', css('--violet'), { data: points(3), borderWidth: 1.25, yAxisID: 'rate', order: 3 }),
      ] },
      options: {
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: tokensAxis(figures.training.at(-1)?.[0]),
          y: axis('nats per token', { suggestedMax: rungs(factor)[0].value * 1.04 }),
          rate: axis('learning rate', {
            position: 'right', min: 0, grid: { display: false },
            ticks: { color: css('--soft'), callback: value => value === 0 ? '0' : Number(value.toPrecision(3)).toString() },
          }),
        },
        plugins: {
          legend: legend(true),
          levels: { lines: rungs(factor), digits: 2 },
          tooltip: tooltip(atTokens, item => item.dataset.yAxisID === 'rate'
            ? `learning rate ${item.parsed.y.toPrecision(3)}`
            : `${item.dataset.label}: ${item.parsed.y.toFixed(3)} nats per token`),
        },
      },
      plugins: [levels],
    });
  }

  function lengths() {
    show('chart-lengths', {
      type: 'bar',
      data: {
        labels: figures.lengths.map(pair => pair[0]),
        datasets: [{ data: figures.lengths.map(pair => pair[1]), backgroundColor: css('--blue'), borderRadius: 2 }],
      },
      options: {
        scales: {
          x: axis('length in bytes', { grid: { display: false } }),
          y: axis('tokens', { beginAtZero: true }),
        },
        plugins: {
          legend: legend(false),
          tooltip: tooltip(item => `${item.label} bytes`, item => `${plain.format(item.parsed.y)} tokens`),
        },
      },
    });
  }

  function compression() {
    const chosen = figures.vocabularySize;
    show('chart-compression', {
      type: 'line',
      data: {
        labels: figures.compression.map(pair => pair[0]),
        datasets: [line('bytes per token', css('--green'), {
          data: figures.compression.map(pair => pair[1]),
          pointRadius: item => figures.compression[item.dataIndex]?.[0] === chosen ? 6 : 3,
          pointBackgroundColor: item =>
            figures.compression[item.dataIndex]?.[0] === chosen ? css('--seal') : css('--green'),
        })],
      },
      options: {
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: {
          x: axis(`vocabulary size in tokens (red: the one chosen, ${plain.format(chosen)})`, { grid: { display: false } }),
          y: axis('bytes per token'),
        },
        plugins: {
          legend: legend(false),
          tooltip: tooltip(
            item => `${plain.format(item.label)} tokens`, item => `${item.parsed.y.toFixed(3)} bytes per token`),
        },
      },
    });
  }

  function draw() {
    charts.splice(0).forEach(chart => chart.destroy());
    Chart.defaults.font.family = css('--sans');
    Chart.defaults.font.size = 12;
    [lengths, compression, ladder, loss].forEach(chart => chart());
    thumbnails();
  }

  const { tokens, weights } = figures.attention;
  const choice = { layer: 0, head: 0 };
  const layerSelect = document.getElementById('layer');
  const headSelect = document.getElementById('head');
  const number = (select, count) => {
    for (let i = 0; i < count; i++) select.add(new Option(i + 1, i));
  };

  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function buildAttention() {
    const box = document.getElementById('heads');
    if (!weights.length) {
      document.getElementById('attention').hidden = true;
      return;
    }
    box.style.setProperty('--heads', weights[0].length);
    number(layerSelect, weights.length);
    number(headSelect, weights[0].length);
    weights.forEach((heads, layer) => heads.forEach((matrix, head) => {
      const button = element('button');
      button.type = 'button';
      button.append(element('canvas'), `${layer + 1}.${head + 1}`);
      button.setAttribute('aria-label', `Layer ${layer + 1}, head ${head + 1}`);
      button.addEventListener('click', () => choose(layer, head));
      box.append(button);
    }));
    layerSelect.addEventListener('change', () => choose(+layerSelect.value, choice.head));
    headSelect.addEventListener('change', () => choose(choice.layer, +headSelect.value));
    const map = document.getElementById('map');
    const read = event => {
      const { q, k, w } = event.target.dataset;
      if (w !== undefined) {
        document.getElementById('cell').textContent = `“${tokens[q]}” looks at “${tokens[k]}”: ${(+w).toFixed(3)}`;
      }
    };
    map.addEventListener('pointerover', read);
    map.addEventListener('click', read);
    choose(0, 0);
  }

  function thumbnails() {
    const rgb = css('--seal-rgb').split(' ').map(Number);
    document.querySelectorAll('#heads canvas').forEach((canvas, index) => {
      const matrix = weights[Math.floor(index / weights[0].length)][index % weights[0].length];
      canvas.width = canvas.height = tokens.length;
      const context = canvas.getContext('2d');
      const image = context.createImageData(tokens.length, tokens.length);
      matrix.forEach((row, q) => row.forEach((weight, k) =>
        image.data.set([...rgb, Math.round(255 * Math.sqrt(weight))], 4 * (q * tokens.length + k))));
      context.putImageData(image, 0, 0);
    });
  }

  function choose(layer, head) {
    Object.assign(choice, { layer, head });
    layerSelect.value = layer;
    headSelect.value = head;
    document.getElementById('head-name').textContent = `layer ${layer + 1}, head ${head + 1}`;
    document.querySelectorAll('#heads button').forEach((button, index) => button.setAttribute(
      'aria-pressed', index === layer * weights[0].length + head));
    const map = document.getElementById('map');
    map.style.setProperty('--tokens', tokens.length);
    const cells = [element('span', 'top', '')];
    tokens.forEach(token => cells.push(element('span', 'top', token)));
    weights[layer][head].forEach((row, q) => {
      cells.push(element('span', '', tokens[q]));
      tokens.forEach((token, k) => {
        const weight = row[k] || 0;
        const cell = element('i', k > q && weight === 0 ? 'off' : '');
        cell.style.setProperty('--w', weight);
        if (!cell.className) Object.assign(cell.dataset, { q, k, w: weight });
        cells.push(cell);
      });
    });
    map.replaceChildren(...cells);
  }

  function followNavigation() {
    const links = new Map([...document.querySelectorAll('nav li a')].map(a => [a.hash.slice(1), a]));
    const observer = new IntersectionObserver(entries => entries.forEach(entry => {
      const link = links.get(entry.target.id);
      if (entry.isIntersecting) {
        links.forEach(other => other.removeAttribute('aria-current'));
        link.setAttribute('aria-current', 'true');
      }
    }), { rootMargin: '-20% 0px -75% 0px' });
    links.forEach((link, id) => observer.observe(document.getElementById(id)));
  }

  buildAttention();
  draw();
  followNavigation();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', () => { draw(); charts.forEach(chart => chart.resize(640, 257)); });
  addEventListener('afterprint', draw);
})();
