/** The same fields, each as given where it is given. */
export function changed<T extends object>(fields: T, given: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const result = { ...fields };
  for (const name of Object.keys(fields) as (keyof T)[]) {
    const value = given[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}
