import { angleDifference } from '../../core/math/angle.ts';
import type { Lane } from '../../map/road-map.ts';
import type { ApproachSign, JunctionApproach } from './junction-approach.ts';
import type { SideRule } from './side-rule.ts';

/** Approaches whose headings differ by less run side by side, by more face each other [rad]: 45 and 135 degrees. */
const SIDE_BY_SIDE = Math.PI / 4;
const FACING = (3 * Math.PI) / 4;
/** A connecting lane that turns by more leads back [rad]: 150 degrees. */
const TURN_BACK = (5 * Math.PI) / 6;

/** Why a connecting lane's traffic gives way to another's, with how long a gap it wants; null where it need not. */
export type Yielding =
  /** A record of the file, a sign, or the circle of a roundabout that is entered. */
  | 'record'
  | 'sign'
  | 'circle'
  /** A turn across oncoming traffic, or back. */
  | 'turn-across'
  /** Somebody comes from the side that goes first. */
  | 'side';

/** One of two connecting lanes that cross or merge. */
export interface ConnectingWay {
  readonly lane: Lane;
  readonly approach: JunctionApproach;
  /** Whether it is part of a roundabout's circle. */
  readonly circulates: boolean;
}

/** What holds at a junction. */
export interface JunctionRules {
  readonly leftHand: boolean;
  readonly side: SideRule;
  /** Whether the file lets a connecting lane go before another one [OpenDRIVE 12.4]. */
  readonly isRecorded: (high: number, low: number) => boolean;
}

/** Who may go before whom by signs: yield and stop alike (Vienna Convention 1968, annex 1, B). */
const RANK: Readonly<Record<ApproachSign, number>> = { priority: 2, none: 1, yield: 0, stop: 0, 'all-way-stop': 0 };

/**
 * Whether `own` gives way to `other` where signs hold: first the file's priorities [OpenDRIVE 12.4], then signs, then the
 * circle of a roundabout, then the rules of those who are equal. Where everybody stops the order of arrival counts.
 */
export function yieldsBySigns(rules: JunctionRules, own: ConnectingWay, other: ConnectingWay): Yielding | null {
  const recorded = priorityRecord(rules, own.lane.index, other.lane.index);
  if (recorded !== 0) return recorded < 0 ? 'record' : null;
  const difference = RANK[own.approach.sign] - RANK[other.approach.sign];
  if (difference !== 0) return difference < 0 ? 'sign' : null;
  if (own.approach.sign === 'all-way-stop' && other.approach.sign === 'all-way-stop') return null;
  if (own.circulates !== other.circulates) return own.circulates ? null : 'circle';
  return yieldsAsEqual(rules, own, other);
}

/** +1 where the file lets `own` go before `other`, -1 the other way round, 0 where it says neither or both. */
function priorityRecord({ isRecorded }: JunctionRules, own: number, other: number): number {
  return (isRecorded(own, other) ? 1 : 0) - (isRecorded(other, own) ? 1 : 0);
}

/**
 * Whether `own` gives way to `other` where both have the same rank, or lights let both go: those who turn back give way
 * to all, those who turn across to who faces them, the rest by the side's rule.
 */
export function yieldsAsEqual(
  { leftHand, side }: JunctionRules,
  own: ConnectingWay,
  other: ConnectingWay,
): Yielding | null {
  const [back, otherBack] = [turnsBack(own.lane), turnsBack(other.lane)];
  if (back !== otherBack) return back ? 'turn-across' : null;
  const across = leftHand ? 'right' : 'left';
  const turn = angleDifference(other.approach.heading, own.approach.heading);
  if (Math.abs(turn) > FACING) return own.lane.turn === across && other.lane.turn !== across ? 'turn-across' : null;
  if (Math.abs(turn) < SIDE_BY_SIDE || side === 'none') return null;
  // Who comes from the right heads to the left.
  return turn > 0 === (side === 'right') ? 'side' : null;
}

function turnsBack({ centre }: Lane): boolean {
  return Math.abs(centre.heading[centre.count - 1] - centre.heading[0]) > TURN_BACK;
}
