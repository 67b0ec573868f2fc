import { svgElement, svgText } from './svg-text.ts';

/** What every plot on paper has in common: ground, text, quieter text, lines of the grid. */
export const PLOT_COLORS = { ground: '#ffffff', text: '#17202a', quiet: '#5b6875', hairline: '#d4dce4' } as const;
export const PLOT_FONT = 'Inter, system-ui, sans-serif';

/** A line of the grid along the path `d`. */
export function hairline(d: string): string {
  return svgElement('path', { d, stroke: PLOT_COLORS.hairline, 'stroke-width': 1 });
}

/** Text at a place [pixels]; `anchor` says which end of it is there. */
export function words(
  content: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  anchor = 'start',
  weight = 400,
): string {
  const look = { 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill };
  return svgElement('text', { x: x.toFixed(1), y: y.toFixed(1), ...look }, svgText(content));
}
