import type { XmlElement } from '../opendrive/xml-element.ts';
import { childOf, childrenOf, type RuleContext, textOf } from './rule-context.ts';

/** The rules hold from 1.8 on; older files often leave these out. */
const SINCE = 8;
/** Corners and vertices that make an outline and a skeleton. */
const LEAST_CORNERS = { cornerRoad: 2, cornerLocal: 2 } as const;
const LEAST_VERTICES = 2;

/** Parts that objects of a type have no use for [13, table of object types]. */
const USELESS_PARTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    barrier: ['markings', 'borders', 'material', 'surface', 'parkingSpace', 'skeleton'],
    building: ['markings', 'borders', 'surface', 'parkingSpace', 'skeleton'],
    crosswalk: ['borders', 'parkingSpace', 'skeleton', 'repeat'],
    gantry: ['markings', 'borders', 'material', 'surface', 'parkingSpace'],
    obstacle: ['markings', 'borders', 'material', 'surface', 'parkingSpace', 'skeleton'],
    parkingSpace: ['skeleton', 'surface'],
    pole: ['markings', 'borders', 'material', 'surface', 'parkingSpace'],
    roadMark: ['borders', 'parkingSpace', 'skeleton', 'surface'],
    roadSurface: ['markings', 'borders', 'parkingSpace', 'skeleton'],
    trafficIsland: ['parkingSpace', 'skeleton'],
    tree: ['markings', 'borders', 'material', 'surface', 'parkingSpace'],
    vegetation: ['markings', 'borders', 'material', 'surface', 'parkingSpace'],
  }),
);

/** One object: size, outline, skeleton, and parts that fit its type. */
export function checkObjectElement(object: XmlElement, path: string, context: RuleContext): void {
  if (context.revision < SINCE) return;
  checkAttributes(object, path, context);
  const outlines = [...childrenOf(object, 'outline'), ...childrenOf(childOf(object, 'outlines'), 'outline')];
  for (const outline of outlines) checkOutline(outline, `${path}/outline ${textOf(outline, 'id')}`, context);
  for (const polyline of childrenOf(childOf(object, 'skeleton'), 'polyline')) checkPolyline(polyline, path, context);
  checkBorders(object, path, outlines.length > 0, context);
  const type = textOf(object, 'type');
  const useless = object.children.find(({ name }) => USELESS_PARTS.get(type)?.includes(name));
  if (useless === undefined) return;
  context.report(
    'note',
    useless.line,
    path,
    'road.object.attributes',
    `objects of type "${type}" have no use for ${useless.name}`,
  );
}

function checkAttributes(object: XmlElement, path: string, context: RuleContext): void {
  if (textOf(object, 'orientation') === '') {
    context.report('note', object.line, path, 'road.object.orientation', 'orientation is missing; "none" was taken');
  }
  const round = object.attributes.radius !== undefined;
  if (round && (object.attributes.length !== undefined || object.attributes.width !== undefined)) {
    const message = 'has a radius beside length or width; expected one way to give its size';
    context.report('note', object.line, path, 'general.optional_param_used', message);
  }
}

function checkOutline(outline: XmlElement, path: string, context: RuleContext): void {
  const corners = { cornerRoad: childrenOf(outline, 'cornerRoad'), cornerLocal: childrenOf(outline, 'cornerLocal') };
  if (corners.cornerRoad.length === 0 && corners.cornerLocal.length === 0) {
    const message = 'has no corners; expected cornerRoad or cornerLocal elements';
    context.report('warning', outline.line, path, 'road.object.outline.outline_followed_by_corner', message);
  }
  for (const kind of ['cornerRoad', 'cornerLocal'] as const) {
    const count = corners[kind].length;
    if (count === 0 || count >= LEAST_CORNERS[kind]) continue;
    const rule = kind === 'cornerRoad' ? 'road.corner_road.element_min_amount' : 'road.corner_local.element_min_amount';
    context.report(
      'warning',
      outline.line,
      path,
      rule,
      `has ${count} ${kind}; expected at least ${LEAST_CORNERS[kind]}`,
    );
  }
}

function checkPolyline(polyline: XmlElement, path: string, context: RuleContext): void {
  const counts = { vertexRoad: 0, vertexLocal: 0 };
  for (const { name } of polyline.children) if (name === 'vertexRoad' || name === 'vertexLocal') counts[name]++;
  if (counts.vertexRoad + counts.vertexLocal === 0) {
    const rule = 'road.object.skeleton.polyline_followed_by_vertex';
    context.report('warning', polyline.line, path, rule, 'a polyline of the skeleton has no vertices');
  }
  for (const [kind, rule] of [
    ['vertexRoad', 'road.object.skeleton.vertex_road_element_min_amount'],
    ['vertexLocal', 'road.object.skeleton.vertex_local_element_min_amount'],
  ] as const) {
    if (counts[kind] === 0 || counts[kind] >= LEAST_VERTICES) continue;
    context.report(
      'warning',
      polyline.line,
      path,
      rule,
      `has ${counts[kind]} ${kind}; expected at least ${LEAST_VERTICES}`,
    );
  }
}

/** References to corners need an outline, and are there just where a border is not the whole of it. */
function checkBorders(object: XmlElement, path: string, hasOutline: boolean, context: RuleContext): void {
  const markings = childrenOf(childOf(object, 'markings'), 'marking');
  const borders = childrenOf(childOf(object, 'borders'), 'border');
  for (const part of [...markings, ...borders]) {
    if (hasOutline || childOf(part, 'cornerReference') === undefined) continue;
    const message = `a ${part.name} names corners, but the object has no outline`;
    context.report('warning', part.line, path, 'road.object.no_cornerreference_if_no_outline', message);
  }
  for (const border of borders) {
    const whole = textOf(border, 'useCompleteOutline') === 'true';
    const corners = childrenOf(border, 'cornerReference').length;
    if (whole && corners > 0) {
      const message = 'a border along the complete outline names corners; they mean nothing';
      context.report('warning', border.line, path, 'road.object.border.useCompleteOutline_true', message);
    } else if (!whole && corners < 2 && border.attributes.useCompleteOutline !== undefined) {
      const message = `a border along part of the outline names ${corners} corners; expected at least 2`;
      context.report('warning', border.line, path, 'road.object.border.useCompleteOutline_false', message);
    }
  }
}
