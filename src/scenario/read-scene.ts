import type { FileSource } from './file-source.ts';
import type { InputProblem } from './input-problem.ts';
import { JsonDocument } from './json-document.ts';
import { type Scene, sceneSchema } from './scene.ts';
import { schemaProblems } from './schema-problems.ts';

/** Greatest size of a scene file [characters]; more is refused before it is parsed. */
const MAX_SCENE_LENGTH = 1_000_000;

/** A scene file as JSON; null where it is none. */
export interface SceneOpening {
  readonly document: JsonDocument | null;
  readonly problems: readonly InputProblem[];
}

/** A scene, or null and the problems. The document is there wherever the text is JSON, so that more of it can be checked. */
export interface SceneReading extends SceneOpening {
  readonly scene: Scene | null;
}

/** Reads a scene file as JSON. Never rejects. */
export async function openScene(file: string, files: FileSource): Promise<SceneOpening> {
  try {
    return parseScene(await files.text(file), file);
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { document: null, problems: [{ file, line: 0, column: 0, path: '', message }] };
  }
}

/**
 * Reads the text of a scene file. Never throws: a scene, or every problem at once with line and JSON path. References
 * to other files are checked by load-scene.ts.
 */
export function readScene(text: string, file: string): SceneReading {
  const { document, problems } = parseScene(text, file);
  if (document === null) return { scene: null, document, problems };
  const reading = readSceneDocument(document);
  const all = [...problems, ...reading.problems];
  return { scene: all.length > 0 ? null : reading.scene, document, problems: all };
}

/** Holds a document to the schema of scenes. */
export function readSceneDocument(document: JsonDocument): Pick<SceneReading, 'scene' | 'problems'> {
  const { data } = sceneSchema.safeParse(document.value());
  return data === undefined
    ? { scene: null, problems: schemaProblems(sceneSchema, document) }
    : { scene: data, problems: [] };
}

function parseScene(text: string, file: string): SceneOpening {
  if (text.length <= MAX_SCENE_LENGTH) return JsonDocument.parse(text, file);
  const message = `found ${text.length} characters, expected at most ${MAX_SCENE_LENGTH}; split the scene`;
  return { document: null, problems: [{ file, line: 0, column: 0, path: '', message }] };
}
