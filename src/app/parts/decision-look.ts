import {
  Car,
  CircleParking,
  Flag,
  Hourglass,
  type LucideIcon,
  Milestone,
  MoveUp,
  Octagon,
  Spline,
  TriangleAlert,
} from 'lucide-react';
import type { DecisionKind } from '../../core/messages/plan.ts';

/** How a decision looks: a word, a colour with a meaning, and a shape that says the same without colour. */
export interface DecisionLook {
  readonly word: string;
  /** CSS variable. */
  readonly color: 'pass' | 'warn' | 'fail' | 'info';
  readonly icon: LucideIcon;
}

export const DECISION_LOOKS: Readonly<Record<DecisionKind, DecisionLook>> = {
  cruise: { word: 'Cruise', color: 'pass', icon: MoveUp },
  follow: { word: 'Follow', color: 'warn', icon: Car },
  avoid: { word: 'Go around', color: 'warn', icon: Spline },
  wait: { word: 'Wait', color: 'warn', icon: Hourglass },
  stop: { word: 'Stop', color: 'fail', icon: Octagon },
  emergency: { word: 'Emergency', color: 'fail', icon: TriangleAlert },
  arrive: { word: 'Arrive', color: 'info', icon: Flag },
  park: { word: 'Park', color: 'info', icon: CircleParking },
};

/** Before the first plan. */
export const NO_DECISION: DecisionLook = { word: 'No plan yet', color: 'info', icon: Milestone };
