import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { changeChecker } from './change-checker.ts';
import { findField } from './find-field.ts';

/** A field and the value that it shall have, as written: JSON, or plain text where text is asked for. */
export interface FieldValue {
  readonly name: string;
  readonly text: string;
}

/** A scene with a field set; null with problems, told as those of the setting, where the field or its value cannot be. */
export function setField(
  document: JsonDocument,
  { name, text }: FieldValue,
  problems: InputProblem[],
): { readonly document: JsonDocument; readonly path: JsonPath } | null {
  const origin = `--set ${name}=${text}`;
  const told = { file: `${document.file} ${origin}`, line: 0, column: 0 };
  const finding = findField(document.value(), name);
  if ('problem' in finding) {
    problems.push({ ...told, path: name, message: finding.problem });
    return null;
  }
  const { path } = finding;
  const check = changeChecker(document);
  const values = readingsOf(text);
  const wrong = values.map((value) => check({ path, value, origin }));
  const fitting = wrong.findIndex((found) => found.length === 0);
  if (fitting < 0) {
    problems.push(...wrong[0].map(({ path: where, message }) => ({ ...told, path: where, message })));
    return null;
  }
  return { document: document.changed({ path, value: values[fitting], origin }), path };
}

/** What a text may mean: the JSON that it is, and else or besides itself. */
function readingsOf(text: string): unknown[] {
  try {
    return [JSON.parse(text), text];
  } catch {
    return [text];
  }
}
