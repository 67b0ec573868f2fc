/** A line of a plot: its name, its colour, a value every hundredth of a second. */
export interface PlotLine {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

export interface ResponsePlot {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly PlotLine[];
}

/** Size of a plot and its margins [px]. */
const WIDTH = 760;
const HEIGHT = 240;
const MARGIN = 44;

/** A point every so many values is enough for the eye. */
const THINNING = 5;

/** One file that opens offline: a table of figures, and plots under it. */
export function responsePage(
  title: string,
  rows: readonly (readonly string[])[],
  plots: readonly ResponsePlot[],
): string {
  const [head, ...body] = rows;
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('');
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>`,
    'body{font:15px/1.5 system-ui,sans-serif;max-width:800px;margin:2rem auto;padding:0 1rem;color:#1d2733;background:#fff}',
    'table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #d7dee6;text-align:right}',
    'td:first-child,th:first-child{text-align:left}h1{font-size:1.4rem}h2{font-size:1rem;margin:1.6rem 0 .2rem}',
    'svg{width:100%;height:auto}text{font:12px system-ui,sans-serif;fill:#51606f}</style></head><body>',
    `<h1>${escaped(title)}</h1>`,
    `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>`,
    ...body.map((row) => `<tr>${cells(row, 'td')}</tr>`),
    '</tbody></table>',
    ...plots.map(plotMarkup),
    '</body></html>\n',
  ].join('\n');
}

function plotMarkup({ title, unit, lines }: ResponsePlot): string {
  const all = lines.flatMap(({ values }) => values).filter(Number.isFinite);
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = 0.08 * (high - low || 1);
  const count = Math.max(...lines.map(({ values }) => values.length));
  const px = (i: number) => MARGIN + ((WIDTH - 2 * MARGIN) * i) / Math.max(1, count - 1);
  const py = (value: number) =>
    HEIGHT - MARGIN / 2 - ((HEIGHT - MARGIN) * (value - low + room)) / (high - low + 2 * room || 1);
  const line = ({ values, colour }: PlotLine) => {
    const points = values.flatMap((value, i) =>
      i % THINNING === 0 && Number.isFinite(value) ? [`${px(i).toFixed(1)},${py(value).toFixed(1)}`] : [],
    );
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.6" points="${points.join(' ')}"/>`;
  };
  const seconds = Math.round(count / 100);
  const marks = [low, (low + high) / 2, high].map(
    (value) =>
      `<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${py(value)}" y2="${py(value)}" stroke="#e4e9ee"/><text x="${MARGIN - 6}" y="${py(value) + 4}" text-anchor="end">${value.toFixed(2)}</text>`,
  );
  const legend = lines.map(
    ({ name, colour }, i) => `<text x="${MARGIN + 110 * i}" y="12" style="fill:${colour}">${escaped(name)}</text>`,
  );
  return [
    `<h2>${escaped(title)} [${escaped(unit)}]</h2>`,
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    ...marks,
    ...lines.map(line),
    ...legend,
    `<text x="${WIDTH - MARGIN}" y="${HEIGHT - 4}" text-anchor="end">${seconds} s</text></svg>`,
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
