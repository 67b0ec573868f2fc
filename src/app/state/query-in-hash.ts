import { DRIVE_KEYS } from './drive-keys.ts';
import { MAP_KEYS } from './map-link.ts';

const KEYS = [...DRIVE_KEYS, ...MAP_KEYS];

/**
 * An address that says what to open behind its ?, as many pages have it, with that behind its # instead, where this page
 * keeps it; what stands behind the # already goes before. Null where there is nothing of ours.
 */
export function queryInHash({ search, hash }: { readonly search: string; readonly hash: string }): string | null {
  const query = new URLSearchParams(search);
  const ours = [...query].filter(([key]) => KEYS.includes(key));
  if (ours.length === 0) return null;
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  for (const key of new Set(ours.map(([name]) => name))) {
    if (!values.has(key)) for (const value of query.getAll(key)) values.append(key, value);
    query.delete(key);
  }
  return `${query.size > 0 ? `?${query}` : ''}#${values}`;
}
