import { lineAt } from '../line-at.ts';
import type { Ego, RouteLine, TrackedObject } from '../planner-input.ts';
import type { InputMessage, RouteMessage } from '../realm/messages.ts';

/** An input that a planner may meet and its author may not have thought of. */
export interface HardSituation {
  readonly name: string;
  readonly route: RouteMessage;
  readonly input: InputMessage;
}

/** Speed of the fast one, 160 km/h [m/s]. */
const FAST = 44;

/** Road users of the crowded one. */
const CROWD = 200;

/** Inputs made of an ordinary one: empty, crowded, at the ends of the line, beside it, the wrong way round. */
export function hardSituations(route: RouteMessage, usual: InputMessage): HardSituation[] {
  const { line } = route;
  const at = (s: number, d = 0, speed = usual.ego.speed, turn = 0): Partial<InputMessage> => {
    const ego = egoAt(line, s, d, speed, turn, usual.ego);
    return { ego, start: { s: Math.max(0, s), d, speed, acceleration: 0 }, history: [] };
  };
  const { s } = usual.ego;
  const front = s + 4;
  const cases: Readonly<Record<string, Partial<InputMessage>>> = {
    'nobody there, no lights, no signs': { tracks: [], lights: [], signs: [], history: [] },
    'standing still': at(s, 0, 0),
    'at the goal': at(line.goal),
    'standing at the goal': at(line.goal, 0, 0),
    'at the end of the line': at((line.x.length - 1) * line.step),
    'behind the start of the line': at(-2),
    'three metres beside the line': at(s, -3),
    'against the direction of the line': at(s, 0, 2, Math.PI),
    '160 km/h': at(s, 0, FAST),
    '200 road users around': {
      tracks: Array.from({ length: CROWD }, (_, i) => trackOn(line, i + 1, s + (i % 50), i / 50 - 2)),
    },
    'a road user in the same place, of no size': { tracks: [{ ...trackOn(line, 1, s, 0), length: 0, width: 0 }] },
    'road users far from the line': { tracks: [{ ...trackOn(line, 1, s, 80), onLine: null }] },
    'somebody who comes fast the wrong way': { tracks: [{ ...trackOn(line, 1, s + 30, 0), speed: -30 }] },
    'a red light at the bumper': { lights: [{ id: 'check', s: front, state: 'red' }] },
    'a light that is out of order': { lights: [{ id: 'check', s: front + 10, state: 'off' }] },
    'a stop sign that has been passed': { signs: [{ id: 'check', kind: 'stop', s: front - 0.9 }] },
  };
  const made = Object.entries(cases).map(([name, change]) => ({ name, route, input: { ...usual, ...change } }));
  return [...made, { name: 'a line of two samples', ...shortLine(route, usual) }];
}

function egoAt(line: RouteLine, s: number, d: number, speed: number, turn: number, usual: Ego): Ego {
  const { x, y, z, yaw } = lineAt(line, s, d);
  return { ...usual, x, y, z, yaw: yaw + turn, speed, acceleration: 0, yawRate: 0, s, d };
}

function trackOn(line: RouteLine, id: number, s: number, d: number): TrackedObject {
  const { x, y, yaw } = lineAt(line, s, d);
  const [length, width] = [4.5, 1.8];
  const bounds = { sMin: s - length / 2, sMax: s + length / 2, dMin: d - width / 2, dMax: d + width / 2 };
  return {
    id,
    kind: 'car',
    x,
    y,
    yaw,
    speed: 3,
    length,
    width,
    confidence: 0.5,
    onLine: { s, d, along: 1, ...bounds },
  };
}

/** The goal is where the ego stands, and the map ends there. */
function shortLine({ line, lanes }: RouteMessage, usual: InputMessage): Pick<HardSituation, 'route' | 'input'> {
  const first = Math.min(Math.max(0, Math.floor(usual.ego.s / line.step)), line.x.length - 2);
  const two = (values: readonly number[]) => values.slice(first, first + 2);
  const cut: RouteLine = {
    version: line.version + 1,
    step: line.step,
    goal: line.step,
    x: two(line.x),
    y: two(line.y),
    z: two(line.z),
    heading: two(line.heading),
    curvature: two(line.curvature),
    halfWidth: two(line.halfWidth),
    speedLimit: two(line.speedLimit),
  };
  const ego = egoAt(cut, 0, 0, 0, 0, usual.ego);
  const goal = { s: cut.goal, x: cut.x[1], y: cut.y[1], yaw: cut.heading[1], pose: null };
  const start = { s: 0, d: 0, speed: 0, acceleration: 0 };
  return {
    route: { line: cut, lanes: lanes.slice(0, 1).map((lane) => ({ ...lane, from: 0, to: line.step })) },
    input: { ...usual, ego, start, goal, history: [], tracks: [], lights: [], signs: [] },
  };
}
