/**
 * What `import ... from 'skidpad'` gives to a planner: `definePlanner`, a few helpers, and the types of all that it is
 * given and answers. docs/planners.md shows how they are used.
 */
export { angleDifference, wrapAngle } from '../core/math/angle.ts';
export { type Comfort, comfortableSpeed } from './comfortable-speed.ts';
export { type Accelerate, type FollowOptions, followLine } from './follow-line.ts';
export { type IdmInput, idm } from './idm.ts';
export { type LinePoint, lineAt } from './line-at.ts';
export {
  type ChoiceParam,
  definePlanner,
  type NumberParam,
  type ParamValues,
  type PlannerContext,
  type PlannerDefinition,
  type PlannerNeeds,
  type PlannerParam,
  type PlannerParams,
  type PlannerRandom,
  type SwitchParam,
} from './planner-definition.ts';
export type * from './planner-input.ts';
export type * from './planner-map.ts';
export type * from './planner-output.ts';
