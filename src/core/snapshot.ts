import { setOwn } from './set-own.ts';

/** Data without behaviour: what messages and states are made of. Typed arrays are leaves. */
export type PlainData =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };

/** Deep copy that shares nothing with its source. */
export function clonePlain<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value)) return (value as unknown as Uint8Array).slice() as unknown as T;
  if (Array.isArray(value)) return value.map(clonePlain) as unknown as T;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setOwn(copy, key, clonePlain((value as Record<string, unknown>)[key]));
  return copy as T;
}
