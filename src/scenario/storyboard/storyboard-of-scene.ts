import type { LaneIndex } from '../../map/lane-index.ts';
import { FIRST_PERSON_ID } from '../../world/people/people-view.ts';
import type { LoadedScene } from '../load-scene.ts';
import type { Scene } from '../scene.ts';
import { failSensor } from './actions/fail-sensor.ts';
import type { StoryAction } from './actions/story-action.ts';
import { type ActionNames, makeAction } from './make-action.ts';
import { makeCondition } from './make-condition.ts';
import { EGO_ID } from './road-user.ts';
import { faultsWithStory } from './story-faults.ts';
import { StoryView } from './story-view.ts';
import { type ReadyEvent, Storyboard } from './storyboard.ts';
import type { StoryEvent } from './storyboard-schema.ts';

/** The storyboard of a scene; null where it has none. `peopleAtRandom` have the ids before the named people's. */
export function storyboardOfScene(
  { scene, map, vehicle }: Pick<LoadedScene, 'scene' | 'map' | 'vehicle'>,
  index: LaneIndex,
  peopleAtRandom: number,
): Storyboard | null {
  const { storyboard } = scene;
  if (storyboard.length === 0) return null;
  const view = new StoryView(map, index, vehicle, storyboard.length);
  const ids = actorIds(scene.actors, peopleAtRandom);
  const names: ActionNames = {
    map,
    index,
    events: storyboard,
    user: (name) => view.watch(idOf(ids, name)),
    faultSensors: faultsWithStory(scene).map(({ fault }) => fault.sensor),
    next: { fault: scene.faults.length, weather: 0 },
  };
  return new Storyboard(
    view,
    storyboard.map((event): ReadyEvent => {
      const { name, when, then } = event;
      const actions = then.map((action) => makeAction(action, names));
      return {
        name,
        when: makeCondition(when, names),
        then: [...actions, ...faultsOf(event, scene)],
        times: timesOf(event),
      };
    }),
  );
}

/** Ids of the ego and of a scene's named actors, as in ActorsTruth.id. */
export function actorIds(actors: Scene['actors'], peopleAtRandom: number): Map<string, number> {
  const ids = new Map([['ego', EGO_ID]]);
  let vehicle = EGO_ID + 1;
  let person = FIRST_PERSON_ID + peopleAtRandom;
  for (const { name, kind } of actors) ids.set(name, kind === 'pedestrian' ? person++ : vehicle++);
  return ids;
}

function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`a checked storyboard names nobody: ${name}`);
  return id;
}

function timesOf({ repeat }: StoryEvent): number {
  if (repeat === true) return Number.POSITIVE_INFINITY;
  return repeat === false ? 1 : repeat;
}

/** Faults of the scene that begin with an event. */
function faultsOf({ name }: StoryEvent, { faults }: Scene): StoryAction[] {
  return faults.flatMap(({ when, from, to }, index) =>
    when?.event === name ? [failSensor(index, { from, to: to ?? Number.POSITIVE_INFINITY })] : [],
  );
}
