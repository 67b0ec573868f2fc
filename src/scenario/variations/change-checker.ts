import type { InputProblem } from '../input-problem.ts';
import type { Change, JsonDocument } from '../json-document.ts';
import { sceneSchema } from '../scene.ts';
import { schemaProblems } from '../schema-problems.ts';

/** Tells what the schema finds wrong with a scene because of a change, and not without it. */
export function changeChecker(document: JsonDocument): (change: Change) => InputProblem[] {
  const before = new Set(schemaProblems(sceneSchema, document).map(textOf));
  return (change) =>
    schemaProblems(sceneSchema, document.changed(change)).filter((problem) => !before.has(textOf(problem)));
}

function textOf({ path, message }: InputProblem): string {
  return `${path}: ${message}`;
}
