/** Distance of two crossings, and from a crossing's middle to where its streets begin [m]. */
const BLOCK = 100;
const REACH = 12;

/** Directions of travel, anticlockwise from east: where they lead, and in which quarter turns. */
const DIRECTIONS = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];
const TURNS = { straight: 0, left: 1, right: 3 };

const WIDTH = '<width sOffset="0" a="3.5" b="0" c="0" d="0"/>';
const MARK = '<roadMark sOffset="0" type="broken" weight="standard" color="white" width="0.12"/>';
const WALK = '<width sOffset="0" a="2" b="0" c="0" d="0"/><height sOffset="0" inner="0.12" outer="0.12"/>';

/**
 * An OpenDRIVE file of a square town of n by n signalled crossings, 100 m apart: 2 n (n - 1) streets with a lane and a
 * sidewalk on either side, and every way through every crossing.
 */
export function gridFile(n: number): string {
  const parts = ['<?xml version="1.0"?>\n<OpenDRIVE>\n<header revMajor="1" revMinor="8" name="grid"/>\n'];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      if (i + 1 < n) parts.push(street(i, k, 0));
      if (k + 1 < n) parts.push(street(i, k, 1));
      parts.push(...crossing(n, i, k));
    }
  }
  parts.push('</OpenDRIVE>\n');
  return parts.join('');
}

/** The smallest n whose grid has at least that much road, ways through crossings and all [m]. */
export function gridOf(length: number): number {
  const ways = 4 * 2 * REACH + 8 * (Math.PI / 2) * REACH;
  let n = 2;
  while (2 * n * (n - 1) * (BLOCK - 2 * REACH) + (n - 1) * (n - 1) * ways < length) n++;
  return n;
}

/** The street from a crossing to the next one east (0) or north (1). */
function street(i: number, k: number, way: 0 | 1): string {
  const { x, y } = DIRECTIONS[way];
  const length = BLOCK - 2 * REACH;
  const from = junctionId(i, k);
  const to = junctionId(i + x, k + y);
  const place = `x="${i * BLOCK + x * REACH}" y="${k * BLOCK + y * REACH}" hdg="${(way * Math.PI) / 2}"`;
  const light = (id: string, s: number, orientation: string) =>
    `<signal id="${streetId(i, k, way)}${id}" s="${s}" t="${orientation === '+' ? -4 : 4}" zOffset="3" dynamic="yes" orientation="${orientation}" country="OpenDRIVE" type="1000001" subtype="-1"/>`;
  return `<road id="${streetId(i, k, way)}" length="${length}" junction="-1">
<link><predecessor elementType="junction" elementId="${from}"/><successor elementType="junction" elementId="${to}"/></link>
<type s="0" type="town"><speed max="50" unit="km/h"/></type>
<planView><geometry s="0" ${place} length="${length}"><line/></geometry></planView>
<elevationProfile><elevation s="0" a="0" b="0" c="0" d="0"/></elevationProfile>
<lanes><laneSection s="0">
<left><lane id="2" type="sidewalk">${WALK}</lane><lane id="1" type="driving">${WIDTH}${MARK}</lane></left>
<center><lane id="0" type="none">${MARK}</lane></center>
<right><lane id="-1" type="driving">${WIDTH}${MARK}</lane><lane id="-2" type="sidewalk">${WALK}</lane></right>
</laneSection></lanes>
<signals>${light('e', length - 1, '+')}${light('s', 1, '-')}</signals>
</road>
`;
}

/** All ways through a crossing, its junction and its controllers. */
function crossing(n: number, i: number, k: number): string[] {
  const roads: string[] = [];
  const connections: string[] = [];
  for (const direction of [0, 1, 2, 3]) {
    const from = arm(n, i, k, (direction + 2) % 4);
    for (const [name, turn] of Object.entries(TURNS)) {
      const to = arm(n, i, k, (direction + turn) % 4);
      if (from === null || to === null) continue;
      const id = `${junctionId(i, k)}-${direction}-${name}`;
      roads.push(way(id, i, k, direction, turn, from, to));
      connections.push(
        `<connection id="${connections.length}" incomingRoad="${from.road}" connectingRoad="${id}" contactPoint="start"><laneLink from="${from.lane}" to="-1"/></connection>`,
      );
    }
  }
  const controls = [0, 1, 2, 3].flatMap((side) => {
    const end = arm(n, i, k, side);
    return end === null ? [] : [`<control signalId="${end.road}${end.contact === 'end' ? 'e' : 's'}" type=""/>`];
  });
  const id = junctionId(i, k);
  return [
    ...roads,
    `<junction id="${id}" name="${id}">${connections.join('\n')}<controller id="c${id}" type=""/></junction>\n`,
    `<controller id="c${id}" name="">${controls.join('')}</controller>\n`,
  ];
}

interface Arm {
  readonly road: string;
  readonly contact: 'start' | 'end';
  /** The lane that leads into the crossing; the other one leads out. */
  readonly lane: -1 | 1;
}

/** The street on one side of a crossing, null at the town's edge. */
function arm(n: number, i: number, k: number, side: number): Arm | null {
  const { x, y } = DIRECTIONS[side];
  if (i + x < 0 || k + y < 0 || i + x >= n || k + y >= n) return null;
  if (side < 2) return { road: streetId(i, k, side as 0 | 1), contact: 'start', lane: 1 };
  return { road: streetId(i + x, k + y, (side - 2) as 0 | 1), contact: 'end', lane: -1 };
}

function way(id: string, i: number, k: number, direction: number, turn: number, from: Arm, to: Arm): string {
  const { x, y } = DIRECTIONS[direction];
  const length = turn === 0 ? 2 * REACH : (Math.PI / 2) * REACH;
  const shape = turn === 0 ? '<line/>' : `<arc curvature="${(turn === 1 ? 1 : -1) / REACH}"/>`;
  const place = `x="${i * BLOCK - x * REACH}" y="${k * BLOCK - y * REACH}" hdg="${(direction * Math.PI) / 2}"`;
  return `<road id="${id}" length="${length}" junction="${junctionId(i, k)}">
<link><predecessor elementType="road" elementId="${from.road}" contactPoint="${from.contact}"/><successor elementType="road" elementId="${to.road}" contactPoint="${to.contact}"/></link>
<planView><geometry s="0" ${place} length="${length}">${shape}</geometry></planView>
<lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><link><predecessor id="${from.lane}"/><successor id="${-to.lane}"/></link>${WIDTH}</lane></right>
</laneSection></lanes>
</road>
`;
}

function junctionId(i: number, k: number): string {
  return `j${i}.${k}`;
}

function streetId(i: number, k: number, way: 0 | 1): string {
  return `r${i}.${k}.${way}`;
}
