import type { DrivingLane } from './driving-lanes.ts';
import { laneStationAt } from './lane-station.ts';
import type { LaneAccess } from './opendrive/lane-records.ts';
import type { AccessRule, Lane, LaneAccessRules } from './road-map.ts';

/** Before the first record, and where one says "none". */
const OPEN: AccessRule = { allow: null, deny: [] };

/** Who may drive where along each lane [11.8]: every record holds up to the next station that has one. */
export function laneAccess(driving: readonly DrivingLane[], lanes: readonly Lane[]): LaneAccessRules[] {
  return lanes.map((lane) => alongLane(lane, driving[lane.index].lane.access));
}

function alongLane(lane: Lane, records: readonly LaneAccess[]): LaneAccessRules {
  const stations = [lane.s0];
  for (const { s } of records) if (s > stations[stations.length - 1] && s < lane.s1) stations.push(s);
  const stretches = stations.map((from, i) => {
    const begin = lane.direction > 0 ? from : (stations[i + 1] ?? lane.s1);
    const isStart = begin === lane.s0 || begin === lane.s1;
    return { s: isStart ? 0 : laneStationAt(lane, begin), rule: ruleAt(records, from) };
  });
  if (lane.direction < 0) stretches.reverse();
  return { s: Float64Array.from(stretches, ({ s }) => s), rules: stretches.map(({ rule }) => rule) };
}

/** What the records of the last station up to `station` say together. */
function ruleAt(records: readonly LaneAccess[], station: number): AccessRule {
  const last = records.findLast(({ s }) => s <= station);
  if (last === undefined) return OPEN;
  const holding = records.filter(({ s }) => s === last.s);
  const named = (rule: LaneAccess['rule']) =>
    holding
      .filter((record) => record.rule === rule)
      .flatMap(({ restriction }) => restriction)
      .map(userName)
      .filter((user) => user !== 'none');
  const allow = named('allow');
  return { allow: allow.length > 0 ? allow : null, deny: named('deny') };
}

/** Revisions call them "trucks" or "truck", "autonomous traffic" or "autonomousTraffic". */
function userName(restriction: string): string {
  const name = restriction.trim();
  if (name === 'trucks') return 'truck';
  return name.replace(/\s+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
