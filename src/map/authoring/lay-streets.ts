import type { Road } from '../opendrive/document.ts';
import { plainRoad } from '../opendrive/plain-records.ts';
import type { Arm } from './arm.ts';
import { climbProfile } from './climb-profile.ts';
import { DRIVING_WIDTH, streetSection } from './cross-section.ts';
import type { PlanPose } from './plan-view-builder.ts';
import { streetAlignment } from './street-alignment.ts';
import type { StreetPlan, TownPlan } from './town-plan.ts';

/** From a crossing's middle to its arms where all streets have one lane per direction [m]; gives turns their radius. */
const SETBACK = 15;
/** Level stretch at a street's ends and rounding of its default climb [m]. */
const LEVEL_END = 8;
const ROUNDING = 25;

/** The streets, and for each crossing the arms that they make there, both in the plan's order. */
export interface StreetNetwork {
  readonly roads: readonly Road[];
  readonly arms: readonly (readonly Arm[])[];
}

/** Lays out every street of the plan, one OpenDRIVE road each, ids from 1. */
export function layStreets(plan: TownPlan): StreetNetwork {
  const roads: Road[] = [];
  const arms: Arm[][] = plan.crossings.map(() => []);
  plan.streets.forEach((street, index) => {
    const fromIndex = crossingIndex(plan, street.from);
    const toIndex = crossingIndex(plan, street.to);
    const from = plan.crossings[fromIndex];
    const to = plan.crossings[toIndex];
    const alignment = streetAlignment(
      from,
      street.corners,
      to,
      setback(plan, street, street.from),
      setback(plan, street, street.to),
    );
    const { length, elements, pose } = alignment;
    roads.push(
      plainRoad({
        index,
        id: String(index + 1),
        name: street.name,
        length,
        predecessor: { kind: 'junction', element: fromIndex, contact: null },
        successor: { kind: 'junction', element: toIndex, contact: null },
        planView: elements,
        elevation: climbProfile(from.z, to.z, street.climb ?? defaultClimb(length)),
        laneSections: [streetSection(street.lanes, length)],
        speeds: [{ s: 0, max: street.speedLimitKmh / 3.6 }],
        types: [{ s: 0, type: 'town', country: '' }],
      }),
    );
    const { x, y, hdg } = elements[0];
    arms[fromIndex].push({ road: index, contact: 'start', lanes: street.lanes, outward: { x, y, heading: hdg } });
    arms[toIndex].push({ road: index, contact: 'end', lanes: street.lanes, outward: turnedAround(pose) });
  });
  return { roads, arms };
}

function defaultClimb(length: number) {
  return { from: LEVEL_END, to: length - LEVEL_END, rounding: ROUNDING };
}

/** Wider crossing streets need a longer way round the corner. */
function setback(plan: TownPlan, street: StreetPlan, crossing: string): number {
  const others = plan.streets.filter((other) => other !== street && (other.from === crossing || other.to === crossing));
  const widest = Math.max(1, ...others.map((other) => other.lanes));
  return SETBACK + (widest - Math.min(widest, street.lanes)) * DRIVING_WIDTH;
}

function crossingIndex(plan: TownPlan, name: string): number {
  const index = plan.crossings.findIndex((crossing) => crossing.name === name);
  if (index < 0) throw new Error(`the plan has no crossing "${name}"`);
  return index;
}

function turnedAround(pose: PlanPose): PlanPose {
  return { ...pose, heading: pose.heading + Math.PI };
}
