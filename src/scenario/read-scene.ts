import type { z } from 'zod';
import type { InputProblem } from './input-problem.ts';
import { JsonDocument } from './json-document.ts';
import { type Scene, sceneSchema } from './scene.ts';

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
  if (!result.success) problems.push(...result.error.issues.flatMap((issue) => problemsOf(issue, document)));
  if (!result.success || problems.length > 0) return refused(document, problems);
  return { scene: result.data, document, problems: [] };
}

function refused(document: JsonDocument | null, problems: readonly InputProblem[]): SceneReading {
  return { scene: null, document, problems };
}

function problemsOf(issue: z.core.$ZodIssue, document: JsonDocument): InputProblem[] {
  // Of several forms the one is meant that fits at its root.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [first, ...others] = issue.errors;
    const meant = others.find((branch) => branch.every(({ code, path }) => path.length > 0 || code !== 'invalid_type'));
    return (meant ?? first).flatMap((inner) =>
      problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, document),
    );
  }
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      document.problem([...path, key], 'unknown field; correct its spelling or remove it'),
    );
  }
  const value = document.valueAt(path);
  const found = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 60);
  return [document.problem(path, `found ${found}, ${expectation(issue)}`)];
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    // A kind that may be left out is among them as undefined, which nobody can write.
    return `expected one of ${issue.options.filter((option) => option !== undefined).join(', ')}`;
  }
  if (issue.code === 'too_small') return `expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}
