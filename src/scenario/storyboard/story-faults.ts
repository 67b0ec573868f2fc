import type { ListedFault } from '../rig/fault-record.ts';
import type { FaultFields } from '../rig/fault-schema.ts';
import type { Scene } from '../scene.ts';
import type { Action } from './action-schema.ts';

/**
 * Everything that can go wrong with sensors in a scene, each with the event that it waits for: its faults, then those of its
 * storyboard's actions, in its order. FaultOrder.index counts them.
 */
export function faultsWithStory({ faults, storyboard }: Pick<Scene, 'faults' | 'storyboard'>): ListedFault[] {
  const ofActions = storyboard.flatMap(({ name, then }) =>
    then.flatMap((action): ListedFault[] => {
      const failure = action['fail-sensor'];
      return failure === undefined ? [] : [{ fault: faultOfAction(failure), event: name }];
    }),
  );
  return [...faults.map((fault) => ({ fault, event: fault.when?.event ?? null })), ...ofActions];
}

/** The fault of a `fail-sensor`, by the time since its event. */
function faultOfAction({ seconds, ...effect }: NonNullable<Action['fail-sensor']>): FaultFields {
  return { ...effect, from: 0, ...(seconds === undefined ? {} : { to: seconds }) };
}
