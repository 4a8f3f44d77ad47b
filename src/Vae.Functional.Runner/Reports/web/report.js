// Draws the charts of one report from the data that the page carries, and says of every figure whether it is there.
import embed from "vega-embed";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The page's own colours and letters, so that a chart looks like the page around it, in light and in dark. */
function theme() {
  const style = getComputedStyle(document.documentElement);
  const [ink, faint, grid, font] = ["--ink", "--faint", "--line", "--font"].map(name => style.getPropertyValue(name).trim());
  return {
    background: "transparent",
    font,
    view: { stroke: null },
    title: { color: ink, fontSize: 14, fontWeight: 600, offset: 8 },
    axis: { labelColor: faint, titleColor: ink, domainColor: grid, tickColor: grid, gridColor: grid, labelFontSize: 12, titleFontSize: 13, titleFontWeight: 500 },
    legend: { labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 13, titleFontWeight: 500 },
  };
}

async function drawChart(place) {
  const specification = JSON.parse(place.querySelector("script").textContent);
  const canvas = place.querySelector(".canvas");
  await embed(canvas, specification, {
    config: theme(),
    renderer: "svg",
    tooltip: { theme: dark.matches ? "dark" : "light" },
    actions: { export: true, source: false, compiled: false, editor: false },
    ...specification.usermeta?.embedOptions,
  });
  if (!canvas.querySelector("svg, canvas")) throw new Error("no drawing came out");
}

async function drawPicture(image) {
  await image.decode();
  if (image.naturalWidth === 0) throw new Error("the picture is empty");
}

/** Draws one element; what went wrong is told in its place, and the rest of the page goes on. */
async function attempt(element, draw) {
  try {
    await draw(element);
    element.dataset.rendered = "true";
  } catch (error) {
    element.dataset.rendered = "false";
    element.insertAdjacentText("afterend", `This could not be drawn: ${error.message}`);
    console.error(error);
  }
}

async function drawAll() {
  const charts = [...document.querySelectorAll("[data-chart]")].map(place => attempt(place, drawChart));
  const pictures = [...document.images].map(image => attempt(image, drawPicture));
  await Promise.all([...charts, ...pictures]);
  document.documentElement.dataset.report = "ready";
}

dark.addEventListener("change", drawAll);
drawAll();
