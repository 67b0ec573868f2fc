import type { SceneEntry } from './scene-list.ts';

/** Scenes in whose title, reason, file name or tags every word of a text stands, in their order; all of them for no word. */
export function findScenes(scenes: readonly SceneEntry[], text: string): readonly SceneEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return scenes.filter(({ title, reason, key, tags }) => {
    const all = [title, reason, key, ...tags].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
