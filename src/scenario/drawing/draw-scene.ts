import { cos, sin } from '../../core/math/sin-cos.ts';
import { drawLanes } from '../../map/drawing/draw-lanes.ts';
import { scaleBar } from '../../map/drawing/draw-legend.ts';
import { drawObjects } from '../../map/drawing/draw-objects.ts';
import { drawSignals } from '../../map/drawing/draw-signals.ts';
import { MAP_COLORS, type MapColors } from '../../map/drawing/map-colors.ts';
import { Sheet } from '../../map/drawing/sheet.ts';
import { simplifyLine } from '../../map/drawing/simplify-line.ts';
import { svgElement, svgText } from '../../map/drawing/svg-text.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { OpenDriveDocument } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { LanePoint, RoadMap, Signal } from '../../map/road-map.ts';
import type { Mission } from '../../planning/route/mission.ts';
import type { LoadedScene } from '../load-scene.ts';
import { propPlaces } from '../props/prop-places.ts';
import { placesOf, trueMissionOf } from '../way/mission-of-scene.ts';
import { drawProps } from './draw-props.ts';
import { drawMove, drawUser, enlargement } from './draw-users.ts';
import { eventText } from './event-text.ts';
import { type Box, LabelPlaces } from './label-places.ts';
import { routeLine } from './route-line.ts';
import { sceneArea } from './scene-area.ts';
import { sketchMoves } from './sketch-moves.ts';
import { type SketchedTrigger, sketchTriggers } from './sketch-triggers.ts';
import { type SketchedUser, sketchUsers } from './sketch-users.ts';

/** Width of the picture where nothing scales it, and points of it that lines tell apart [pixels]. */
const PIXELS = 800;
const FINENESS = 1000;
/** What waits for something. */
const TRIGGER = '#b36b00';
/** Events that the foot of the picture tells; more are counted. */
const MOST_EVENTS = 5;
/** Objects that go along whole roads and mean little to what happens. */
const RAILS: readonly string[] = ['barrier', 'pole', 'railing'];
/** Pictures of more than so much [m] show only the signals that rule who goes first. */
const WIDE = 180;
const RULING: readonly Signal['kind'][] = ['light', 'stop', 'yield'];
/** Type of lights for people on foot (ASAM OpenDRIVE signal catalogue). */
const FOOT_LIGHT = '1000002';
/** Heights of small type between two lines of text. */
const LEADING = 1.5;

/**
 * Draws a scene from above as SVG, north up, a unit a metre: the map about it, the ego with its way and its goal, road users with
 * names and where they go, and the places that events wait for. The same scene gives the same text.
 */
