import { PERCEPTIONS, type Perception } from '../../scenario/perception-choice.ts';
import type { DriveChoice } from '../worker/protocol.ts';

/** A scene that ships with the app. */
export interface SceneEntry {
  /** Path in the project, for example "scenes/first-drive.json". */
  readonly file: string;
  /** Name in the address, for example "first-drive". */
  readonly key: string;
  /** Title, the reason for it in one line, and tags, from the file. */
  readonly title: string;
  readonly reason: string;
  readonly tags: readonly string[];
  /** Who feeds the planner unless the user says. */
  readonly perception: Perception;
}

const DEFAULT_PERCEPTION: Perception = 'cnn';

/** As the files have them: they are checked when they are driven. */
const files = import.meta.glob<{ readonly [key in 'name' | 'description' | 'tags' | 'perception']?: unknown }>(
  '/scenes/*.json',
  { import: 'default', eager: true },
);

/** Scenes by title; the first drive first. */
export const SCENES: readonly SceneEntry[] = Object.entries(files)
  .map(([path, { name, description, tags, perception }]) => ({
    file: path.slice(1),
    key: path.replace(/^.*\/|\.json$/g, ''),
    title: String(name ?? path),
    reason: String(description ?? ''),
    tags: Array.isArray(tags) ? tags.map(String) : [],
    perception: PERCEPTIONS.find((who) => who === perception) ?? DEFAULT_PERCEPTION,
  }))
  .sort((a, b) => Number(b.key === 'first-drive') - Number(a.key === 'first-drive') || a.title.localeCompare(b.title));

/** A scene with its own seed, its own way, and whom it has see for the driver. */
export function sceneChoice(file: string): Pick<DriveChoice, 'scene' | 'text' | 'seed' | 'perception' | 'route'> {
  const perception = SCENES.find((scene) => scene.file === file)?.perception ?? DEFAULT_PERCEPTION;
  return { scene: file, text: undefined, seed: null, perception, route: undefined };
}

/** The same of a file from elsewhere, whose maps and rigs are those of the project. */
export function droppedChoice(name: string, text: string): ReturnType<typeof sceneChoice> {
  return { scene: `scenes/${name}`, text, seed: null, perception: perceptionIn(text), route: undefined };
}

/** As the text has it; what is wrong with it is found when it is driven. */
function perceptionIn(text: string): Perception {
  try {
    const asked = (JSON.parse(text) as { perception?: unknown } | null)?.perception;
    return PERCEPTIONS.find((who) => who === asked) ?? DEFAULT_PERCEPTION;
  } catch {
    return DEFAULT_PERCEPTION;
  }
}
