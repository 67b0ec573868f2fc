/** JSON Schema of a message of numbers and words, for what Foxglove has no schema of. */
export function numbersSchema(title: string, numbers: readonly string[], words: readonly string[] = []): object {
  const ofType = (names: readonly string[], type: string) => names.map((name) => [name, { type }]);
  const timestamp = {
    type: 'object',
    title: 'time',
    properties: { sec: { type: 'integer' }, nsec: { type: 'integer' } },
  };
  return {
    title,
    type: 'object',
    properties: { timestamp, ...Object.fromEntries([...ofType(numbers, 'number'), ...ofType(words, 'string')]) },
  };
}