export function drawScene(loaded: LoadedScene): string {
  const { scene, map, start, goal } = loaded;
  const colors = MAP_COLORS.light;
  const users = sketchUsers(loaded);
  const moves = sketchMoves(loaded, users);
  const triggers = sketchTriggers(loaded, users);
  const mission = trueMissionOf(loaded);
  const route = routeLine(map, start, placesOf(mission.stops, goal), mission.wish);
  const props = scene.props.flatMap((prop) => propPlaces(map, prop) ?? []);
  const notes = footNotes(loaded);
  const area = sceneArea(loaded, route, [...users, ...props], moves, triggers);
  const foot = (LEADING * notes.length + 2.2) / 75;
  const sheet = new Sheet(area, { fineness: FINENESS, foot, isClipped: true });
  const isNear = nearTo(area);
  const inside: OpenDriveDocument = {
    ...map.document,
    roads: map.document.roads.map((road) => ({
      ...road,
      objects: road.objects.filter(({ s, t, type, repeats }) => {
        roadPoint(road, s, t, place);
        return isNear(place.x, place.y) && !(RAILS.includes(type) && repeats.length > 0);
      }),
    })),
  };
  const isWide = sheet.width > WIDE;
  const footLights = new Set(
    map.document.roads.flatMap(({ signals }) => signals.filter(({ type }) => type === FOOT_LIGHT).map(({ id }) => id)),
  );
  const isShown = ({ id, kind, x, y }: Signal) =>
    isNear(x, y) && (!isWide || (RULING.includes(kind) && !footLights.has(id)));
  const nearSignals = { ...map, signals: map.signals.filter(isShown) };
  const boxes = users.map((user) => boxOf(user, sheet));
  const labels = new LabelPlaces(boxes, sheet.width, sheet.height - sheet.foot);
  const content = [
    `<title>${svgText(scene.name)}</title>`,
    svgElement('rect', { width: '100%', height: '100%', fill: colors.ground }),
    ...drawLanes(map, sheet, colors).layers,
    drawObjects(inside, sheet, colors, false),
    drawRoute(route, sheet, colors),
    ...triggers.map((trigger) => drawTrigger(trigger, sheet)),
    drawSignals(nearSignals, sheet, colors, false),
    drawProps(props, sheet),
    drawGoal(loaded, sheet, colors, labels),
    ...drawStops(loaded.map, mission.stops, sheet, colors),
    ...moves.map((move) => drawMove(move, sheet, colors)),
    ...users.map((user) => drawUser(user, sheet, colors)).reverse(),
    ...users.map((user, k) =>
      label(user.name, boxes[k], user.kind === 'ego' ? colors.accent : colors.text, sheet, labels),
    ),
    ...triggers.map((trigger) => triggerLabel(trigger, sheet, labels)),
    caption(loaded, notes, sheet, colors),
  ];
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${sheet.length(sheet.width)} ${sheet.length(sheet.height)}`,
    width: PIXELS,
    height: Math.round((PIXELS * sheet.height) / sheet.width),
    'font-family': 'Inter, system-ui, sans-serif',
  };
  return `${svgElement('svg', frame, `\n${content.filter((part) => part !== '').join('\n')}\n`)}\n`;
}

function nearTo([xMin, yMin, xMax, yMax]: readonly [number, number, number, number]) {
  const margin = 0.05 * (xMax - xMin);
  return (x: number, y: number) => x > xMin - margin && x < xMax + margin && y > yMin - margin && y < yMax + margin;
}

function drawRoute(route: readonly number[], sheet: Sheet, colors: MapColors): string {
  return svgElement('path', {
    d: sheet.path(simplifyLine(route, sheet.tolerance)),
    fill: 'none',
    stroke: colors.accent,
    'stroke-opacity': 0.4,
    'stroke-width': sheet.length(Math.max(1.6, 0.8 * sheet.type)),
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  });
}

/** A target on the lane, or the outline of the car as it is to stand beside the lanes. */
function drawGoal(
  { map, goal, goalPose, vehicle }: LoadedScene,
  sheet: Sheet,
  colors: MapColors,
  labels: LabelPlaces,
): string {
  const size = Math.max(1.3, 0.7 * sheet.type);
  let [x, y] = [0, 0];
  let mark: string;
  if (goalPose === null) {
    lanePointAt(map.lanes[goal.lane], goal.s, lanePoint);
    [x, y] = [lanePoint.x, lanePoint.y];
    const circle = { cx: sheet.x(x), cy: sheet.y(y) };
    const ring = { fill: '#ffffff', stroke: colors.accent, 'stroke-width': sheet.length(0.35 * size) };
    mark =
      svgElement('circle', { ...circle, r: sheet.length(size), ...ring }) +
      svgElement('circle', { ...circle, r: sheet.length(0.35 * size), fill: colors.accent });
  } else {
    const { yaw } = goalPose;
    const { length, width, rearOverhang } = vehicle;
    const at = (ahead: number, left: number) => [
      goalPose.x + ahead * cos(yaw) - left * sin(yaw),
      goalPose.y + ahead * sin(yaw) + left * cos(yaw),
    ];
    [x, y] = at(length / 2 - rearOverhang, 0);
    const [back, front, half] = [-rearOverhang, length - rearOverhang, width / 2];
    const box = [...at(back, half), ...at(front, half), ...at(front + 0.8, 0), ...at(front, -half), ...at(back, -half)];
    const look = { fill: colors.accent, 'fill-opacity': 0.2, stroke: colors.accent };
    mark = svgElement('path', { d: sheet.path(box, true), ...look, 'stroke-width': sheet.length(0.3 * size) });
  }
  const around = goalPose === null ? 1.2 * size : vehicle.length / 2 + 0.8;
  const thing = { x: Number(sheet.x(x)), y: Number(sheet.y(y)), halfWidth: around, halfHeight: around };
  return mark + label('goal', thing, colors.accent, sheet, labels);
}

/** A mark with its number at every stop on the way. */
function drawStops(map: RoadMap, stops: Mission['stops'], sheet: Sheet, colors: MapColors): string[] {
  const size = Math.max(1.8, 1.1 * sheet.type);
  return stops.map(({ place: { lane, s } }, i) => {
    lanePointAt(map.lanes[lane], s, lanePoint);
    const [cx, cy] = [sheet.x(lanePoint.x), sheet.y(lanePoint.y)];
    const mark = svgElement('circle', { cx, cy, r: sheet.length(size), fill: colors.accent });
    const text = { x: cx, y: sheet.y(lanePoint.y - 0.36 * size), 'font-size': sheet.length(1.1 * size) };
    const look = { 'text-anchor': 'middle', 'font-weight': 700, fill: '#ffffff' };
    return mark + svgElement('text', { ...text, ...look }, String(i + 1));
  });
}

function drawTrigger({ circle, stretch }: SketchedTrigger, sheet: Sheet): string {
  const width = sheet.length(Math.max(0.14 * sheet.type, sheet.tolerance));
  if (circle !== null) {
    const place = { cx: sheet.x(circle.x), cy: sheet.y(circle.y), r: sheet.length(circle.radius) };
    const dashes = { 'stroke-dasharray': `${sheet.length(0.6 * sheet.type)} ${sheet.length(0.4 * sheet.type)}` };
    return svgElement('circle', {
      ...place,
      fill: TRIGGER,
      'fill-opacity': 0.07,
      stroke: TRIGGER,
      'stroke-width': width,
      ...dashes,
    });
  }
  const line = { d: sheet.path(simplifyLine(stretch, sheet.tolerance)), fill: 'none', stroke: TRIGGER };
  return svgElement('path', { ...line, 'stroke-opacity': 0.35, 'stroke-width': sheet.length(3) });
}

/** Above a circle, or in the middle of a stretch. */
function triggerLabel({ name, circle, stretch }: SketchedTrigger, sheet: Sheet, labels: LabelPlaces): string {
  const middle = 2 * Math.floor(stretch.length / 4);
  const [x, y] = circle === null ? [stretch[middle], stretch[middle + 1]] : [circle.x, circle.y + circle.radius];
  if (x === undefined || y === undefined) return '';
  const thing = { x: Number(sheet.x(x)), y: Number(sheet.y(y)), halfWidth: 0, halfHeight: 0.2 * sheet.type };
  return label(name, thing, TRIGGER, sheet, labels);
}

function label(content: string, thing: Box, fill: string, sheet: Sheet, labels: LabelPlaces): string {
  const size = 1.1 * sheet.type;
  const { x, y } = labels.place(content, size, thing);
  const place = { x: sheet.length(x), y: sheet.length(y + 0.35 * size), 'font-size': sheet.length(size) };
  const halo = {
    stroke: '#ffffff',
    'stroke-width': sheet.length(0.28 * size),
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  return svgElement('text', { ...place, 'text-anchor': 'middle', 'font-weight': 600, fill, ...halo }, svgText(content));
}

/** The box on paper around a road user as it is drawn. */
function boxOf(user: SketchedUser, sheet: Sheet): Box {
  const scale = enlargement(user, sheet) / 2;
  const [c, s] = [Math.abs(cos(user.yaw)), Math.abs(sin(user.yaw))];
  return {
    x: Number(sheet.x(user.x)),
    y: Number(sheet.y(user.y)),
    halfWidth: scale * (c * user.length + s * user.width),
    halfHeight: scale * (s * user.length + c * user.width),
  };
}

/** What a picture cannot show, in lines: weather, traffic, faults, and what happens when. */
function footNotes({ scene, weather }: LoadedScene): string[] {
  const { traffic, pedestrians, storyboard, faults } = scene;
  const around = [
    ...(weather === null ? [] : [weather.name === 'custom' ? 'weather of its own' : weather.name]),
    ...(scene.ego.speed > 0 ? [`ego at ${Math.round(3.6 * scene.ego.speed)} km/h`] : ['ego from rest']),
    ...(traffic.count === undefined || traffic.count === 0 ? [] : [`${traffic.count} more vehicles`]),
    ...(traffic.density === undefined ? [] : [`${traffic.density} vehicles a km of lane`]),
    ...(pedestrians.count === 0 ? [] : [`${pedestrians.count} more people`]),
    ...faults.map(({ sensor, kind, from }) => `${sensor} ${kind} from ${from} s`),
  ];
  const events = storyboard.slice(0, MOST_EVENTS).map(eventText);
  const more = storyboard.length - events.length;
  return [around.join(' · '), ...events, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** Name and tags above the map, notes and scale below. */
function caption({ scene }: LoadedScene, notes: readonly string[], sheet: Sheet, colors: MapColors): string {
  const { type, head, width, height, foot } = sheet;
  const words = (content: string, x: number, y: number, size: number, fill: string, weight = 400, anchor = 'start') =>
    svgElement(
      'text',
      {
        x: sheet.length(x),
        y: sheet.length(y),
        'font-size': sheet.length(size),
        'font-weight': weight,
        'text-anchor': anchor,
        fill,
      },
      svgText(content),
    );
  const band = { width: '100%', fill: colors.ground };
  const top = height - foot;
  const most = Math.floor((width - 2 * type) / (0.53 * type));
  return [
    svgElement('rect', { ...band, height: sheet.length(head) }),
    svgElement('rect', { ...band, y: sheet.length(top), height: sheet.length(foot) }),
    words(scene.name, type, 0.62 * head, 1.5 * type, colors.text, 600),
    words(scene.tags.join(' '), width - type, 0.62 * head, type, colors.quiet, 400, 'end'),
    ...notes.map((note, k) =>
      words(
        note.length > most ? `${note.slice(0, most - 1)}…` : note,
        type,
        top + (k + 1) * LEADING * type,
        type,
        k === 0 ? colors.quiet : colors.text,
      ),
    ),
    scaleBar(width - type, top - 0.8 * type, sheet, colors),
  ].join('\n');
}

const place = { x: 0, y: 0, z: 0, heading: 0 };
const lanePoint: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
