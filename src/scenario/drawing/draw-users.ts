import { cos, sin } from '../../core/math/sin-cos.ts';
import type { MapColors } from '../../map/drawing/map-colors.ts';
import type { Sheet } from '../../map/drawing/sheet.ts';
import { svgElement, svgText } from '../../map/drawing/svg-text.ts';
import type { SketchedMove } from './sketch-moves.ts';
import type { SketchedUser } from './sketch-users.ts';

/** Colours of the Cityscapes classes, which every picture of road users has. */
const CLASS_COLORS: Readonly<Record<string, string>> = {
  truck: '#000046',
  bus: '#003c64',
  bicycle: '#770b20',
  motorcycle: '#0000e6',
};
const CAR = '#00008e';
const PERSON = '#dc143c';
/** Road users are drawn at least so long, in heights of small type. */
const LEAST_LENGTH = 1.7;
const LEAST_PERSON = 0.55;

/** How much larger than in the map's scale somebody is drawn, so that one sees who it is. */
export function enlargement({ kind, length }: SketchedUser, { type }: Sheet): number {
  return kind === 'person' ? Math.max(1, (LEAST_PERSON * type) / length) : Math.max(1, (LEAST_LENGTH * type) / length);
}

/** A road user from above: body, cabin towards the front, or a disc for who walks; dashed where it is still to come. */
export function drawUser(user: SketchedUser, sheet: Sheet, colors: MapColors): string {
  const color = colorOf(user, colors);
  const scale = enlargement(user, sheet);
  const line = sheet.length(Math.max(0.12 * sheet.type, sheet.tolerance));
  const look = user.isAbsent
    ? {
        fill: '#ffffff',
        'fill-opacity': 0.7,
        stroke: color,
        'stroke-width': line,
        'stroke-dasharray': `${line} ${line}`,
      }
    : { fill: color, stroke: '#ffffff', 'stroke-width': line };
  const title = `<title>${svgText(user.name)}</title>`;
  if (user.kind === 'person') {
    const radius = sheet.length((scale * user.length) / 2);
    return `<g>${title}${svgElement('circle', { cx: sheet.x(user.x), cy: sheet.y(user.y), r: radius, ...look })}</g>`;
  }
  const [l, w] = [(scale * user.length) / 2, (scale * user.width) / 2];
  const at = (ahead: number, left: number) => [
    user.x + ahead * l * cos(user.yaw) - left * w * sin(user.yaw),
    user.y + ahead * l * sin(user.yaw) + left * w * cos(user.yaw),
  ];
  const body = [...at(-1, 0.9), ...at(0.75, 1), ...at(1, 0.6), ...at(1, -0.6), ...at(0.75, -1), ...at(-1, -0.9)];
  const screen = [...at(0.15, 0.8), ...at(0.5, 0.65), ...at(0.5, -0.65), ...at(0.15, -0.8)];
  return `<g>${title}${svgElement('path', { d: sheet.path(body, true), ...look })}${svgElement('path', { d: sheet.path(screen, true), fill: '#ffffff', 'fill-opacity': user.isAbsent ? 0 : 0.75 })}</g>`;
}

/** Where somebody goes: a line with an arrow's head. */
export function drawMove({ who, line }: SketchedMove, sheet: Sheet, colors: MapColors): string {
  const count = line.length;
  const [x, y] = [line[count - 2], line[count - 1]];
  const [dx, dy] = [x - line[count - 4], y - line[count - 3]];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return '';
  const size = 0.6 * sheet.type;
  const [ux, uy] = [(size * dx) / length, (size * dy) / length];
  const head = [x - ux - 0.6 * uy, y - uy + 0.6 * ux, x, y, x - ux + 0.6 * uy, y - uy - 0.6 * ux];
  const look = {
    fill: 'none',
    stroke: colorOf(who, colors),
    'stroke-width': sheet.length(0.2 * sheet.type),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  return svgElement('path', { d: sheet.path(line) + sheet.path(head), ...look });
}

function colorOf({ kind, model }: SketchedUser, colors: MapColors): string {
  if (kind === 'ego') return colors.accent;
  return kind === 'person' ? PERSON : (CLASS_COLORS[model] ?? CAR);
}
