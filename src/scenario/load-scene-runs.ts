import type { FileSource } from './file-source.ts';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument } from './json-document.ts';
import { type LoadedScene, loadDocument, loadScene } from './load-scene.ts';
import type { MapShelf } from './map-shelf.ts';
import { openScene } from './read-scene.ts';
import { type Given, readVariations } from './variations/read-variations.ts';
import { type FieldValue, setField } from './variations/set-field.ts';

/** More problems than this of one scene file say nothing new. */
const MOST_PROBLEMS = 200;

/** All that a scene file asks for to be driven: itself, or each of its variations. */
export interface SceneRuns {
  readonly loaded: readonly LoadedScene[];
  readonly problems: readonly InputProblem[];
}

/**
 * Loads a scene file with fields set to other values than it has, and makes its variations of it; fields that are set
 * vary no more. Never rejects: all scenes, or every problem at once.
 */
export async function loadSceneRuns(
  file: string,
  files: FileSource,
  maps: MapShelf,
  fields: readonly FieldValue[] = [],
): Promise<SceneRuns> {
  const { document: asWritten, problems: unread } = await openScene(file, files);
  if (asWritten === null || unread.length > 0) {
    // What is JSON all the same is checked further.
    return asWritten === null ? failed(unread) : failed((await loadScene(file, files, maps)).problems);
  }
  const problems: InputProblem[] = [];
  const given: Given[] = [];
  let document: JsonDocument = asWritten;
  for (const field of fields) {
    const changed = setField(document, field, problems);
    if (changed === null) continue;
    document = changed.document;
    given.push({ path: changed.path, value: changed.document.valueAt(changed.path) });
  }
  if (problems.length > 0) return failed([...problems, ...(await loadScene(file, files, maps)).problems]);
  const variations = readVariations(document, given, problems);
  if (problems.length > 0) return failed([...problems, ...(await loadDocument(document, files, maps)).problems]);
  const texts = fields.map(({ name, text }) => `${name}=${text}`);
  const loaded: LoadedScene[] = [];
  const found = new Map<string, InputProblem>();
  for (const { values, changes, sets } of variations) {
    const changed = changes.reduce((now, change) => now.changed(change), document);
    const loading = await loadDocument(changed, files, maps, { variation: values, sets: [...texts, ...sets] });
    if (loading.loaded !== null) loaded.push(loading.loaded);
    for (const problem of loading.problems) found.set(JSON.stringify(problem), problem);
    if (found.size > MOST_PROBLEMS) break;
  }
  return found.size > 0 ? failed([...found.values()]) : { loaded, problems: [] };
}

function failed(problems: readonly InputProblem[]): SceneRuns {
  return { loaded: [], problems };
}
