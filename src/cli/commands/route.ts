import { Command, InvalidArgumentError, Option } from 'commander';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { findAlternatives, type RouteAlternative } from '../../planning/route/find-alternatives.ts';
import { streetNames } from '../../planning/route/road-name.ts';
import { ROUTE_COSTS, ROUTE_PREFERENCES, type RoutePreference } from '../../planning/route/route-costs.ts';
import type { LanePlace } from '../../scenario/lane-place-schema.ts';
import { lanePositionOf, lanesAt } from '../../scenario/lane-position-of.ts';
import { nearestName } from '../../scenario/nearest-name.ts';
import { MOST_ALTERNATIVES } from '../../scenario/way/way-schema.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { loadMap } from '../load-map.ts';
import { UsageError } from '../usage-error.ts';
import { writeOut } from '../write-out.ts';

interface RouteOptions {
  readonly from: LanePlace;
  readonly to: LanePlace;
  readonly via: readonly LanePlace[];
  readonly alternatives: number;
  readonly prefer: RoutePreference;
  readonly json?: boolean;
}

export function routeCommand(done: (code: ExitCode) => void): Command {
  const place = 'as road:lane:s, by OpenDRIVE ids and metres along the lane in its direction of travel';
  return new Command('route')
    .description('ways over the lanes of a map from one place to another: length, time, turns, risk')
    .argument('<map>', 'an OpenDRIVE file')
    .requiredOption('--from <place>', place, parsePlace)
    .requiredOption('--to <place>', place, parsePlace)
    .option(
      '--via <place...>',
      'stops on the way, in this order',
      (text: string, before: readonly LanePlace[]) => [...before, parsePlace(text)],
      [],
    )
    .option('--alternatives <n>', `up to so many ways that differ, 1 to ${MOST_ALTERNATIVES}`, parseCount, 1)
    .addOption(new Option('--prefer <what>', 'what counts').choices([...ROUTE_PREFERENCES]).default('time'))
    .option('--json', 'print data')
    .action(async (file: string, options: RouteOptions) => done(await listRoutes(file, options)));
}

async function listRoutes(file: string, options: RouteOptions): Promise<ExitCode> {
  const map = await loadMap(file);
  const problems: string[] = [];
  const find = (name: string, place: LanePlace) => findOnMap(map, name, place, problems);
  const from = find('--from', options.from);
  const via = options.via.map((place) => find('--via', place));
  const to = find('--to', options.to);
  const places = [...via, to].filter((place) => place !== null);
  if (problems.length > 0 || from === null) throw new UsageError(problems.join('\n'));
  const wish = { costs: ROUTE_COSTS[options.prefer], weights: null, closed: null };
  const ways = findAlternatives(map, from, places, options.alternatives, wish);
  if (!Array.isArray(ways)) throw new UsageError(`${file}: ${ways.reason}; choose another place`);
  await writeOut(options.json === true ? jsonOf(map, ways) : tableOf(map, ways));
  return EXIT.ok;
}

function tableOf(map: RoadMap, ways: readonly RouteAlternative[]): string {
  const rows = ways.map(({ tour, facts, shared }, i) => [
    String(i + 1),
    `${facts.length.toFixed(0)} m`,
    `${facts.time.toFixed(1)} s`,
    String(facts.turns),
    String(facts.across),
    String(facts.unsignalled),
    String(facts.laneChanges),
    `${facts.risk.toFixed(0)} s`,
    i === 0 ? '-' : `${(100 * shared).toFixed(0)} %`,
    streetNames(map, tour.lanes).join(', '),
  ]);
  const head = ['way', 'length', 'time', 'turns', 'across', 'unsignalled', 'lane changes', 'risk', 'shared', 'streets'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function jsonOf(map: RoadMap, ways: readonly RouteAlternative[]): string {
  const routes = ways.map(({ tour, facts, shared }) => ({
    ...facts,
    cost: tour.cost,
    shared,
    lanes: tour.lanes.map((lane) => map.lanes[lane].key),
    streets: streetNames(map, tour.lanes),
  }));
  return `${JSON.stringify(routes, null, 2)}\n`;
}

function findOnMap(map: RoadMap, name: string, place: LanePlace, problems: string[]): LanePosition | null {
  const position = lanePositionOf(map, place);
  if (position !== null) return position;
  const ids = map.document.roads.map(({ id }) => id);
  const lanes = lanesAt(map, place);
  if (!ids.includes(place.road)) {
    problems.push(`${name}: found road "${place.road}"; the nearest id is "${nearestName(place.road, ids)}"`);
  } else if (lanes.length === 0) {
    const road = ids.indexOf(place.road);
    const known = [...new Set(map.lanes.filter((lane) => lane.road === road).map(({ id }) => id))];
    const expected = `a driving lane of road "${place.road}": ${known.join(', ') || 'it has none'}`;
    problems.push(`${name}: found lane ${place.lane}, expected ${expected}`);
  } else {
    const length = lanes.reduce((sum, lane) => sum + lane.length, 0);
    problems.push(`${name}: found s ${place.s}, expected at most the lane's length, ${length.toFixed(2)} m`);
  }
  return null;
}

/** "road:lane:s"; ids of roads may have colons in them. */
function parsePlace(text: string): LanePlace {
  const cells = text.split(':');
  const [lane, s] = cells.slice(-2).map(Number);
  const road = cells.slice(0, -2).join(':');
  if (road === '' || !Number.isInteger(lane) || !(s >= 0))
    throw new InvalidArgumentError(`found "${text}", expected road:lane:s such as 12:-1:30`);
  return { road, lane, s };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_ALTERNATIVES) return count;
  throw new InvalidArgumentError(`found "${text}", expected a whole number from 1 to ${MOST_ALTERNATIVES}`);
}
