import type { PlannerDescription } from './realm/messages.ts';

/** A sensor as a planner can name it. */
interface NamedSensor {
  readonly kind: string;
  readonly name: string;
}

/** What a planner needs and a scene with these sensors has not, in words; none where it can drive there. */
export function unmetNeeds(
  { name, sensors }: Pick<PlannerDescription, 'name' | 'sensors'>,
  rig: readonly NamedSensor[],
): string[] {
  const has = rig.map((sensor) => `${sensor.kind}.${sensor.name}`);
  return sensors
    .filter((wanted) => !has.some((one) => one === wanted || one.startsWith(`${wanted}.`)))
    .map(
      (wanted) =>
        `planner "${name}" needs the sensor ${wanted}, found ${has.length === 0 ? 'a rig without sensors' : has.join(', ')}; name a rig that has it in the scene, or by --set rig=NAME`,
    );
}
