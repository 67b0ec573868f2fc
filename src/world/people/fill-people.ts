import { atan2 } from '../../core/math/atan.ts';
import { RandomStream } from '../../core/random.ts';
import { CLOTHES_COLORS } from './clothes-colors.ts';
import type { FootNetwork } from './foot-network.ts';
import { type PathPoint, pathPointAt } from './foot-path.ts';
import { DOES, LARGEST_GROUP, type PeopleState } from './people-state.ts';
import type { PersonStart } from './person-start.ts';
import { drawTraits, type PersonTraits } from './person-traits.ts';

/** Chances of a group to be of one, two, three or four people [1] (Moussaid et al. 2010: up to 70 % walk in groups). */
const GROUP_SIZES = [0.6, 0.28, 0.09, 0.03];
/** Share of children among those who are with others; nobody sends them out alone here [1]. */
const CHILDREN = 0.25;
/** Members of a group start so far behind each other [m]. */
const SPACING = 0.8;
/** Nobody starts nearer to the ego [m]. */
const EGO_CLEARANCE = 6;
const TRIES = 20;

/** Who there is at the start. */
export interface Crowd {
  /** Indices into Scenery.models of those that walk: grown-ups, and children. */
  readonly adults: readonly number[];
  readonly children: readonly number[];
  readonly count: number;
  /** Share of those who cross where they like, and at red [1]. */
  readonly jaywalkers: number;
  readonly named: readonly PersonStart[];
  readonly seed: number;
  readonly ego: { readonly x: number; readonly y: number };
}

/** People, index-aligned with their state. */
export interface FilledPeople {
  readonly traits: PersonTraits[];
  readonly random: RandomStream[];
  readonly model: number[];
  readonly color: number[];
  readonly scripts: (PersonStart | null)[];
}

/** How many people a crowd makes on a network: none at random where there is no way on foot. */
export function crowdSize({ count, named }: Crowd, network: FootNetwork): number {
  return (network.paths.length > 0 ? count : 0) + named.length;
}

/** Places everybody: those at random first, each by a stream of its own, then the named ones. */
export function fillPeople(crowd: Crowd, network: FootNetwork, state: PeopleState): FilledPeople {
  const people: FilledPeople = { traits: [], random: [], model: [], color: [], scripts: [] };
  const count = state.does.length - crowd.named.length;
  const groups = new RandomStream(crowd.seed, 'people.groups');
  let first = 0;
  while (first < count) {
    const size = Math.min(drawSize(groups), count - first);
    for (let k = 0; k < size; k++) addPerson(crowd, network, state, first, k, people);
    first += size;
  }
  for (const [k, start] of crowd.named.entries()) addNamed(crowd, network, state, count + k, k, start, people);
  return people;
}

function drawSize(random: RandomStream): number {
  let share = random.uniform();
  for (let size = 1; size < LARGEST_GROUP; size++) {
    share -= GROUP_SIZES[size - 1];
    if (share < 0) return size;
  }
  return LARGEST_GROUP;
}

function addPerson(
  crowd: Crowd,
  network: FootNetwork,
  state: PeopleState,
  first: number,
  member: number,
  people: FilledPeople,
): void {
  const i = first + member;
  const random = new RandomStream(crowd.seed, `people.person.${i}`);
  const isChild = member > 0 && crowd.children.length > 0 && random.uniform() < CHILDREN;
  const wearable = isChild ? crowd.children : crowd.adults;
  people.model.push(wearable[random.integer(wearable.length)]);
  people.color.push(CLOTHES_COLORS[random.integer(CLOTHES_COLORS.length)]);
  const traits = drawTraits(random, isChild, crowd.jaywalkers);
  // A group does what its first one does.
  people.traits.push(member > 0 ? { ...traits, jaywalks: people.traits[first].jaywalks } : traits);
  people.random.push(random);
  people.scripts.push(null);
  state.keeps[i] = random.between(0, 0.9);
  if (member === 0) placeAlone(crowd, network, state, i, random);
  else placeBeside(network, state, first, member);
}

/** Anywhere on the paths, evenly over their length, but not beside the ego. */
function placeAlone(crowd: Crowd, network: FootNetwork, state: PeopleState, i: number, random: RandomStream): void {
  const { lengths } = network;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const at = random.uniform() * lengths[lengths.length - 1];
    const path = lengths.findIndex((length) => length > at);
    const s = at - (path > 0 ? lengths[path - 1] : 0);
    placeOnPath(network, state, i, path, s, random.uniform() < 0.5 ? 1 : -1);
    const dx = state.x[i] - crowd.ego.x;
    const dy = state.y[i] - crowd.ego.y;
    if (dx * dx + dy * dy > EGO_CLEARANCE * EGO_CLEARANCE) return;
  }
}

function placeBeside(network: FootNetwork, state: PeopleState, first: number, member: number): void {
  const path = state.path[first];
  const behind = state.s[first] - state.direction[first] * SPACING * member;
  const s = Math.min(network.paths[path].length, Math.max(0, behind));
  placeOnPath(network, state, first + member, path, s, state.direction[first]);
  state.leader[first + member] = first;
  state.does[first + member] = DOES.follow;
}

function placeOnPath(
  { paths }: FootNetwork,
  state: PeopleState,
  i: number,
  path: number,
  s: number,
  direction: number,
): void {
  pathPointAt(paths[path], s, 0, point);
  const aside = -direction * state.keeps[i] * point.half;
  state.path[i] = path;
  state.s[i] = s;
  state.direction[i] = direction;
  state.x[i] = point.x - aside * point.ty;
  state.y[i] = point.y + aside * point.tx;
  state.does[i] = DOES.walk;
  turnTo(state, i, direction * point.tx, direction * point.ty);
}

function addNamed(
  crowd: Crowd,
  network: FootNetwork,
  state: PeopleState,
  i: number,
  number: number,
  start: PersonStart,
  people: FilledPeople,
): void {
  const random = new RandomStream(crowd.seed, `people.named.${number}`);
  const traits = drawTraits(random, crowd.children.includes(start.model), 0);
  people.model.push(start.model);
  people.color.push(start.color);
  people.traits.push(Number.isNaN(start.speed) ? traits : { ...traits, speed: start.speed });
  people.random.push(random);
  people.scripts.push(start);
  state.keeps[i] = random.between(0, 0.9);
  state.x[i] = start.x;
  state.y[i] = start.y;
  state.does[i] = DOES.script;
  const [next] = start.path;
  if (next !== undefined) turnTo(state, i, next.x - start.x, next.y - start.y);
  else joinPath(network, state, i);
}

/** Who is told nothing goes along the nearest path from where it stands. */
function joinPath({ paths }: FootNetwork, state: PeopleState, i: number): void {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, path] of paths.entries()) {
    for (let k = 0; k < path.x.length; k++) {
      const dx = path.x[k] - state.x[i];
      const dy = path.y[k] - state.y[i];
      if (dx * dx + dy * dy >= nearest) continue;
      nearest = dx * dx + dy * dy;
      state.path[i] = index;
      state.s[i] = path.s[k];
    }
  }
}

/** Faces a direction. */
function turnTo(state: PeopleState, i: number, dx: number, dy: number): void {
  state.yaw[i] = atan2(dy, dx);
}

const point: PathPoint = { x: 0, y: 0, tx: 1, ty: 0, half: 0 };
