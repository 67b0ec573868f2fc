import type { InputProblem } from './input-problem.ts';
import { JsonDocument } from './json-document.ts';
import { type Scene, sceneSchema } from './scene.ts';
import { schemaProblems } from './schema-problems.ts';

/** Greatest size of a scene file [characters]; more is refused before it is parsed. */
const MAX_SCENE_LENGTH = 1_000_000;

/** A scene, or null and the problems. The document is there wherever the text is JSON, so that more of it can be checked. */
export type SceneReading =
  | { readonly scene: Scene; readonly document: JsonDocument; readonly problems: readonly [] }
  | { readonly scene: null; readonly document: JsonDocument | null; readonly problems: readonly InputProblem[] };

/**
 * Reads the text of a scene file. Never throws: a scene, or every problem at once with line and JSON path. References
 * to other files are checked by load-scene.ts.
 */
export function readScene(text: string, file: string): SceneReading {
  if (text.length > MAX_SCENE_LENGTH) {
    const message = `found ${text.length} characters, expected at most ${MAX_SCENE_LENGTH}; split the scene`;
    return refused(null, [{ file, line: 0, column: 0, path: '', message }]);
  }
  const { document, problems } = JsonDocument.parse(text, file);
  if (document === null) return refused(null, problems);
  const result = sceneSchema.safeParse(document.value());
  if (!result.success) problems.push(...schemaProblems(result.error, document));
  if (!result.success || problems.length > 0) return refused(document, problems);
  return { scene: result.data, document, problems: [] };
}

function refused(document: JsonDocument | null, problems: readonly InputProblem[]): SceneReading {
  return { scene: null, document, problems };
}
