// Draws the charts of a report where no charting library was bundled: lines and points over two quantities, with axes and a legend, from
// the same specifications. It stands in for vega-embed, and knows of Vega-Lite what the report uses.
const palette = ["#4c78a8", "#f58518", "#e45756", "#72b7b2", "#54a24b", "#eeca3b", "#b279a2", "#ff9da6", "#9d755d", "#bab0ac"];

async function embed(canvas, specification) {
  const { width: breadth, left, right, top, bottom } = { width: Math.max(320, canvas.clientWidth), left: 64, right: 12, top: 44, bottom: 44 };
  const height = specification.height + top + bottom;
  const { x, y, color = {}, strokeDash = {} } = specification.encoding;
  const rows = specification.data.values;
  const [across, up] = [scale(rows, x, left, breadth - right), scale(rows, y, height - bottom, top)];
  const style = getComputedStyle(document.documentElement);
  const [ink, faint, line] = ["--ink", "--faint", "--line"].map(name => style.getPropertyValue(name).trim());

  const svg = element("svg", { class: "marks", width: breadth, height, viewBox: `0 0 ${breadth} ${height}`, role: "img" });
  svg.append(element("title", {}, specification.description));
  const text = (at, words, fill = faint) => svg.append(element("text", { fill, "font-size": 12, ...at }, words));
  const stroke = (from, to) => svg.append(element("line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: line }));
  for (const tick of across.ticks) {
    stroke([across.at(tick), height - bottom], [across.at(tick), height - bottom + 5]);
    text({ x: across.at(tick), y: height - bottom + 18, "text-anchor": "middle" }, across.label(tick));
  }
  for (const tick of up.ticks) {
    stroke([left, up.at(tick)], [breadth - right, up.at(tick)]);
    text({ x: left - 8, y: up.at(tick) + 4, "text-anchor": "end" }, up.label(tick));
  }
  stroke([left, height - bottom], [breadth - right, height - bottom]);
  text({ x: (left + breadth - right) / 2, y: height - 6, "text-anchor": "middle" }, x.axis?.title ?? x.title ?? "", ink);
  text({ x: 14, y: height / 2, transform: `rotate(-90 14 ${height / 2})`, "text-anchor": "middle" }, y.title ?? y.field, ink);
  text({ x: left, y: 14, "font-weight": 600 }, specification.title?.text ?? "", ink);

  const groups = color.field ? color.scale.domain : [undefined];
  groups.forEach((group, i) => {
    const own = rows.filter(row => group === undefined || row[color.field] === group);
    const [paint, dash] = [color.value ?? color.scale?.range?.[i] ?? palette[i % palette.length], strokeDash.scale?.range?.[i] ?? [1, 0]];
    svg.append(...(specification.mark.type === "line" ? lines : points)(own, across, up, x, y, paint, dash.join(" "), specification.mark));
    if (group === undefined || own.length === 0) return;
    const key = left + i * Math.min(90, (breadth - left - right) / groups.length);
    svg.append(element("rect", { x: key, y: 24, width: 12, height: 8, fill: paint }));
    text({ x: key + 16, y: 32 }, group);
  });
  canvas.replaceChildren(svg);
}

function lines(rows, across, up, x, y, paint, dash, mark) {
  // A number that is none leaves a gap.
  const path = rows.map((row, i) => row[y.field] === null ? "" :
    `${i === 0 || rows[i - 1][y.field] === null ? "M" : "L"}${across.at(row[x.field])} ${up.at(row[y.field])}`).join("");
  const line = element("path", { d: path, fill: "none", stroke: paint, "stroke-width": mark.strokeWidth, "stroke-dasharray": dash });
  return [line, ...(mark.point ? points(rows, across, up, x, y, paint, dash, { size: 20, opacity: 1 }) : [])];
}

function points(rows, across, up, x, y, paint, dash, mark) {
  return rows.filter(row => row[x.field] !== null && row[y.field] !== null).map(row => {
    const radius = Math.sqrt(mark.size / Math.PI);
    const dot = element("circle", { cx: across.at(row[x.field]), cy: up.at(row[y.field]), r: radius, fill: paint, opacity: mark.opacity });
    dot.append(element("title", {}, Object.entries(row).map(([name, value]) => `${name}: ${value}`).join("\n")));
    return dot;
  });
}

/** Where a value lies between two ends, and five or so round values between them; names lie side by side. */
function scale(rows, channel, first, last) {
  if (channel.type === "nominal") {
    const names = [...new Set(rows.map(row => row[channel.field]))].sort();
    return { ticks: names, label: name => name, at: name => first + (last - first) * (names.indexOf(name) + 1) / (names.length + 1) };
  }
  const values = rows.map(row => row[channel.field]).filter(value => value !== null);
  if (channel.scale?.type === "log") return logarithmic(values, first, last);
  let [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (!(least < greatest)) [least, greatest] = values.length ? [least - 1, greatest + 1] : [0, 1];
  const rough = (greatest - least) / 5;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(channel.axis?.tickMinStep ?? 0, unit * [1, 2, 5, 10].find(times => times * unit >= rough));
  const ticks = [];
  for (let i = Math.ceil(least / step); i * step <= greatest; i++) ticks.push(i * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const at = value => Math.round(10 * (first + (last - first) * (value - least) / (greatest - least))) / 10;
  return { ticks, label: value => value.toFixed(digits).replace("-", "−"), at };
}

/** Equal steps are equal ratios; powers of ten between two that hold all values. */
function logarithmic(values, first, last) {
  const [least, greatest] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const breadth = Math.max(1, greatest - least);
  const every = Math.ceil(breadth / 8);
  const ticks = [];
  for (let power = least; power <= least + breadth; power += every) ticks.push(10 ** power);
  const at = value => Math.round(10 * (first + (last - first) * (Math.log10(value) - least) / breadth)) / 10;
  return { ticks, label: value => value < 0.001 || value >= 10_000 ? value.toExponential(0).replace("e+", "e") : String(value), at };
}

function element(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
