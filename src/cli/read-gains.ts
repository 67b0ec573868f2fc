import { controlSchema } from '../scenario/control/control-schema.ts';
import { formatProblem } from '../scenario/input-problem.ts';
import { JsonDocument } from '../scenario/json-document.ts';
import { schemaProblems } from '../scenario/schema-problems.ts';
import type { FieldValue } from '../scenario/variations/set-field.ts';
import { diskFiles } from './disk-files.ts';
import { UsageError } from './usage-error.ts';

/** A gains file as what the field `control` of a scene is set to; what is wrong with it is a usage error that lists it all. */
export async function readGains(path: string): Promise<FieldValue> {
  const text = await diskFiles.text(path).catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}; skidpad tune writes such a file`);
  });
  const { document, problems } = JsonDocument.parse(text, path);
  const all = document === null || problems.length > 0 ? problems : schemaProblems(controlSchema, document);
  if (document === null || all.length > 0) throw new UsageError(all.map(formatProblem).join('\n'));
  return { name: 'control', text: JSON.stringify(document.value()) };
}
