import { setOwn } from '../../core/set-own.ts';

/** A frozen copy of plain data that is of this realm through and through. */
export function takeIn<T>(value: T): T {
  return copied(value, true);
}

/** A copy that may be changed. */
export function takeBack<T>(value: T): T {
  return copied(value, false);
}

function copied<T>(value: T, freezes: boolean): T {
  if (value === null || typeof value !== 'object') return value;
  const from: unknown = value;
  if (ArrayBuffer.isView(from)) return typedCopy(from as unknown as ArrayLike<number>) as T;
  if (Array.isArray(from)) {
    // Not `from.map`, which would make an array of the realm that it came from.
    const list = Array.from(from, (entry) => copied(entry, freezes));
    return (freezes ? Object.freeze(list) : list) as T;
  }
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copied((value as Record<string, unknown>)[key], freezes));
  return (freezes ? Object.freeze(copy) : copy) as T;
}

function typedCopy(from: ArrayLike<number>): unknown {
  const name = Object.prototype.toString.call(from).slice('[object '.length, -1);
  const Typed = (globalThis as unknown as Record<string, new (values: ArrayLike<number>) => unknown>)[name];
  return new Typed(from);
}
